package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.gate.ProcessOutline;

/** Scenarios 测试场景 are read, speak of what the diagram has, and together come by every step. */
final class ScenarioContract {

    /** Of the applicant, at any step. */
    private static final Set<String> APPLICANTS = Set.of("withdraw", ProcessModel.LAPSED);

    private static final String WITHDRAWN = "withdrawn";

    private final ProcessOutline outline;
    private final ProcessModel model;
    private final DifferenceWords words;
    private final ContractFaults faults;
    private final Set<String> reached = new HashSet<>();

    ScenarioContract(ProcessOutline outline, ProcessModel model, DifferenceWords words, ContractFaults faults) {
        this.outline = outline;
        this.model = model;
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
        Object read;
        try {
            read = new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(content, UTF_8));
        } catch (YAMLException broken) {
            String said = String.valueOf(broken.getMessage());
            faults.warning(file, "", "scenario-broken", file, said.substring(0, Math.min(200, said.length())));
            return;
        }
        if (!(read instanceof Map<?, ?> scenario)
                || !(scenario.get("submit") instanceof Map)
                || !(scenario.get("steps") instanceof List<?> steps)
                || !(scenario.get("expect") instanceof Map<?, ?> expect)) {
            faults.warning(file, "", "scenario-shape", file);
            return;
        }
        for (Object each : steps) {
            if (each instanceof Map<?, ?> step) {
                step(file, String.valueOf(step.get("at")), String.valueOf(step.get("decide")));
            } else {
                faults.warning(file, "", "scenario-shape", file);
            }
        }
        String state = String.valueOf(expect.get("state"));
        if (java.util.Arrays.stream(FilingState.values()).noneMatch(one -> one.name().equals(state))) {
            faults.warning(file, "", "scenario-state", file, state);
        }
        if (expect.get("path") instanceof List<?> path) {
            path.forEach(element -> element(file, String.valueOf(element)));
        }
    }

    private void step(String file, String at, String decide) {
        if (WITHDRAWN.equals(at)) {
            return;
        }
        ProcessModel.UserTask task = model.tasks().get(at);
        if (task == null) {
            faults.warning(file, at, "scenario-element", file, at);
            return;
        }
        reached.add(at);
        if (!task.outcomes().contains(decide) && !APPLICANTS.contains(decide)) {
            faults.warning(
                    file, at, "scenario-outcome", file, task.name(), decide, String.join(" ", task.outcomes()));
        }
    }

    private void element(String file, String element) {
        if (outline.element(element) == null) {
            faults.warning(file, element, "scenario-element", file, element);
        } else {
            reached.add(element);
        }
    }
}
