package org.zhuban.filing.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;

/** Reads a form-js file: shape by the profile's schema, then the element tree, then what a schema cannot say. */
final class FormJsParser {

    private static final int MAX_CHARS = 500_000;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private final FormJsProfile profile;
    private final FormReferences references;
    private final Texts texts;

    FormJsParser(Conditions conditions, Texts texts) {
        this.profile = new FormJsProfile(texts);
        this.references = new FormReferences(conditions, texts);
        this.texts = texts;
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(40)
                        .maxStringLength(20_000)
                        .build());
    }

    FormDefinition parse(String file) {
        if (file.length() > MAX_CHARS) {
            throw new FormFaultException(List.of(
                    new FormFaultException.Fault("", texts.text("form.fault.too-large", String.valueOf(MAX_CHARS)))));
        }
        JsonNode root;
        try {
            root = json.readTree(file);
        } catch (JsonProcessingException notJson) {
            int line = notJson.getLocation() == null ? 1 : notJson.getLocation().getLineNr();
            throw new FormFaultException(List.of(new FormFaultException.Fault(
                    "(" + line + ")", texts.text("form.fault.not-json", String.valueOf(line)))));
        }
        FormDefinition form = new FormDefinition(root.path("id").asText(), elements(root.path("components")));
        Set<FormFaultException.Fault> faults = new LinkedHashSet<>(profile.faults(root));
        if (faults.isEmpty() || root.path("components").isArray()) {
            faults.addAll(references.faults(form)); // a fault of shape hides none of sense
        }
        if (!faults.isEmpty()) {
            throw new FormFaultException(List.copyOf(faults));
        }
        return form;
    }

    /** How a sentence names an element of the file. */
    static String name(JsonNode element, int index) {
        for (String property : List.of("label", "dateLabel", "key", "path", "id")) {
            if (!element.path(property).asText().isBlank()) {
                return element.path(property).asText();
            }
        }
        return element.path("type").asText() + " #" + (index + 1);
    }

    /** How a fault points at an element of the file. */
    static String key(JsonNode element) {
        for (String property : List.of("key", "path", "label", "dateLabel", "id")) {
            if (!element.path(property).asText().isBlank()) {
                return element.path(property).asText();
            }
        }
        return "";
    }

    private static List<FormElement> elements(JsonNode components) {
        Map<String, Long> inRow = StreamSupport.stream(components.spliterator(), false)
                .map(FormJsParser::row)
                .filter(row -> !row.isEmpty())
                .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
        List<FormElement> elements = new ArrayList<>();
        for (JsonNode component : components) {
            elements.add(element(component, inRow.getOrDefault(row(component), 1L)));
        }
        return List.copyOf(elements);
    }

    private static String row(JsonNode component) {
        return component.path("layout").path("row").asText();
    }

    private static FormElement element(JsonNode node, long inRow) {
        String type = node.path("type").asText();
        JsonNode columns = node.path("layout").path("columns");
        int width = columns.isInt() ? columns.asInt() : inRow > 1 ? (int) Math.max(2, 16 / inRow) : 0;
        return new FormElement(
                type,
                key(node, type),
                "datetime".equals(type) && node.has("dateLabel")
                        ? node.path("dateLabel").asText()
                        : node.path("text".equals(type) ? "text" : "label").asText(),
                node.path("description").asText(),
                validation(node),
                hide(node),
                options(node),
                properties(node),
                width,
                "table".equals(type) ? cells(node) : elements(node.path("components")));
    }

    private static @Nullable String key(JsonNode node, String type) {
        return switch (type) {
            case "group", "text", "separator" -> null;
            case "dynamiclist" -> text(node, "path");
            case "table" ->
                node.has("dataSource") ? node.path("dataSource").asText().substring(1) : null;
            default -> text(node, "key");
        };
    }

    private static @Nullable String hide(JsonNode node) {
        String hide = node.path("conditional").path("hide").asText().strip();
        return hide.isEmpty() ? null : hide;
    }

    private static @Nullable String text(JsonNode node, String property) {
        return node.hasNonNull(property) ? node.path(property).asText() : null;
    }

    private static FormElement.Validation validation(JsonNode node) {
        JsonNode rules = node.path("validate");
        JsonNode hints = node.path("properties");
        String min = text(rules, "min");
        String max = text(rules, "max");
        if ("datetime".equals(node.path("type").asText())) {
            min = node.path("disallowPassedDates").asBoolean() ? "today" : text(hints, "minDate");
            max = hints.has("notAfter") ? text(hints, "notAfter") : text(hints, "maxDate");
        }
        return new FormElement.Validation(
                rules.path("required").asBoolean(),
                rules.has("minLength") ? (Integer) rules.path("minLength").asInt() : null,
                rules.has("maxLength") ? (Integer) rules.path("maxLength").asInt() : null,
                text(rules, "pattern"),
                text(rules, "patternErrorMessage"),
                min,
                max);
    }

    private static List<FormElement.Option> options(JsonNode node) {
        List<FormElement.Option> options = new ArrayList<>();
        for (JsonNode value : node.path("values")) {
            options.add(new FormElement.Option(
                    value.path("value").asText(), value.path("label").asText()));
        }
        return List.copyOf(options);
    }

    /** Our hints, and what form-js itself says beyond our record, under names of ours. */
    private static Map<String, String> properties(JsonNode node) {
        Map<String, String> properties = new LinkedHashMap<>();
        node.path("properties")
                .properties()
                .forEach(hint -> properties.put(hint.getKey(), hint.getValue().asText()));
        if (node.has("decimalDigits")) {
            properties.putIfAbsent("decimals", node.path("decimalDigits").asText());
        }
        if (node.path("appearance").has("suffixAdorner")) {
            properties.putIfAbsent(
                    "unit", node.path("appearance").path("suffixAdorner").asText());
        }
        if (node.path("appearance").has("prefixAdorner")) {
            properties.putIfAbsent(
                    "prefix", node.path("appearance").path("prefixAdorner").asText());
        }
        if (node.path("readonly").asBoolean() || node.path("disabled").asBoolean()) {
            properties.put("readonly", "true");
        }
        if (node.path("multiple").asBoolean()) {
            properties.putIfAbsent("several", "true");
        }
        if (node.has("accept")) {
            properties.putIfAbsent(
                    "accept",
                    node.path("accept")
                            .asText()
                            .toUpperCase(java.util.Locale.ROOT)
                            .replace(".", "")
                            .replace("JPEG", "JPG")
                            .replace(" ", ""));
        }
        return Map.copyOf(properties);
    }

    private static List<FormElement> cells(JsonNode table) {
        List<FormElement> cells = new ArrayList<>();
        for (JsonNode column : table.path("columns")) {
            cells.add(new FormElement(
                    "textfield",
                    column.path("key").asText(),
                    column.path("label").asText(),
                    "",
                    new FormElement.Validation(false, null, null, null, null, null, null),
                    null,
                    List.of(),
                    Map.of(),
                    0,
                    List.of()));
        }
        return List.copyOf(cells);
    }
}
