package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        diagram.check(file, model, outline, tables, words, faults);
        reports.check(file, model, files, faults);
        standing(file, type, outline, words, faults);
        files.forEach((name, content) -> {
            if (name.endsWith(".form")) {
                form(name, forms.parse(new String(content, UTF_8)), faults);
            }
        });
        needed(type, submit, faults);
        inputs(type, files, outline, submit, faults);
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

    private static java.util.stream.Stream<FormElement> withRows(FormElement element) {
        return "dynamiclist".equals(element.type())
                ? java.util.stream.Stream.concat(java.util.stream.Stream.of(element), element.children().stream())
                : java.util.stream.Stream.of(element);
    }

    private void needed(String type, FormDefinition submit, ContractFaults faults) {
        types.type(type).neededFields().stream()
                .filter(field -> submit.field(field).isEmpty())
                .sorted()
                .forEach(field -> faults.error("", field, "needed-field", field));
    }

    /** What a table asks that nobody answered so far: the type's class gives its facts, and the form's answers are known. */
    private void inputs(
            String type,
            SortedMap<String, byte[]> files,
            ProcessOutline outline,
            FormDefinition submit,
            ContractFaults faults) {
        Set<String> known = new HashSet<>(Set.of("region", "step", "revision"));
        submit.fields().forEach(field -> known.add(Objects.requireNonNullElse(field.key(), "")));
        deployments.versions(type).stream().findFirst().ifPresent(newest -> tables(
                        deployments.files(newest.definition()))
                .forEach((file, table) -> table.inputs().forEach(input -> known.add(input.asks()))));
        tables(files).forEach((file, table) -> {
            var fed = new ArrayList<DecisionOutline.Column>(table.inputs());
            fed.removeIf(input -> known.contains(input.asks()) || !input.asks().matches("[A-Za-z][A-Za-z0-9]*"));
            boolean required =
                    table.facts().keySet().stream().anyMatch(fact -> fact.startsWith("informationRequirement"));
            if (!required) {
                fed.forEach(input -> faults.warning(
                        file.substring(0, file.indexOf('|')),
                        input.key(),
                        "input",
                        table.name(),
                        input.label(),
                        input.asks()));
            }
        });
    }

    private static Map<String, DecisionOutline.Table> tables(SortedMap<String, byte[]> files) {
        var tables = new TreeMap<String, DecisionOutline.Table>();
        files.forEach((file, content) -> {
            if (file.endsWith(".dmn")) {
                DecisionOutline.of(content).tables().forEach(table -> tables.put(file + "|" + table.id(), table));
            }
        });
        return tables;
    }
}
