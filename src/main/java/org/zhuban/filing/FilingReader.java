package org.zhuban.filing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.attachment.Slot;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.Waits;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;

/** Assembles what a filing's page shows: at most eight statements, whatever the filing holds. */
@Component
class FilingReader {

    private final FilingHistory history;
    private final FilingLists lists;
    private final FilingData data;
    private final FilingTypes types;
    private final Forms forms;
    private final Attachments attachments;
    private final OpenTasks openTasks;
    private final Desks desks;
    private final FilingSignatures signatures;
    private final Waits waits;

    FilingReader(
            FilingHistory history,
            FilingLists lists,
            FilingData data,
            FilingTypes types,
            Forms forms,
            Attachments attachments,
            OpenTasks openTasks,
            Desks desks,
            FilingSignatures signatures,
            Waits waits) {
        this.history = history;
        this.lists = lists;
        this.data = data;
        this.types = types;
        this.forms = forms;
        this.attachments = attachments;
        this.openTasks = openTasks;
        this.desks = desks;
        this.signatures = signatures;
        this.waits = waits;
    }

    FilingDetails details(Filings.Row row) {
        Filing filing = row.filing();
        ProcessModel model = types.model(filing);
        FormDefinition form = types.form(model);
        Map<String, Object> answers = data.open(filing.id(), row.data());
        boolean draft = filing.state() == FilingState.DRAFT;
        Filings.Row approved = approvedLike(filing);
        List<Attachment> both = attachments.of(
                approved == null
                        ? List.of(filing.id())
                        : List.of(filing.id(), approved.filing().id()));
        List<Attachment> files = owned(both, filing);
        Optional<OpenTasks.OnDesk> onDesk =
                filing.state() == FilingState.IN_REVIEW ? openTasks.of(filing.id()) : Optional.empty();
        FilingDetails.Wait wait = onDesk.isPresent() ? null : waits(filing);
        return new FilingDetails(
                filing,
                model,
                form,
                answers,
                files,
                draft ? List.of() : history.events(filing.id()),
                draft ? List.of() : history.findings(filing.id(), filing.revision()),
                changes(filing, form, answers, files),
                approved == null ? null : inForce(approved, both, form, answers, files),
                draft ? List.of() : history.path(filing.id(), filing.processInstance()),
                onDesk,
                wait,
                wait == null ? filing.state() == FilingState.IN_REVIEW && withdrawable(filing) : wait.withdrawable(),
                desks.holder(filing, onDesk.orElse(null)),
                draft ? null : signatures.of(filing.id(), filing.revision()).orElse(null),
                data.openProvenance(filing.id(), row.provenance()));
    }

    /** What it waits for 等待; null = nothing, or it is not in review. */
    FilingDetails.@Nullable Wait waits(Filing filing) {
        return filing.state() != FilingState.IN_REVIEW || filing.processInstance() == null
                ? null
                : waits.of(filing.processInstance())
                        .map(wait -> named(filing, wait))
                        .orElse(null);
    }

    /** Does its process let the applicant take it back 撤回 where it stands? */
    boolean withdrawable(Filing filing) {
        boolean open = filing.state() == FilingState.IN_REVIEW || filing.state() == FilingState.RETURNED;
        return open && filing.processInstance() != null && waits.withdrawable(filing.processInstance());
    }

    /** What these wait for 等待, by filing, in one statement; without those that wait for nothing. */
    Map<UUID, FilingDetails.Wait> waits(List<Filing> inReview) {
        Map<String, Waits.Wait> found = waits.of(inReview.stream()
                .map(Filing::processInstance)
                .filter(Objects::nonNull)
                .toList());
        Map<UUID, FilingDetails.Wait> waiting = new HashMap<>();
        for (Filing filing : inReview) {
            Waits.Wait wait = filing.processInstance() == null ? null : found.get(filing.processInstance());
            if (wait != null) {
                waiting.put(filing.id(), named(filing, wait));
            }
        }
        return waiting;
    }

    private FilingDetails.Wait named(Filing filing, Waits.Wait wait) {
        return new FilingDetails.Wait(
                wait.element(),
                types.model(filing).elements().getOrDefault(wait.element(), ""),
                wait.until(),
                wait.withdrawable());
    }

