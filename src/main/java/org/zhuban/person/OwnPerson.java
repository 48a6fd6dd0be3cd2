package org.zhuban.person;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's own record 我的信息, for himself.
 *
 * @param mobile      masked
 * @param certifiedAt null before
 * @param certifiedBy null before
 */
public record OwnPerson(
        Person person,
        String mobile,
        @Nullable Instant certifiedAt,
        Person.@Nullable CertifiedBy certifiedBy,
        Profile profile) {

    public UUID id() {
        return person.id();
    }

    /**
     * Basic information 基本信息, written by himself; all of it may be missing.
     *
     * @param education      code of table {@code education}
     * @param trade          in words
     * @param emergencyPhone in clear, for himself only
     */
    public record Profile(
            @Nullable String education,
            @Nullable String address,
            @Nullable String trade,
            @Nullable String emergencyName,
            @Nullable String emergencyPhone) {}
}
