package org.zhuban.filing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the kit asks the register of enterprises about the one that an account acts for. */
@FunctionalInterface
public interface Organisations {

    Optional<Organisation> find(UUID id);

    /** Names of several by id; the register asks for all at once. */
    default Map<UUID, String> names(Collection<UUID> ids) {
        return ids.stream()
                .flatMap(id -> find(id).stream())
                .collect(Collectors.toMap(Organisation::id, Organisation::name, (one, same) -> one));
    }

    /**
     * An enterprise that files.
     *
     * @param kind          code of table {@code enterprise-kind}, e.g. {@code LABOUR}
     * @param region        its authority decides unless the type says otherwise
     * @param contactMobile of its contact, opened; told by SMS; null = none
     */
    record Organisation(
            UUID id, String name, String creditCode, String kind, String region, @Nullable String contactMobile) {}
}
