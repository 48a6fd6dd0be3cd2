package org.zhuban.filing;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.attachment.ReceivedFile;
import org.zhuban.attachment.Slot;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Ids;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.Forms;
import org.zhuban.privacy.Sealer;

/** What is done to a filing while its applicant may edit it: open, save, attach, delete. A draft costs no process. */
@Service
class FilingDrafts {

    private final Filings filings;
    private final FilingData data;
    private final FilingTypes types;
    private final FilingNumbers numbers;
    private final Forms forms;
    private final Attachments attachments;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String region;

    @SuppressWarnings("TooManyParameters")
    FilingDrafts(
            Filings filings,
            FilingData data,
            FilingTypes types,
            FilingNumbers numbers,
            Forms forms,
            Attachments attachments,
            Sealer sealer,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${zhuban.authority.region:320500}") String region) {
        this.filings = filings;
        this.data = data;
        this.types = types;
        this.numbers = numbers;
        this.forms = forms;
        this.attachments = attachments;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.region = region;
    }

    @Transactional
    FilingService.Opened open(
            FilingService.Applicant applicant, String key, @Nullable String subject, Map<String, Object> given) {
        ProcessModel model = types.newest(key);
        if (applicant.account() == null && !types.forVisitors(model)) {
            throw new NotFoundException("filing-type.unknown", key);
        }
        FormDefinition form = types.form(model);
        FilingType type = types.type(key);
        Map<String, Object> answers = forms.clean(form, given);
        String token = applicant.account() == null ? VisitorTokens.next() : null;
        Instant now = clock.instant();
        String home = Objects.requireNonNullElse(type.region(answers), region);
        var filing = new Filing(
                Ids.next(),
                0,
                numbers.next(model.programme(), home),
                key,
                model.programme(),
                FilingState.DRAFT,
                home,
                applicant.account(),
                applicant.organisation(),
                subject,
                types.title(model, answers),
                0,
                null,
                null,
                now,
                now,
                applicant.name(),
                null,
                null,
                null);
        filings.insert(
                filing,
                data.seal(form, filing.id(), answers),
                token == null ? null : VisitorTokens.hash(token),
                FilingOffice.contact(sealer, type, answers));
        audit.done("filing-open", "filing:" + filing.number(), Map.of("type", key));
        return new FilingService.Opened(
                new FilingDetails(
                        filing,
                        model,
                        form,
                        answers,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of()),
                token);
    }

    @Transactional
    Filing save(FilingService.Applicant applicant, UUID id, int version, Map<String, Object> given) {
        Filings.Row row = FilingOffice.owned(applicant, filings.find(id).orElseThrow(FilingOffice::notFound));
        Filing filing = FilingOffice.editable(row.filing());
        ProcessModel model = types.model(filing);
        FormDefinition form = types.form(model);
        FilingType type = types.type(filing.type());
        Map<String, Object> answers = forms.clean(form, given);
        boolean saved = filings.saveData(
                id,
                version,
                data.seal(form, id, answers),
                types.title(model, answers),
                FilingOffice.contact(sealer, type, answers),
                clock.instant(),
                applicant.name());
        if (!saved) {
            throw new ConflictException("filing.changed-meanwhile", filing.changedBy(), filing.changedAt());
        }
        return filings.find(id).orElseThrow(FilingOffice::notFound).filing();
    }

    Attachment attach(FilingService.Applicant applicant, UUID id, String slotKey, String name, InputStream content) {
        Filing before = FilingOffice.editable(
                FilingOffice.owned(applicant, filings.find(id).orElseThrow(FilingOffice::notFound))
                        .filing());
        Slot slot = types.form(types.model(before)).slots().stream()
                .filter(candidate -> candidate.key().equals(slotKey))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing.slot-unknown", slotKey));
        try (ReceivedFile received = attachments.receive(id, before.organisation(), slot, name, content)) {
            return Objects.requireNonNull(transaction.execute(status -> {
                Filing filing = FilingOffice.editable(
                        filings.lock(id).orElseThrow(FilingOffice::notFound).filing());
                if (!slot.several()) {
                    attachments.of(id).stream()
                            .filter(file -> file.slot().equals(slotKey))
                            .forEach(former -> attachments.delete(id, former.id()));
                }
                Attachment added = attachments.add(received);
                audit.done(
                        "attachment-add",
                        "filing:" + filing.number(),
                        Map.of("slot", slotKey, "sha256", added.sha256()));
                return added;
            }));
        }
    }

    @Transactional
    void detach(FilingService.Applicant applicant, UUID id, UUID attachment) {
        Filings.Row row = FilingOffice.owned(applicant, filings.lock(id).orElseThrow(FilingOffice::notFound));
        Filing filing = FilingOffice.editable(row.filing());
        if (attachments.find(id, attachment).isEmpty()) {
            throw new NotFoundException("attachment.unknown");
        }
        attachments.delete(id, attachment);
        audit.done("attachment-delete", "filing:" + filing.number(), Map.of("attachment", attachment.toString()));
    }

    @Transactional
    void delete(FilingService.Applicant applicant, UUID id) {
        Filings.Row row = FilingOffice.owned(applicant, filings.lock(id).orElseThrow(FilingOffice::notFound));
        if (row.filing().state() != FilingState.DRAFT) {
            throw new ConflictException("filing.only-drafts");
        }
        attachments.of(id).forEach(file -> attachments.delete(id, file.id()));
        filings.delete(id);
        audit.done("filing-delete", "filing:" + row.filing().number(), Map.of());
    }
}
