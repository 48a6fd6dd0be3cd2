package org.zhuban.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.zhuban.studio.Difference.Kind;

/** A form's part of a {@link Difference}, field by field. It reads the file itself, so that what no record of ours holds is compared too. */
final class FormDifference {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What editors leave in a file. */
    private static final Set<String> MEANINGLESS =
            Set.of("components", "executionPlatform", "executionPlatformVersion", "exporter");

    private final Changes changes;
    private final DifferenceWords words;

    FormDifference(Changes changes, DifferenceWords words) {
        this.changes = changes;
        this.words = words;
    }

    /**
     * A field, group, text or separator.
     *
     * @param key   of the data, with that of the list it lies in; else its id, or its place
     * @param group label of the group it lies in; empty at top level
     * @param facts all else, by path
     */
    private record Field(
            String key, String type, String label, String group, List<Option> options, Map<String, String> facts) {}

    private record Option(String value, String label) {}

    void compare(byte[] before, byte[] after) {
        JsonNode was = read(before);
        JsonNode is = read(after);
        Map<String, Field> former = fields(was);
        Map<String, Field> present = fields(is);
        changes.facts(
                "",
                words.text("studio.form"),
                facts(was, MEANINGLESS),
                facts(is, MEANINGLESS),
                key -> false,
                this::shown);
        present.values().stream()
                .filter(field -> !former.containsKey(field.key()))
                .forEach(field -> changes.add(
                        field.key(), Kind.ADDED, "studio.change.field.added", called(field), in(field), must(field)));
        former.values().stream()
                .filter(field -> !present.containsKey(field.key()))
                .forEach(field -> changes.add(field.key(), Kind.REMOVED, "studio.change.field.removed", called(field)));
        present.values().forEach(field -> {
            Field old = former.get(field.key());
            if (old != null && !old.equals(field)) {
                both(old, field);
            }
        });
        moved(former, present);
        if (!arrangement(was).equals(arrangement(is))) {
            changes.drawing("studio.change.layout");
        }
    }

    /** Of a form that is new: its fields by label, key and kind. */
    void fields(byte[] added) {
        fields(read(added)).values().stream()
                .filter(field -> !Set.of("group", "text", "separator", "spacer").contains(field.type()))
                .forEach(field -> changes.add(
                        field.key(),
                        Kind.ADDED,
                        "studio.change.field.new",
                        called(field) + words.text("studio.change.field.key", field.key()),
                        in(field),
                        must(field)));
    }

    private void both(Field was, Field is) {
        if (!was.type().equals(is.type())) {
            changes.add(
                    is.key(),
                    Kind.CHANGED,
                    "studio.change.fact",
                    called(is),
                    words.text("studio.fact.type"),
                    type(was.type()),
                    type(is.type()));
        }
        if (!was.label().equals(is.label())) {
            changes.add(is.key(), Kind.CHANGED, "studio.change.renamed", called(was), is.label());
        }
        if (!was.group().equals(is.group())) {
            changes.add(
                    is.key(),
                    Kind.MOVED,
                    "studio.change.field.group",
                    called(is),
                    group(was.group()),
                    group(is.group()));
        }
        options(was, is);
        changes.facts(is.key(), called(is), was.facts(), is.facts(), key -> false, this::shown);
    }

    private void options(Field was, Field is) {
        Map<String, String> former = labels(was);
        Map<String, String> present = labels(is);
        present.forEach((value, label) -> {
            String old = former.get(value);
            if (old == null) {
                changes.add(is.key(), Kind.CHANGED, "studio.change.option.added", called(is), label);
            } else if (!old.equals(label)) {
                changes.add(is.key(), Kind.CHANGED, "studio.change.option.renamed", called(is), old, label);
            }
        });
        former.forEach((value, label) -> {
            if (!present.containsKey(value)) {
                changes.add(is.key(), Kind.CHANGED, "studio.change.option.removed", called(is), label);
            }
        });
        if (!Changes.moved(List.copyOf(former.keySet()), List.copyOf(present.keySet()))
                .isEmpty()) {
            changes.add(
                    is.key(),
                    Kind.MOVED,
                    "studio.change.option.moved",
                    called(is),
                    words.joined(List.copyOf(present.values())));
        }
    }

    private static Map<String, String> labels(Field field) {
        var labels = new LinkedHashMap<String, String>();
        field.options().forEach(option -> labels.put(option.value(), option.label()));
        return labels;
    }

    /** Within its group: what went to another was told already. */
    private void moved(Map<String, Field> former, Map<String, Field> present) {
        List<String> before = former.values().stream()
                .filter(field -> same(field, present))
                .map(Field::key)
                .toList();
        List<String> after = present.values().stream()
                .filter(field -> same(field, former))
                .map(Field::key)
                .toList();
        for (String key : Changes.moved(before, after)) {
            Field field = Objects.requireNonNull(present.get(key));
            int at = after.indexOf(key);
            Field previous = at == 0 ? null : present.get(after.get(at - 1));
            changes.add(
                    key,
                    Kind.MOVED,
                    previous == null ? "studio.change.field.first" : "studio.change.field.moved",
                    called(field),
                    previous == null ? "" : called(previous));
        }
    }

