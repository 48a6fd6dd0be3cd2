package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.zhuban.filing.engine.gate.GateFault;

/** 试办场景: is a scenario file readable, and does it have the parts a scenario has? It is data only: no tag makes an object of it. */
final class ScenarioSyntax {

    private static final int MOST_CHARACTERS = 200_000;
    private static final List<String> PARTS = List.of("name", "submit", "steps", "expect");

    private ScenarioSyntax() {}

    static List<GateFault> faults(Map<String, byte[]> files) {
        var faults = new ArrayList<GateFault>();
        files.forEach((path, content) -> {
            if (path.endsWith(".yaml")) {
                faults.addAll(faults(path, new String(content, UTF_8)));
            }
        });
        return faults;
    }

    private static List<GateFault> faults(String path, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            Object root = new Yaml(new SafeConstructor(options)).load(text);
            if (!(root instanceof Map<?, ?> scenario)) {
                return List.of(fault(path, "studio.scenario.shape", String.join(" ", PARTS)));
            }
            return PARTS.stream()
                    .filter(part -> !scenario.containsKey(part))
                    .map(part -> fault(path, "studio.scenario.part", part))
                    .toList();
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            return List.of(fault(
                    path,
                    "studio.scenario.broken",
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    YamlReasons.of(broken)));
        } catch (YAMLException | StackOverflowError broken) {
            return List.of(fault(
                    path, "studio.scenario.broken", 1, 1, new DefaultMessageSourceResolvable("studio.yaml.other")));
        }
    }

    private static GateFault fault(String path, String code, Object... more) {
        var args = new ArrayList<Object>(List.of(path, ""));
        args.addAll(List.of(more));
        return new GateFault(path, "", code, args);
    }
}
