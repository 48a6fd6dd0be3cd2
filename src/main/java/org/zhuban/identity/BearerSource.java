package org.zhuban.identity;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bearer tokens of one kind, told from the others by how they begin. */
public interface BearerSource {

    /** Is it one of this kind, good or not? */
    boolean owns(String token);

    /** Whom it stands for, if it is still good; asked at every call. */
    Optional<CurrentAccount> account(String token);

    /**
     * A call that it let in was answered.
     *
     * @param status  HTTP status of the answer
     * @param address it came from
     */
    default void answered(
            CurrentAccount account, String method, String path, int status, Duration took, @Nullable String address) {}
}
