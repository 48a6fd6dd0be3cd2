package org.zhuban.document;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhuban.filing.Revoking;
import org.zhuban.identity.CurrentAccount;

/** An approval is revoked with its document. */
@Component
class RevokingDocuments implements Revoking {

    private final Documents documents;

    RevokingDocuments(Documents documents) {
        this.documents = documents;
    }

    @Override
    public boolean may(CurrentAccount account, UUID filing) {
        return documents
                        .of(filing)
                        .filter(document -> document.revokedAt() == null)
                        .isPresent()
                && documents.mayRevoke(account, filing);
    }

    @Override
    public void revoke(CurrentAccount account, UUID filing, String reason) {
        documents.revoke(account, filing, reason);
    }
}
