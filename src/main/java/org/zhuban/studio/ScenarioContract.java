package org.zhuban.studio;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.gate.ProcessOutline;
import org.zhuban.filing.form.FormDefinition;

/** Scenarios 测试场景 are read, speak of what the diagram has, and together come by every step. */
final class ScenarioContract {

    /** Of the applicant, at any step. */
    private static final Set<String> APPLICANTS = Set.of("withdraw", ProcessModel.LAPSED);

    private static final String WITHDRAWN = "withdrawn";

    private final ProcessOutline outline;
    private final ProcessModel model;
    private final FormDefinition submit;
    private final DifferenceWords words;
    private final ContractFaults faults;
    private final Set<String> reached = new HashSet<>();

    ScenarioContract(
            ProcessOutline outline,
            ProcessModel model,
            FormDefinition submit,
            DifferenceWords words,
            ContractFaults faults) {
        this.outline = outline;
        this.model = model;
        this.submit = submit;
        this.words = words;
        this.faults = faults;
    }

    void check(SortedMap<String, byte[]> files) {
        files.forEach((file, content) -> {
            if (file.endsWith(".yaml")) {
                scenario(file, content);
            }
        });
        outline.all(ProcessOutline.USER_TASK)
                .filter(task -> !reached.contains(task.id()))
                .forEach(task -> faults.warning("scenarios/", task.id(), "scenario-unreached", words.called(task)));
    }

    private void scenario(String file, byte[] content) {
        Scenario scenario;
        try {
            scenario = Scenario.parse(file, content);
        } catch (UnprocessableException broken) {
            boolean located = broken.args().length > 1;
            faults.warning(file, "", located ? "scenario-broken" : "scenario-unshaped", broken.args());
            return;
        }
        if (scenario.submit().isEmpty() || scenario.state() == null) {
            faults.warning(file, "", "scenario-shape", file);
        }
        answers(file, content);
        scenario.acts().forEach(step -> step(file, step.at(), step.decide()));
        String state = scenario.state();
        if (state != null
                && Arrays.stream(FilingState.values())
                        .noneMatch(one -> one.name().equalsIgnoreCase(state))) {
            faults.warning(file, "", "scenario-state", file, state);
        }
        scenario.path().forEach(element -> element(file, element));
    }

    /** What is answered is asked in the form. */
    private void answers(String file, byte[] content) {
        var known = new TreeSet<String>();
        submit.fields().forEach(field -> known.add(Objects.requireNonNullElse(field.key(), "")));
        Scenario.answered(content).forEach(answer -> {
            if (!known.contains(answer.key())) {
                faults.warning(
                        file,
                        answer.key(),
                        "scenario-field",
                        file,
                        answer.line(),
                        answer.key(),
                        String.join(" ", known));
            }
        });
    }

    private void step(String file, String at, String decide) {
        if (at.isEmpty() || WITHDRAWN.equals(at)) {
            return;
        }
        ProcessModel.UserTask task = model.tasks().get(at);
        if (task == null) {
            faults.warning(file, at, "scenario-element", file, at, steps());
            return;
        }
        reached.add(at);
        if (!task.outcomes().contains(decide) && !APPLICANTS.contains(decide)) {
            faults.warning(file, at, "scenario-outcome", file, task.name(), decide, String.join(" ", task.outcomes()));
        }
    }

    private String steps() {
        return words.joined(model.tasks().values().stream()
                .map(task -> words.text("studio.scenario.step", task.name(), task.id()))
                .toList());
    }

    private void element(String file, String element) {
        if (outline.element(element) == null) {
            faults.warning(file, element, "scenario-element", file, element, steps());
        } else {
            reached.add(element);
        }
    }
}
