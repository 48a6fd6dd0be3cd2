package org.zhuban.filing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signatures 电子签名 of submissions, by the certificate module; whoever asks has asked for the right to read the filing. */
public interface FilingSignatures {

    /** At most one a revision, the last revision first. */
    List<FilingSignature> of(UUID filing);

    /** The one of that revision, verified anew as it is kept. */
    Optional<Verified> verified(UUID filing, int revision);

    /**
     * A signature looked at again.
     *
     * @param enterprise whose certificate it was
     * @param holds      that key signed that revision as it is kept
     */
    record Verified(FilingSignature signature, String enterprise, boolean holds) {}

    default Optional<FilingSignature> of(UUID filing, int revision) {
        return of(filing).stream().filter(one -> one.revision() == revision).findFirst();
    }
}
