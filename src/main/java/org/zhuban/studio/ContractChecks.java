package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.Picker;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.RunningSteps;
import org.zhuban.filing.engine.gate.DecisionOutline;
import org.zhuban.filing.engine.gate.ProcessOutline;
import org.zhuban.filing.form.Conditions;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.CodeTables;

/**
 * Does a folder fit the rest of the product? What the gate cannot know, as it looks at the folder alone: people at the desks, words of
 * outcomes and messages, fields that the type's class reads, filings that stand on steps, tables that leave a case out.
 */
@Service
public class ContractChecks {

    private final ProcessAdmins admins;
    private final ProcessDeployments deployments;
    private final RunningSteps running;
    private final FilingTypes types;
    private final Forms forms;
    private final CodeTables codes;
    private final Set<String> pickers;
    private final DiagramContract diagram;
    private final TableContract rules;
    private final Conditions conditions;
    private final ReportContract reports;
    private final Texts texts;

    @SuppressWarnings("TooManyParameters")
    ContractChecks(
            ProcessAdmins admins,
            ProcessDeployments deployments,
            RunningSteps running,
            FilingTypes types,
            Forms forms,
            CodeTables codes,
            List<Picker> pickers,
            DiagramContract diagram,
            TableContract rules,
            Conditions conditions,
            ReportContract reports,
            Texts texts) {
        this.admins = admins;
        this.deployments = deployments;
        this.running = running;
        this.types = types;
        this.forms = forms;
        this.codes = codes;
        this.pickers = pickers.stream().map(Picker::name).collect(Collectors.toSet());
        this.diagram = diagram;
        this.rules = rules;
        this.conditions = conditions;
        this.reports = reports;
        this.texts = texts;
    }

    /**
     * Those that refuse a release first; empty also for a folder that the gate refuses, which says enough.
     *
     * @throws org.zhuban.common.DeniedException for any other than a process admin
     */
    @Transactional(readOnly = true)
    public List<ContractFault> check(CurrentAccount account, String type, SortedMap<String, byte[]> files) {
        admins.require(account, "process-check", "process:" + type);
        if (!deployments.check(type, files).isEmpty()) {
            return List.of();
        }
        var faults = new ContractFaults();
        var words = new DifferenceWords(texts, LocaleContextHolder.getLocale());
        String file = type + ".bpmn";
        ProcessModel model = deployments.read(type, files);
        ProcessOutline outline = ProcessOutline.of(Objects.requireNonNull(files.get(file)));
        FormDefinition submit = forms.parse(model.submitForm().orElseThrow());
        var tables = new TreeMap<String, DecisionOutline.Table>();
        files.forEach((name, content) -> {
            if (name.endsWith(".dmn")) {
                DecisionOutline.of(content).tables().forEach(table -> {
                    tables.put(table.id(), table);
                    new TableCover(table, words).check(name, faults);
                });
            }
        });
        diagram.check(file, model, outline, submit, tables, words, faults);
        reports.check(file, model, files, faults);
        standing(file, type, outline, words, faults);
        files.forEach((name, content) -> {
            if (name.endsWith(".form")) {
                form(name, forms.parse(new String(content, UTF_8)), faults);
            }
        });
        needed(type, submit, faults);
        rules.check(type, files, outline, submit, faults);
        new FlowContract(outline, words, faults).check(file);
        region(type, outline, submit, faults);
        new ScenarioContract(outline, model, submit, words, faults).check(files);
        return faults.found();
    }

    /** What running filings stand on is still there, and of the same kind. */
    private void standing(
            String file, String type, ProcessOutline outline, DifferenceWords words, ContractFaults faults) {
        Map<String, ProcessOutline.Element> former = former(type);
        new TreeMap<>(running.of(type)).forEach((element, filings) -> {
            ProcessOutline.Element was = former.get(element);
            ProcessOutline.Element is = outline.element(element);
            String name = was == null || was.name().isEmpty() ? element : was.name();
            if (is == null) {
                faults.warning(file, element, "standing", filings, name);
            } else if (was != null && !was.kind().equals(is.kind())) {
                faults.warning(file, element, "standing-kind", filings, name, words.kind(is.kind()));
            }
        });
    }

    /** Elements of all versions, the newest one's words. */
    private Map<String, ProcessOutline.Element> former(String type) {
        var former = new TreeMap<String, ProcessOutline.Element>();
        deployments.versions(type).stream().limit(10).forEach(version -> {
            byte[] bpmn = deployments.files(version.definition()).get(type + ".bpmn");
            if (bpmn != null) {
                ProcessOutline.of(bpmn).elements().forEach(former::putIfAbsent);
            }
        });
        return former;
    }

    private void form(String file, FormDefinition form, ContractFaults faults) {
        conditioned(file, form, keys(form.fields().stream()), faults);
        form.all().flatMap(ContractChecks::withRows).forEach(field -> {
            String key = Objects.requireNonNullElse(field.key(), "");
            String picker = field.properties().get("picker");
            if (picker != null && !"region".equals(picker) && !pickers.contains(picker)) {
                faults.error(
                        file,
                        key,
                        "picker",
                        field.label(),
                        picker,
                        String.join(" ", pickers.stream().sorted().toList()));
            }
            String table = field.properties().get("codeTable");
            if (table != null && codes.items(table).isEmpty()) {
                faults.error(file, key, "code-table", field.label(), table);
            }
        });
    }

    /** Conditions speak of fields that there are; in the rows of a list of those of the row too. */
    private void conditioned(String file, FormDefinition form, Set<String> known, ContractFaults faults) {
        form.all().forEach(field -> {
            named(file, field, field.hide(), "hide", known, faults);
            named(file, field, field.properties().get("requiredIf"), "required-if", known, faults);
            if ("dynamiclist".equals(field.type())) {
                var row = new FormDefinition(form.id(), field.children());
                Set<String> both = keys(row.fields().stream());
                both.addAll(known);
                conditioned(file, row, both, faults);
            }
        });
    }

    private void named(
            String file,
            FormElement field,
            @Nullable String condition,
            String what,
            Set<String> known,
            ContractFaults faults) {
        if (condition == null) {
            return;
        }
        conditions.names(condition).orElse(Set.of()).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.error(
                        file,
                        Objects.requireNonNullElse(field.key(), ""),
                        "condition-" + what,
                        field.label(),
                        name,
                        String.join(" ", known)));
    }

    private static Set<String> keys(Stream<FormElement> fields) {
        return fields.map(field -> Objects.requireNonNullElse(field.key(), ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<FormElement> withRows(FormElement element) {
        return "dynamiclist".equals(element.type())
                ? Stream.concat(Stream.of(element), element.children().stream())
                : Stream.of(element);
    }

    private void needed(String type, FormDefinition submit, ContractFaults faults) {
        types.type(type).neededFields().stream()
                .filter(field -> submit.field(field).isEmpty())
                .sorted()
                .forEach(field -> faults.error("", field, "needed-field", field));
    }

    /** Without a field for the region, the applicant's own decides whose desk it comes to. */
    private void region(String type, ProcessOutline outline, FormDefinition submit, ContractFaults faults) {
        boolean authority = outline.all(ProcessOutline.USER_TASK)
                .anyMatch(task -> task.fact("property.desk").equals("authority"));
        if (authority
                && !types.hasClass(type)
                && FilingTypes.regionField(submit).isEmpty()) {
            faults.warning("forms/submit.form", "", "region");
        }
    }
}