    FilingProgressView progress(FilingDetails details) {
        Filing filing = details.filing();
        boolean refused = EnumSet.of(FilingState.RETURNED, FilingState.REJECTED, FilingState.REVOKED)
                .contains(filing.state());
        return new FilingProgressView(
                filing.number(),
                details.model().name(),
                filing.state(),
                details.holder(),
                details.stepName(),
                details.onDesk().map(OpenTasks.OnDesk::since).orElse(filing.changedAt()),
                filing.dueAt(),
                details.waits() == null ? null : details.waits().until(),
                refused ? details.lastWord() : null,
                details.openFaults().stream()
                        .map(fault -> new FilingProgressView.Reason(
                                fault.field(),
                                details.form()
                                        .field(fault.field())
                                        .map(FormElement::label)
                                        .orElse(fault.field()),
                                fault.reason()))
                        .toList(),
                details.events().stream()
                        .map(event -> new FilingProgressView.Step(
                                event.at(), event.kind(), event.outcome(), details.words(event)))
                        .toList());
    }

    /** Each field and slot that the last return named and that is still as it was submitted. */
    List<String> untouched(Filings.Row row) {
        FilingDetails details = details(row);
        List<Fault> faults = details.openFaults();
        if (faults.isEmpty()) {
            return List.of();
        }
        Filing filing = row.filing();
        List<FieldChange> since =
                since(filing.revision(), filing, details.form(), details.data(), details.attachments());
        return faults.stream()
                .filter(fault ->
                        since.stream().noneMatch(change -> change.field().equals(fault.field())))
                .map(fault -> label(details.form(), fault.field()))
                .distinct()
                .toList();
    }

    private static String label(FormDefinition form, String field) {
        return form.field(field).map(FormElement::label).orElse(field);
    }

    private List<FieldChange> changes(
            Filing filing, FormDefinition form, Map<String, Object> answers, List<Attachment> files) {
        return filing.revision() < 2 ? List.of() : since(filing.revision() - 1, filing, form, answers, files);
    }

    private static List<Attachment> owned(List<Attachment> files, Filing filing) {
        return files.stream().filter(file -> file.owner().equals(filing.id())).toList();
    }

    /** What is approved about the same, while that matters: to one that is open, and to one that was revoked. */
    private Filings.@Nullable Row approvedLike(Filing filing) {
        FilingState state = filing.state();
        return filing.organisation() == null
                        || filing.subject() == null
                        || !(state.editable() || state == FilingState.IN_REVIEW || state == FilingState.REVOKED)
                ? null
                : lists.approvedLike(filing).orElse(null);
    }

    private InForce inForce(
            Filings.Row approved,
            List<Attachment> both,
            FormDefinition form,
            Map<String, Object> answers,
            List<Attachment> files) {
        Filing former = approved.filing();
        return new InForce(
                former.number(),
                Objects.requireNonNullElse(former.decidedAt(), former.changedAt()),
                differences(
                        form,
                        data.open(former.id(), approved.data()),
                        owned(both, former).stream()
                                .map(FilingHistory.AttachmentDigest::of)
                                .toList(),
                        answers,
                        files));
    }

    /** Answers and papers that differ from that submission. */
    private List<FieldChange> since(
            int revision, Filing filing, FormDefinition form, Map<String, Object> answers, List<Attachment> files) {
        FilingHistory.Revision before = history.revision(filing.id(), revision).orElseThrow();
        return differences(form, data.open(filing.id(), before.data()), before.attachments(), answers, files);
    }

    /** Field by field, and slot by slot the names of the files there, if their digests are others. */
    private List<FieldChange> differences(
            FormDefinition form,
            Map<String, Object> formerAnswers,
            List<FilingHistory.AttachmentDigest> formerFiles,
            Map<String, Object> answers,
            List<Attachment> files) {
        List<FieldChange> changes = new ArrayList<>(forms.differences(form, formerAnswers, answers));
        Set<String> hidden = forms.hidden(form, answers);
        Set<String> formerHidden = forms.hidden(form, formerAnswers);
        for (Slot slot : form.slots()) {
            Map<String, String> former = formerFiles.stream()
                    .filter(file -> file.slot().equals(slot.key()) && !formerHidden.contains(slot.key()))
                    .collect(Collectors.toMap(
                            FilingHistory.AttachmentDigest::sha256, FilingHistory.AttachmentDigest::name, (a, b) -> a));
            Map<String, String> present = files.stream()
                    .filter(file -> file.slot().equals(slot.key()) && !hidden.contains(slot.key()))
                    .collect(Collectors.toMap(Attachment::sha256, Attachment::name, (a, b) -> a));
            if (!former.keySet().equals(present.keySet())) {
                changes.add(new FieldChange(
                        slot.key(),
                        slot.label(),
                        String.join("、", former.values()),
                        String.join("、", present.values())));
            }
        }
        return changes;
    }
}
