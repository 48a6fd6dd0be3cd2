package org.zhuban.filing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.attachment.Slot;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;

/** Assembles what a filing's page shows: at most seven statements, whatever the filing holds. */
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

    FilingReader(
            FilingHistory history,
            FilingLists lists,
            FilingData data,
            FilingTypes types,
            Forms forms,
            Attachments attachments,
            OpenTasks openTasks,
            Desks desks) {
        this.history = history;
        this.lists = lists;
        this.data = data;
        this.types = types;
        this.forms = forms;
        this.attachments = attachments;
        this.openTasks = openTasks;
        this.desks = desks;
    }

    FilingDetails details(Filings.Row row) {
        Filing filing = row.filing();
        ProcessModel model = types.model(filing);
        FormDefinition form = types.form(model);
        Map<String, Object> answers = data.open(filing.id(), row.data());
        boolean draft = filing.state() == FilingState.DRAFT;
        List<Attachment> files = attachments.of(filing.id());
        Optional<OpenTasks.OnDesk> onDesk =
                filing.state() == FilingState.IN_REVIEW ? openTasks.of(filing.id()) : Optional.empty();
        return new FilingDetails(
                filing,
                model,
                form,
                answers,
                files,
                draft ? List.of() : history.events(filing.id()),
                draft ? List.of() : history.findings(filing.id(), filing.revision()),
                changes(filing, form, answers, files),
                inForce(filing, form, answers),
                draft ? List.of() : history.path(filing.id(), filing.processInstance()),
                onDesk,
                desks.holder(filing, onDesk.orElse(null)),
                data.openProvenance(filing.id(), row.provenance()));
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
                details.present().map(ProcessModel.UserTask::name).orElse(null),
                details.onDesk().map(OpenTasks.OnDesk::since).orElse(filing.changedAt()),
                filing.dueAt(),
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

    /** What the last return named and is still as it was submitted. */
    List<String> untouched(Filings.Row row) {
        FilingDetails details = details(row);
        List<Fault> faults = details.openFaults();
        if (faults.isEmpty()) {
            return List.of();
        }
        Filing filing = row.filing();
        List<FieldChange> since =
                since(filing.revision(), filing, details.form(), details.data(), details.attachments());
        boolean any = faults.stream().anyMatch(fault -> since.stream()
                .anyMatch(change -> change.field().equals(fault.field())));
        return any
                ? List.of()
                : faults.stream()
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

    /** Papers are not compared: those of an approved filing stand in its own page. */
    private @Nullable InForce inForce(Filing filing, FormDefinition form, Map<String, Object> answers) {
        if (filing.organisation() == null
                || filing.subject() == null
                || !(filing.state().editable() || filing.state() == FilingState.IN_REVIEW)) {
            return null;
        }
        return lists.approvedLike(filing)
                .map(row -> new InForce(
                        row.filing().number(),
                        Objects.requireNonNullElse(
                                row.filing().decidedAt(), row.filing().changedAt()),
                        forms.differences(form, data.open(row.filing().id(), row.data()), answers)))
                .orElse(null);
    }

    /** Answers and papers that differ from that submission. */
    private List<FieldChange> since(
            int revision, Filing filing, FormDefinition form, Map<String, Object> answers, List<Attachment> files) {
        FilingHistory.Revision before = history.revision(filing.id(), revision).orElseThrow();
        List<FieldChange> changes =
                new ArrayList<>(forms.differences(form, data.open(filing.id(), before.data()), answers));
        for (Slot slot : form.slots()) {
            Map<String, String> former = before.attachments().stream()
                    .filter(file -> file.slot().equals(slot.key()))
                    .collect(Collectors.toMap(
                            FilingHistory.AttachmentDigest::sha256, FilingHistory.AttachmentDigest::name, (a, b) -> a));
            Map<String, String> present = files.stream()
                    .filter(file -> file.slot().equals(slot.key()))
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
