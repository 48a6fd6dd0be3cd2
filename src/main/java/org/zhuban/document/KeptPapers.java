package org.zhuban.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record that a module keeps of its {@link SealedPapers}, for the verifying page. */
public interface KeptPapers {

    Optional<Kept> find(UUID id);

    /** Those of revoked entries that have not expired by themselves on that day. */
    List<Revoked> revoked(LocalDate today);

    /** A paper that is worth nothing any more. */
    record Revoked(UUID id, Instant at) {}

    /**
     * A paper as it was sealed, and what it is worth now.
     *
     * @param name   of its kind, e.g. 进疆报送册
     * @param since  since when it is no longer valid; null while it is
     * @param reason why it is not, in plain words
     * @param groups what stands in it, nothing personal
     */
    record Kept(
            UUID id,
            String type,
            String name,
            String number,
            String holder,
            @Nullable String creditCode,
            String region,
            LocalDate issuedOn,
            @Nullable LocalDate validUntil,
            byte[] digest,
            DocumentState state,
            @Nullable Instant since,
            @Nullable String reason,
            List<Verification.Group> groups) {}
}
