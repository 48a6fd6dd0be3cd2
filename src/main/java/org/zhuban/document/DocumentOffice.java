package org.zhuban.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.Revocations;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.reference.Regions;

/** Documents as they were issued, and what may be done with them. */
@Service
class DocumentOffice implements Documents {

    private static final int REASON = 200;

    private final IssuedDocuments documents;
    private final FilingRecords records;
    private final Revocations revocations;
    private final CanonicalRecord canonical;
    private final Paper paper;
    private final SiteAddress site;
    private final Regions regions;
    private final Audit audit;
    private final Clock clock;

    DocumentOffice(
            IssuedDocuments documents,
            FilingRecords records,
            Revocations revocations,
            CanonicalRecord canonical,
            Paper paper,
            SiteAddress site,
            Regions regions,
            Audit audit,
            Clock clock) {
        this.documents = documents;
        this.records = records;
        this.revocations = revocations;
        this.canonical = canonical;
        this.paper = paper;
        this.site = site;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Document> of(UUID filing) {
        return documents.of(filing);
    }

    @Override
    public byte[] pdf(UUID filing, View view) {
        Document document = documents.of(filing).orElseThrow(() -> new ConflictException("document.not-yet"));
        if (document.revokedAt() != null) {
            throw new ConflictException(
                    "document.revoked", document.number(), String.valueOf(document.revokedReason()));
        }
        FilingRecord record = records.of(filing);
        if (!Arrays.equals(canonical.digest(record), document.recordDigest())) {
            throw new IllegalStateException(
                    "the record of document " + document.number() + " is not the one that was approved");
        }
        return paper.pdf(record, document, view, site.get(), mark(document));
    }

    private @Nullable VoidMark mark(Document document) {
        IssuedDocuments.Standing standing = documents.standing(document.id()).orElseThrow();
        return paper.mark(Verification.state(standing, LocalDate.now(clock)), document, standing.successor());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayRevoke(CurrentAccount account, UUID id) {
        return account.grants().stream().anyMatch(grant -> grant.role() == Role.SUPERVISOR)
                && supervises(account, records.readable(account, null, id).filing());
    }

    private boolean supervises(CurrentAccount account, Filing filing) {
        return supervisor(account, filing).isPresent();
    }

    private Optional<Grant> supervisor(CurrentAccount account, Filing filing) {
        return account.grants().stream()
                .filter(grant -> grant.role() == Role.SUPERVISOR
                        && (grant.programme() == null || grant.programme() == filing.programme())
                        && (grant.region() == null || regions.contains(grant.region(), filing.region())))
                .findFirst();
    }

    @Override
    @Transactional
    public Document revoke(CurrentAccount by, UUID id, String reason) {
        Filing filing = records.readable(by, null, id).filing();
        Grant grant = supervisor(by, filing).orElseThrow(() -> {
            audit.denied("document-revoke", "filing:" + filing.number(), Map.of());
            return new DeniedException("document.revoke-denied");
        });
        String given = reason.strip();
        if (given.codePointCount(0, given.length()) < 2 || given.codePointCount(0, given.length()) > REASON) {
            throw new InvalidInputException(new FieldError("/reason", "document.revoke-reason"));
        }
        Document document = documents.of(id).orElseThrow(() -> new ConflictException("document.not-yet"));
        if (!documents.revoke(document.id(), clock.instant(), by.id(), given)) {
            throw new ConflictException("document.revoked-already");
        }
        revocations.revoke(id, by.id(), Objects.requireNonNullElse(grant.region(), filing.region()), given);
        audit.done(
                "document-revoke", "filing:" + filing.number(), Map.of("document", document.number(), "reason", given));
        return documents.of(id).orElseThrow();
    }
}
