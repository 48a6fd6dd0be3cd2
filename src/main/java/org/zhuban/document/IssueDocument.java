package org.zhuban.document;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingStep;
import org.zhuban.filing.Organisations;
import org.zhuban.filing.form.FormElement;
import org.zhuban.privacy.Masks;

/**
 * {@code issueDocument} 出具文书: gives the approved filing its document number and its seal, in the decision's transaction; the PDF itself
 * is made when somebody asks for it. Stands behind {@code enterRegister}, so that the holder is named as the register has him.
 */
@Component("issueDocument")
class IssueDocument implements FilingStep {

    private final FilingRecords records;
    private final IssuedDocuments documents;
    private final CanonicalRecord canonical;
    private final DocumentKeys keys;
    private final Organisations organisations;
    private final Audit audit;
    private final Clock clock;

    IssueDocument(
            FilingRecords records,
            IssuedDocuments documents,
            CanonicalRecord canonical,
            DocumentKeys keys,
            Organisations organisations,
            Audit audit,
            Clock clock) {
        this.records = records;
        this.documents = documents;
        this.canonical = canonical;
        this.keys = keys;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whom a document is about. */
    private record Holder(String name, @Nullable String creditCode) {}

    @Override
    public void run(Context context) {
        FilingRecord record = records.of(context.filing());
        if (!record.printed()) {
            throw new IllegalStateException(
                    context.element() + " issues a document, but the process says that it has none");
        }
        Document document = issued(record);
        documents.insert(document);
        audit.done(
                "document-issue",
                "filing:" + record.filing().number(),
                Map.of("document", document.number(), "key", HexFormat.of().formatHex(document.keyId())));
    }

    private Document issued(FilingRecord record) {
        Filing filing = record.filing();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        UUID id = VerificationCode.random();
        String number = "%s-%s-%d-%06d"
                .formatted(filing.programme(), filing.region(), today.getYear(), documents.nextSequence());
        Holder holder = holder(record);
        LocalDate validUntil = record.validUntil();
        byte[] digest = canonical.digest(record);
        Claims claims = new Claims(
                id,
                filing.type(),
                number,
                Claims.shortened(holder.name()),
                holder.creditCode(),
                filing.region(),
                today,
                validUntil,
                digest);
        FilingEvent decision = record.decision();
        return new Document(
                id,
                number,
                filing.id(),
                filing.type(),
                filing.revision(),
                record.process().definition(),
                record.process().version(),
                DigestUtils.sha256(record.process().formSource()),
                holder.name(),
                holder.creditCode(),
                filing.region(),
                digest,
                decision == null ? null : decision.actorName(),
                decision == null ? null : decision.opinion(),
                now,
                validUntil,
                keys.currentId(),
                keys.seal(claims.encoded()),
                null,
                null);
    }

    /** The enterprise that filed, else the one the answers name, else the filing's title. */
    private Holder holder(FilingRecord record) {
        UUID organisation = record.filing().organisation();
        var known =
                organisation == null ? Optional.<Organisations.Organisation>empty() : organisations.find(organisation);
        if (known.isPresent()) {
            return new Holder(known.get().name(), known.get().creditCode());
        }
        String name = text(record, "name");
        return new Holder(name.isEmpty() ? record.filing().title() : name, blankToNull(text(record, "creditCode")));
    }

    /** A personal name is masked: the seal is for everybody. */
    private static String text(FilingRecord record, String key) {
        Object value = record.data().get(key);
        if (value == null) {
            return "";
        }
        boolean personal =
                record.form().field(key).map(FormElement::maskedInPublic).orElse(false);
        return personal ? Masks.name(value.toString()) : value.toString();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
