package org.zhuban.document;

import java.util.Optional;
import java.util.UUID;
import org.zhuban.identity.CurrentAccount;

/** Documents 文书 of approved filings. */
public interface Documents {

    /** The document of a filing; empty before approval and for types without one. */
    Optional<Document> of(UUID filing);

    /**
     * The document as PDF, made anew from what was submitted and decided. The caller has checked that the reader may see the filing.
     *
     * @param view what of personal data is printed
     * @throws org.zhuban.common.ConflictException {@code document.not-yet} before approval and for types without one; {@code document.revoked}
     */
    byte[] pdf(UUID filing, View view);

    /** As its applicant gets it. */
    default byte[] pdf(UUID filing) {
        return pdf(filing, View.WHOLE);
    }

    /** May this account revoke what is issued for the filing: a supervisor of its region and programme? */
    boolean mayRevoke(CurrentAccount account, UUID filing);

    /**
     * Revokes a document 撤销, for good: its filing becomes {@code REVOKED} and its applicant is told, in the same transaction.
     *
     * @param by     an authority supervisor of its region
     * @param reason public, 2 to 200 characters
     * @throws org.zhuban.common.DeniedException   without that right
     * @throws org.zhuban.common.ConflictException {@code document.revoked-already}
     */
    Document revoke(CurrentAccount by, UUID filing, String reason);

    /** What of personal data is printed. */
    enum View {
        /** All, for the applicant himself. */
        WHOLE,
        /** Personal numbers and names masked, for staff. */
        MASKED
    }
}
