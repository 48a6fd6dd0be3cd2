package org.zhuban.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.gate.DecisionOutline;
import org.zhuban.filing.engine.gate.ProcessOutline;
import org.zhuban.filing.engine.gate.ProcessOutline.Element;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Role;
import org.zhuban.reference.CodeItem;
import org.zhuban.reference.CodeTables;

/** What a diagram names is there: words of its outcomes, messages, people at its desks, kinds of applicants. */
@Component
class DiagramContract {

    private static final Set<String> NOTIFYING = Set.of("${notifyApplicant}", "${notifyDecider}");

    private static final Set<String> STAFF =
            Arrays.stream(Role.values()).filter(Role::staff).map(Enum::name).collect(Collectors.toSet());

    private final Texts texts;
    private final Accounts accounts;
    private final CodeTables codes;

    DiagramContract(Texts texts, Accounts accounts, CodeTables codes) {
        this.texts = texts;
        this.accounts = accounts;
        this.codes = codes;
    }

    @SuppressWarnings("TooManyParameters")
    void check(
            String file,
            ProcessModel model,
            ProcessOutline outline,
            FormDefinition submit,
            Map<String, DecisionOutline.Table> tables,
            DifferenceWords words,
            ContractFaults faults) {
        outline.all(ProcessOutline.USER_TASK).forEach(task -> {
            outline.decisions(task.id()).forEach(flow -> outcome(file, task, flow, words, faults));
            desk(file, model, task, words, faults);
        });
        outline.all("serviceTask").forEach(step -> {
            if (NOTIFYING.contains(step.fact("delegateExpression"))) {
                message(file, step, words, faults);
            } else if ("${runChecks}".equals(step.fact("delegateExpression"))) {
                findings(file, step, tables, words, faults);
            } else if ("${publish}".equals(step.fact("delegateExpression"))) {
                published(file, step, submit, words, faults);
            }
        });
        applicants(file, model, faults);
    }

    /** A button says what the bundle calls its outcome, else what the flow is called. */
    private void outcome(String file, Element task, Element flow, DifferenceWords words, ContractFaults faults) {
        String outcome = Objects.requireNonNull(flow.outcome());
        String button = texts.text("outcome." + outcome);
        if (flow.name().isEmpty() && (button.equals(outcome) || button.equals("outcome." + outcome))) {
            faults.error(file, flow.id(), "outcome", words.called(task), outcome);
        }
    }

    private boolean said(String code) {
        return !texts.text(code).equals(code);
    }

    private void message(String file, Element step, DifferenceWords words, ContractFaults faults) {
        String template = step.fact("property.template");
        if (template.isEmpty()) {
            faults.error(file, step.id(), "template-missing", words.called(step));
            return;
        }
        List<String> missing = Stream.of("sms.", "notice.")
                .map(channel -> channel + template)
                .filter(code -> !said(code) && !said(code + "-account"))
                .toList();
        if (!missing.isEmpty()) {
            faults.error(file, step.id(), "template", words.called(step), template, String.join(" ", missing));
        }
    }

    /** Nothing personal becomes public; that the fields are there, the gate knows. */
    private void published(
            String file, Element step, FormDefinition submit, DifferenceWords words, ContractFaults faults) {
        for (String key : step.fact("property.fields").strip().split("[,\\s]+")) {
            submit.field(key).filter(field -> !field.publishable()).ifPresent(field -> {
                List<String> cells = field.children().stream()
                        .filter(cell -> !cell.publishable())
                        .map(cell -> words.quoted(cell.label()))
                        .toList();
                if (cells.isEmpty() || field.ofAPerson()) {
                    faults.error(file, step.id(), "publish-personal", words.called(step), field.label(), key);
                } else {
                    faults.error(
                            file,
                            step.id(),
                            "publish-rows",
                            words.called(step),
                            field.label(),
                            key,
                            words.joined(cells));
                }
            });
        }
    }

    /** Each row of the automated review's table is a finding; what its results may say, the gate knows. */
    private void findings(
            String file,
            Element step,
            Map<String, DecisionOutline.Table> tables,
            DifferenceWords words,
            ContractFaults faults) {
        DecisionOutline.Table table = tables.get(step.fact("property.decision"));
        if (table == null) {
            faults.error(file, step.id(), "checks-table", words.called(step));
            return;
        }
        List<String> outputs =
                table.outputs().stream().map(DecisionOutline.Column::asks).toList();
        for (String output : List.of("rule", "result", "message")) {
            if (!outputs.contains(output)) {
                faults.error(file, step.id(), "checks-output", table.name(), output);
            }
        }
    }

    /** Enterprises, persons and applicants come with their filing; the authority's desks need somebody. */
    private void desk(String file, ProcessModel model, Element task, DifferenceWords words, ContractFaults faults) {
        Programme programme = model.programme();
        String desk = task.fact("property.desk");
        Role role =
                "authority".equals(desk) ? Role.REVIEWER : "process-office".equals(desk) ? Role.PROCESS_ADMIN : null;
        if (role == null) {
            return;
        }
        long people = accounts.staff(role).stream()
                .filter(account -> account.grants().stream()
                        .anyMatch(grant ->
                                grant.role() == role && (grant.programme() == null || grant.programme() == programme)))
                .count();
        ProcessModel.UserTask step = model.tasks().get(task.id());
        int signers = step == null || step.countersign() == null
                ? 1
                : step.countersign().of();
        if (people > 0 && people < signers) {
            faults.error(
                    file,
                    task.id(),
                    "signers",
                    words.called(task),
                    signers,
                    words.desk(desk),
                    texts.text("programme." + programme),
                    people);
        }
        if (people == 0) {
            faults.error(
                    file,
                    task.id(),
                    "desk",
                    words.called(task),
                    words.desk(desk),
                    texts.text("programme." + programme));
        }
    }

    /** Words of process property {@code applicants}. */
    private void applicants(String file, ProcessModel model, ContractFaults faults) {
        Set<String> kinds =
                codes.items("enterprise-kind").stream().map(CodeItem::code).collect(Collectors.toSet());
        String named = model.properties().getOrDefault("applicants", "");
        if (named.isBlank()) {
            faults.error(file, model.key(), "applicants-missing");
            return;
        }
        for (String word : named.split(",")) {
            String[] parts = word.strip().split(":", 2);
            boolean side = Set.of("enterprise", "project").contains(parts[0]);
            boolean known = parts.length == 1
                    ? side || Set.of("visitor", "person").contains(parts[0])
                    : side && kinds.contains(parts[1]) || "role".equals(parts[0]) && STAFF.contains(parts[1]);
            if (!known) {
                faults.error(
                        file,
                        model.key(),
                        "applicants",
                        word.strip(),
                        String.join(" ", kinds.stream().sorted().toList()));
            }
        }
    }
}
