package org.zhuban.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ZhubanException;

/** Port to the enterprise registry (SPEC 7, 天眼查). */
public interface EnterpriseRegistry {

    /**
     * Looks a unit up.
     *
     * @return empty if the registry does not know the code
     * @throws RegistryDownException if it was not reached in time
     */
    Optional<Extract> find(String creditCode) throws RegistryDownException;

    /**
     * What the registry knows.
     *
     * @param status 存续, 注销, 吊销 …
     */
    record Extract(
            String creditCode,
            String name,
            @Nullable LocalDate registeredOn,
            @Nullable LocalDate validUntil,
            @Nullable String regionCode,
            @Nullable String address,
            @Nullable String legalRepresentative,
            @Nullable String registeredCapital,
            @Nullable String enterpriseType,
            String status,
            String source,
            Instant fetchedAt) {}

    /** Not reached in time, or the circuit is open. */
    class RegistryDownException extends ZhubanException {
        public RegistryDownException() {
            super("registry.down");
        }
    }
}
