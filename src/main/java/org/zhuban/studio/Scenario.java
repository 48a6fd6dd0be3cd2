package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.zhuban.common.UnprocessableException;

/**
 * A scenario file of a filing type: what is submitted, who decides what, and what is true then. What it says of other filings and of registers
 * the build looks at, not the studio.
 *
 * @param submit answers
 * @param uploads keys of slots with a paper; null = not said, so every slot has one
 * @param acts   in order; of the applicant's steps too
 * @param findings that are expected, rule → result
 * @param facts  what the automated review is told, by submission; empty = nothing
 * @param state  of the filing in the end, e.g. {@code approved}; null = not said
 * @param path   BPMN ids that are passed in this order, others between them; empty = not said
 */
record Scenario(
        String name,
        Map<String, Object> submit,
        @Nullable List<String> uploads,
        List<Step> acts,
        List<Map<String, Object>> facts,
        Map<String, Object> findings,
        @Nullable String state,
        List<String> path) {

    private static final int MOST_CHARACTERS = 200_000;

    /** @param at BPMN id of the user task; empty for a withdrawal */
    record Step(String at, String decide) {}

    /** @throws UnprocessableException {@code studio.scenario.unreadable} with line, column and reason; {@code studio.scenario.unshaped} */
    static Scenario parse(String file, byte[] content) {
        try {
            Map<String, Object> all = read(content);
            List<Step> steps = new ArrayList<>();
            for (Object step : list(all.get("steps"))) {
                Map<String, Object> one = map(step);
                steps.add(new Step(text(one.get("at")), text(one.get("decide"))));
            }
            Map<String, Object> expect = map(all.get("expect"));
            List<Map<String, Object>> facts = new ArrayList<>();
            Object given = all.get("facts");
            for (Object one : given instanceof Map<?, ?> ? List.of(given) : list(given)) {
                facts.add(map(one));
            }
            String state = text(expect.get("state")).toLowerCase(Locale.ROOT);
            return new Scenario(
                    text(all.get("name")),
                    map(all.get("submit")),
                    all.containsKey("uploads")
                            ? list(all.get("uploads")).stream()
                                    .map(Scenario::text)
                                    .toList()
                            : null,
                    List.copyOf(steps),
                    List.copyOf(facts),
                    map(expect.get("findings")),
                    state.isEmpty() ? null : state,
                    list(expect.get("path")).stream().map(Scenario::text).toList());
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            throw new UnprocessableException(
                    "studio.scenario.unreadable",
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    YamlReasons.of(broken));
        } catch (YAMLException | ClassCastException broken) {
            throw new UnprocessableException("studio.scenario.unshaped", file);
        }
    }

    /** All that it says, by part. @throws YAMLException if it cannot be read */
    static Map<String, Object> read(byte[] content) {
        return map(yaml().load(new String(content, UTF_8)));
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    /** A field that a scenario answers. @param line from 1 */
    record Answer(String key, int line) {}

    /** Of what is submitted, and of what a correction changes; of a file that {@link #parse} reads. */
    static List<Answer> answered(byte[] content) {
        var answers = new ArrayList<Answer>();
        @Nullable Node root = yaml().compose(new StringReader(new String(content, UTF_8)));
        answers(part(root, "submit"), answers);
        if (part(root, "steps") instanceof SequenceNode steps) {
            steps.getValue().forEach(step -> answers(part(step, "change"), answers));
        }
        return answers;
    }

    private static void answers(@Nullable Node node, List<Answer> into) {
        if (node instanceof MappingNode fields) {
            fields.getValue()
                    .forEach(field -> into.add(new Answer(
                            name(field.getKeyNode()),
                            field.getKeyNode().getStartMark().getLine() + 1)));
        }
    }

    private static @Nullable Node part(@Nullable Node node, String name) {
        return !(node instanceof MappingNode parts)
                ? null
                : parts.getValue().stream()
                        .filter(part -> name(part.getKeyNode()).equals(name))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                        .orElse(null);
    }

    private static String name(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Map<String, Object> map(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> given)) {
            throw new YAMLException(value + " is no mapping");
        }
        var map = new LinkedHashMap<String, Object>();
        given.forEach((key, one) -> map.put(String.valueOf(key), one));
        return map;
    }

    private static List<Object> list(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> given)) {
            throw new YAMLException(value + " is no list");
        }
        return List.copyOf(given);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