    private static boolean same(Field field, Map<String, Field> others) {
        Field other = others.get(field.key());
        return other != null && other.group().equals(field.group());
    }

    private String called(Field field) {
        String kind = words.text("studio.element."
                + (Set.of("group", "text", "separator", "filepicker").contains(field.type()) ? field.type() : "field"));
        return field.label().isEmpty()
                ? words.text("studio.called.unnamed", kind, field.key())
                : words.text("studio.called", kind, field.label());
    }

    private String in(Field field) {
        return field.group().isEmpty() ? "" : words.text("studio.change.field.in", field.group());
    }

    private String must(Field field) {
        return words.text(
                "studio.change.field.is",
                type(field.type()),
                words.text(
                        "true".equals(field.facts().get("validate.required")) ? "studio.required" : "studio.optional"));
    }

    private String group(String label) {
        return label.isEmpty() ? words.text("studio.top") : words.quoted(label);
    }

    private String type(String type) {
        return words.text("studio.type." + type);
    }

    private String shown(String path, String value) {
        return words.value(path, value.startsWith("=") ? value.substring(1).strip() : value);
    }

    private static JsonNode read(byte[] file) {
        try {
            return JSON.readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What its fields are called, by key. */
    static Map<String, String> labels(byte[] form) {
        var labels = new LinkedHashMap<String, String>();
        fields(read(form)).values().forEach(field -> {
            if (!field.label().isEmpty()) {
                labels.put(field.key(), field.label());
            }
        });
        return labels;
    }

    private static Map<String, Field> fields(JsonNode form) {
        var fields = new LinkedHashMap<String, Field>();
        collect(form.path("components"), "", "", fields);
        return fields;
    }

    private static void collect(JsonNode components, String list, String group, Map<String, Field> fields) {
        for (JsonNode node : components) {
            String type = node.path("type").asText();
            String label = label(node, type);
            String key = list + key(node, type);
            for (int more = 2; fields.containsKey(key); more++) {
                key = list + key(node, type) + "#" + more;
            }
            var options = new ArrayList<Option>();
            node.path("values").forEach(each -> options.add(option(each, "value")));
            node.path("columns").forEach(each -> options.add(option(each, "key")));
            var apart = new java.util.HashSet<>(
                    Set.of("id", "type", "key", "path", "dataSource", "components", "layout", "values", "columns"));
            apart.add(labelled(type, node));
            fields.put(key, new Field(key, type, label, group, List.copyOf(options), facts(node, apart)));
            boolean rows = "dynamiclist".equals(type);
            collect(node.path("components"), rows ? key + "/" : list, label.isEmpty() ? group : label, fields);
        }
    }

    private static Option option(JsonNode node, String value) {
        return new Option(node.path(value).asText(), node.path("label").asText());
    }

    private static String labelled(String type, JsonNode node) {
        return "datetime".equals(type) && node.has("dateLabel") ? "dateLabel" : "text".equals(type) ? "text" : "label";
    }

    private static String label(JsonNode node, String type) {
        return node.path(labelled(type, node)).asText();
    }

    private static String key(JsonNode node, String type) {
        for (String name : List.of("key", "path", "dataSource", "id")) {
            if (!node.path(name).asText().isBlank()) {
                return node.path(name).asText().replaceFirst("^=", "");
            }
        }
        return type;
    }

    private static Map<String, String> facts(JsonNode node, Set<String> apart) {
        var facts = new TreeMap<String, String>();
        node.properties().forEach(property -> {
            if (!apart.contains(property.getKey())) {
                flatten(property.getKey(), property.getValue(), facts);
            }
        });
        return facts;
    }

    private static void flatten(String path, JsonNode value, Map<String, String> facts) {
        if (value.isObject()) {
            value.properties()
                    .forEach(below -> flatten(
                            path.equals("properties") ? "field." + below.getKey() : path + "." + below.getKey(),
                            below.getValue(),
                            facts));
        } else {
            facts.put(path, value.isValueNode() ? value.asText() : value.toString());
        }
    }

    /** Which fields share a row, whatever rows are called, and how wide they are. */
    private static List<String> arrangement(JsonNode form) {
        var rows = new LinkedHashMap<String, String>();
        var lines = new ArrayList<String>();
        form.findParents("layout").forEach(node -> {
            JsonNode layout = node.path("layout");
            String row = rows.computeIfAbsent(layout.path("row").asText(), name -> "row " + rows.size());
            lines.add(key(node, node.path("type").asText()) + " " + row + " "
                    + layout.path("columns").asText());
        });
        return lines;
    }
}
