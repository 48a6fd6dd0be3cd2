package org.zhuban.filing;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.attachment.ReceivedFile;
import org.zhuban.attachment.Slot;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.Forms;
import org.zhuban.privacy.Sealer;

/** What is done to a filing while its applicant may edit it: save, attach, delete. A draft costs no process. */
@Service
class FilingDrafts {

    private final Filings filings;
    private final FilingData data;
    private final FilingTypes types;
    private final Forms forms;
    private final Attachments attachments;
    private final Overtaken overtaken;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @SuppressWarnings("TooManyParameters")
    FilingDrafts(
            Filings filings,
            FilingData data,
            FilingTypes types,
            Forms forms,
            Attachments attachments,
            Overtaken overtaken,
            Sealer sealer,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.filings = filings;
        this.data = data;
        this.types = types;
        this.forms = forms;
        this.attachments = attachments;
        this.overtaken = overtaken;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Transactional
    Filing save(
            FilingService.Applicant applicant, UUID id, int version, Map<String, Object> given, List<Prefill> taken) {
        Filings.Row row = FilingOffice.owned(applicant, filings.find(id).orElseThrow(FilingOffice::notFound));
        Filing filing = overtaken.editable(row.filing());
        ProcessModel model = types.model(filing);
        FormDefinition form = types.form(model);
        if (filing.version() != version) {
            throw meanwhile(row, form, version);
        }
        refuse(forms.unknown(form, given));
        Map<String, Object> former = data.open(id, row.data());
        Map<String, Provenance> provenance = new LinkedHashMap<>(data.openProvenance(id, row.provenance()));
        Map<String, Object> own = new LinkedHashMap<>();
        provenance.forEach((key, origin) -> own.put(key, origin.value()));
        own.putAll(former);
        taken.forEach(prefill -> own.putAll(prefill.values()));
        Map<String, Object> answers = forms.clean(form, forms.keepReadOnly(form, given, own));
        // nothing huge is stored; all of the draft stays as it was
        refuse(forms.oversized(form, answers));
        provenance.putAll(Origins.of(form, taken, answers));
        Instant now = clock.instant();
        Stamps stamps = Stamps.read(row.stamps())
                .with(forms.differences(form, former, answers), version + 1, applicant.name(), now);
        boolean saved = filings.saveData(
                id,
                version,
                data.seal(form, id, answers),
                types.title(model, answers),
                types.project(filing.type(), applicant, answers, filing.project()),
                FilingOffice.contact(sealer, types.type(filing.type()), answers),
                data.sealProvenance(form, id, provenance),
                stamps.text(),
                now,
                applicant.name());
        if (!saved) {
            Filings.Row present = filings.find(id).orElseThrow(FilingOffice::notFound);
            overtaken.editable(present.filing());
            throw meanwhile(present, form, version);
        }
        return filings.find(id).orElseThrow(FilingOffice::notFound).filing();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static ChangedMeanwhileException meanwhile(Filings.Row row, FormDefinition form, int version) {
        return new ChangedMeanwhileException(
                row.filing().changedBy(),
                row.filing().changedAt(),
                Stamps.read(row.stamps()).since(version, form));
    }

    Attachment attach(FilingService.Applicant applicant, UUID id, String slotKey, String name, InputStream content) {
        Filing before = overtaken.editable(
                FilingOffice.owned(applicant, filings.find(id).orElseThrow(FilingOffice::notFound))
                        .filing());
        Slot slot = types.form(types.model(before)).slots().stream()
                .filter(candidate -> candidate.key().equals(slotKey))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing.slot-unknown", slotKey));
        try (ReceivedFile received = attachments.receive(id, before.organisation(), slot, name, content)) {
            return Objects.requireNonNull(transaction.execute(status -> {
                Filing filing = overtaken.editable(
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
        Filing filing = overtaken.editable(row.filing());
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
