package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachments;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;

/** Assembles what a filing's page shows: at most seven statements, whatever the filing holds. */
@Component
class FilingReader {

    private final FilingHistory history;
    private final FilingData data;
    private final FilingTypes types;
    private final Forms forms;
    private final Attachments attachments;
    private final OpenTasks openTasks;

    FilingReader(
            FilingHistory history,
            FilingData data,
            FilingTypes types,
            Forms forms,
            Attachments attachments,
            OpenTasks openTasks) {
        this.history = history;
        this.data = data;
        this.types = types;
        this.forms = forms;
        this.attachments = attachments;
        this.openTasks = openTasks;
    }

    FilingDetails details(Filings.Row row) {
        Filing filing = row.filing();
        ProcessModel model = types.model(filing);
        FormDefinition form = types.form(model);
        Map<String, Object> answers = data.open(filing.id(), row.data());
        boolean draft = filing.state() == FilingState.DRAFT;
        return new FilingDetails(
                filing,
                model,
                form,
                answers,
                attachments.of(filing.id()),
                draft ? List.of() : history.events(filing.id()),
                draft ? List.of() : history.findings(filing.id(), filing.revision()),
                changes(filing, form, answers),
                draft ? List.of() : history.path(filing.id(), filing.processInstance()),
                filing.state() == FilingState.IN_REVIEW ? openTasks.of(filing.id()) : Optional.empty(),
                data.openProvenance(filing.id(), row.provenance()));
    }

    FilingProgressView progress(FilingDetails details) {
        Filing filing = details.filing();
        FilingEvent decision = details.lastDecision();
        boolean refused = filing.state() == FilingState.RETURNED || filing.state() == FilingState.REJECTED;
        return new FilingProgressView(
                filing.number(),
                details.model().name(),
                filing.state(),
                details.onDesk().map(OpenTasks.OnDesk::name).orElse(null),
                details.onDesk().map(OpenTasks.OnDesk::since).orElse(filing.changedAt()),
                filing.dueAt(),
                refused && decision != null ? decision.opinion() : null,
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
                        .map(event -> new FilingProgressView.Step(event.at(), event.kind(), event.outcome()))
                        .toList());
    }

    private List<FieldChange> changes(Filing filing, FormDefinition form, Map<String, Object> answers) {
        if (filing.revision() < 2) {
            return List.of();
        }
        return history.revisionData(filing.id(), filing.revision() - 1)
                .map(before -> forms.differences(form, data.open(filing.id(), before), answers))
                .orElse(List.of());
    }
}
