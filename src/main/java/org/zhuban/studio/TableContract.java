package org.zhuban.studio;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.gate.DecisionOutline;
import org.zhuban.filing.engine.gate.DecisionOutline.Column;
import org.zhuban.filing.engine.gate.DecisionOutline.Table;
import org.zhuban.filing.engine.gate.ProcessOutline;
import org.zhuban.filing.form.Conditions;
import org.zhuban.filing.form.FormDefinition;

/**
 * Whatever a decision table 规则表 asks, somebody answers: the form, or the class of the type. A question that nobody answers is null for ever, and
 * its rules never apply.
 */
@Component
class TableContract {

    /** What {@code org.zhuban.review} tells the table that routes. */
    private static final Set<String> ROUTED = Set.of("region", "step", "revision");

    /** Most cells: nothing to ask. */
    private static final Pattern PLAIN = Pattern.compile("\"[^\"\\\\]*\"|true|false|null|-?[0-9]+");

    private final FilingTypes types;
    private final ProcessDeployments deployments;
    private final Conditions conditions;

    TableContract(FilingTypes types, ProcessDeployments deployments, Conditions conditions) {
        this.types = types;
        this.deployments = deployments;
        this.conditions = conditions;
    }

    void check(
            String type,
            SortedMap<String, byte[]> files,
            ProcessOutline outline,
            FormDefinition submit,
            ContractFaults faults) {
        String routing = outline.process().fact("property.routing");
        Set<String> told = told(type, submit);
        Set<String> routed = new TreeSet<>(ROUTED);
        submit.fields().forEach(field -> routed.add(Objects.requireNonNullElse(field.key(), "")));
        files.forEach((file, content) -> {
            if (file.endsWith(".dmn")) {
                List<Table> tables = DecisionOutline.of(content).tables();
                for (Table table : tables) {
                    Set<String> known = new TreeSet<>(table.id().equals(routing) ? routed : told);
                    if (table.required()) {
                        tables.stream()
                                .flatMap(one -> one.outputs().stream())
                                .forEach(output -> known.add(output.asks()));
                    }
                    new Asked(file, table, known, submit, faults).check();
                }
            }
        });
    }

    /** What the table of the automated review is told. */
    private Set<String> told(String type, FormDefinition submit) {
        if (!types.hasClass(type)) {
            return new TreeSet<>(FilingTypes.plainFacts(submit));
        }
        // What a class tells is what the table that came with it asks.
        var told = new TreeSet<String>();
        packaged(type)
                .ifPresent(files -> files.forEach((file, content) -> {
                    if (file.endsWith(".dmn")) {
                        DecisionOutline.of(content).tables().stream()
                                .flatMap(table -> table.inputs().stream())
                                .forEach(input -> conditions.names(input.asks()).ifPresent(told::addAll));
                    }
                }));
        return told;
    }

    private Optional<SortedMap<String, byte[]>> packaged(String type) {
        return deployments.packaged(type).or(() -> deployments.versions(type).stream()
                .findFirst()
                .map(newest -> deployments.files(newest.definition())));
    }

    /** One table. */
    private final class Asked {

        private final String file;
        private final Table table;
        private final Set<String> known;
        private final FormDefinition submit;
        private final ContractFaults faults;
        private final Set<String> toldOf = new HashSet<>();

        Asked(String file, Table table, Set<String> known, FormDefinition submit, ContractFaults faults) {
            this.file = file;
            this.table = table;
            this.known = known;
            this.submit = submit;
            this.faults = faults;
        }

        void check() {
            for (Column input : table.inputs()) {
                conditions
                        .names(input.asks())
                        .ifPresentOrElse(
                                names -> names.forEach(name -> asked(name, input.key(), input.label())),
                                () -> faults.error(
                                        file, input.key(), "input-broken", table.name(), input.label(), input.asks()));
            }
            for (int row = 0; row < table.rows().size(); row++) {
                cells(row, table.rows().get(row).tests(), table.inputs(), true);
                cells(row, table.rows().get(row).results(), table.outputs(), false);
            }
        }

        private void cells(int row, List<String> cells, List<Column> columns, boolean tests) {
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                String cell = cells.get(i);
                if (cell.isBlank() || PLAIN.matcher(cell).matches()) {
                    continue;
                }
                Column column = columns.get(i);
                Set<String> names = (tests ? conditions.namesInTest(cell) : conditions.names(cell)).orElse(null);
                if (names == null) {
                    faults.error(
                            file,
                            table.rows().get(row).key(),
                            "cell-broken",
                            table.name(),
                            row + 1,
                            column.label(),
                            cell);
                    continue;
                }
                for (String name : names) {
                    if (!known.contains(name)) {
                        faults.error(
                                file,
                                table.rows().get(row).key(),
                                "cell-name",
                                table.name(),
                                row + 1,
                                column.label(),
                                cell,
                                name);
                    }
                }
            }
        }

        private void asked(String name, String element, String label) {
            if (known.contains(name) || !toldOf.add(name)) {
                return;
            }
            String field = submit.field(name).map(one -> one.label()).orElse(null);
            faults.error(
                    file,
                    element,
                    field == null ? "input" : "input-kept",
                    Stream.of(table.name(), label, field, name, String.join(" ", known))
                            .filter(TableContract::said)
                            .toArray());
        }
    }

    private static boolean said(@Nullable String word) {
        return word != null;
    }
}
