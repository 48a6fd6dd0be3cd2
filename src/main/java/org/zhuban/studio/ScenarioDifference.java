package org.zhuban.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.zhuban.studio.Difference.Kind;

/** A scenario's part 试办场景 of a {@link Difference}: who decides what, how it ends, and which answers differ. Answers themselves are not repeated. */
final class ScenarioDifference {

    private static final String STEPS = "steps";
    private static final String SUBMIT = "submit";
    private static final String STATE = "state";
    private static final String EXPECT = "expect";

    private final Changes changes;
    private final DifferenceWords words;
    private final Map<String, String> elements;
    private final Map<String, String> fields;

    /**
     * @param elements names of the diagram's elements by id
     * @param fields   labels of the form's fields by key
     */
    ScenarioDifference(
            Changes changes, DifferenceWords words, Map<String, String> elements, Map<String, String> fields) {
        this.changes = changes;
        this.words = words;
        this.elements = elements;
        this.fields = fields;
    }

    /** Of a file that is new. */
    void told(byte[] added) {
        Map<String, Object> scenario = read(added);
        if (scenario != null && !acts(scenario).isEmpty()) {
            changes.add("", Kind.ADDED, "studio.change.scenario.new", way(acts(scenario)), end(scenario));
        }
    }

    /** @param name what people call it */
    void compare(String name, byte[] before, byte[] after) {
        String called = words.text("studio.called", words.text("studio.file.scenario"), name);
        Map<String, Object> was = read(before);
        Map<String, Object> is = read(after);
        if (was == null || is == null) {
            changes.add("", Kind.CHANGED, "studio.change.file.changed", words.text("studio.file.scenario"), name);
            return;
        }
        if (!text(was.get("name")).equals(text(is.get("name")))) {
            changes.add(
                    "",
                    Kind.CHANGED,
                    "studio.change.renamed",
                    words.text("studio.called", words.text("studio.file.scenario"), text(was.get("name"))),
                    text(is.get("name")));
        }
        if (!acts(was).equals(acts(is))) {
            changes.add("", Kind.CHANGED, "studio.change.scenario.way", called, way(acts(was)), way(acts(is)));
        } else if (!Objects.equals(was.get(STEPS), is.get(STEPS))) {
            changes.add("", Kind.CHANGED, "studio.change.scenario.said", called);
        }
        if (!end(was).equals(end(is))) {
            changes.add("", Kind.CHANGED, "studio.change.scenario.end", called, end(was), end(is));
        }
        List<String> answers = differing(map(was.get(SUBMIT)), map(is.get(SUBMIT)));
        if (!answers.isEmpty()) {
            changes.add(
                    "",
                    Kind.CHANGED,
                    "studio.change.scenario.answers",
                    called,
                    words.joined(answers.stream()
                            .map(key -> words.quoted(fields.getOrDefault(key, key)))
                            .toList()));
        }
        others(called, was, is);
        changes.drawing("studio.change.scenario.written");
    }

    /** What has no sentence of its own. */
    private void others(String called, Map<String, Object> was, Map<String, Object> is) {
        var parts = new ArrayList<>(differing(was, is));
        parts.removeAll(List.of("name", STEPS, SUBMIT, EXPECT));
        differing(map(was.get(EXPECT)), map(is.get(EXPECT))).stream()
                .filter(part -> !part.equals(STATE))
                .forEach(parts::add);
        if (!parts.isEmpty()) {
            changes.add(
                    "",
                    Kind.CHANGED,
                    "studio.change.scenario.parts",
                    called,
                    words.joined(parts.stream().map(words::scenarioPart).toList()));
        }
    }

    private static List<String> differing(Map<String, Object> was, Map<String, Object> is) {
        var keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(was.get(key), is.get(key)))
                .toList();
    }

    /** Step and outcome, one after the other. */
    private static List<Map.Entry<String, String>> acts(Map<String, Object> scenario) {
        return scenario.get(STEPS) instanceof List<?> steps
                ? steps.stream()
                        .map(ScenarioDifference::map)
                        .map(step -> Map.entry(text(step.get("at")), text(step.get("decide"))))
                        .toList()
                : List.of();
    }

    private String way(List<Map.Entry<String, String>> acts) {
        return acts.isEmpty()
                ? words.text("studio.empty")
                : acts.stream()
                        .map(act -> words.text(
                                "studio.scenario.act",
                                elements.getOrDefault(act.getKey(), act.getKey()),
                                words.outcome(act.getValue())))
                        .collect(Collectors.joining(" → "));
    }

    private String end(Map<String, Object> scenario) {
        return words.end(text(map(scenario.get(EXPECT)).get(STATE)));
    }

    private static @Nullable Map<String, Object> read(byte[] content) {
        try {
            return Scenario.read(content);
        } catch (YAMLException broken) {
            return null;
        }
    }

    private static Map<String, Object> map(@Nullable Object value) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, one) -> map.put(String.valueOf(key), one));
        }
        return map;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
