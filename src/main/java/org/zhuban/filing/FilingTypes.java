package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.Forms;

/** The catalogue of filing types: what is deployed, with its class if it has one, and its parsed forms. */
@Component
public class FilingTypes {

    private final Map<String, FilingType> classes;
    private final FilingWorkflow workflow;
    private final Forms forms;
    private final Map<String, FormDefinition> parsed = new ConcurrentHashMap<>();

    FilingTypes(List<FilingType> classes, FilingWorkflow workflow, Forms forms) {
        this.classes = classes.stream().collect(Collectors.toMap(FilingType::key, Function.identity()));
        this.workflow = workflow;
        this.forms = forms;
    }

    /** Its class, or the plain defaults. */
    public FilingType type(String key) {
        FilingType type = classes.get(key);
        return type != null ? type : () -> key;
    }

    /** The newest version. @throws NotFoundException {@code filing-type.unknown} */
    public ProcessModel newest(String key) {
        return workflow.newest(key).orElseThrow(() -> new NotFoundException("filing-type.unknown", key));
    }

    public List<ProcessModel> all() {
        return workflow.types();
    }

    /** The version a filing runs on; for a draft the newest. */
    public ProcessModel model(Filing filing) {
        String definition = filing.processDefinition();
        return definition == null || filing.state() == FilingState.DRAFT || filing.state() == FilingState.WITHDRAWN
                ? newest(filing.type())
                : workflow.model(definition);
    }

    /** The form the applicant fills in on that version. */
    public FormDefinition form(ProcessModel model) {
        return parsed.computeIfAbsent(
                model.definition(),
                definition -> forms.parse(model.submitForm()
                        .orElseThrow(() -> new NotFoundException("filing-type.no-form", model.key()))));
    }

    public boolean forVisitors(ProcessModel model) {
        return model.properties().getOrDefault("applicants", "").contains("visitor");
    }
}
