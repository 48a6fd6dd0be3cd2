package org.zhuban.filing.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.zhuban.common.Texts;

/** The shape of a form file: {@code forms/profile.schema.json}, its refusals as sentences that name the element. */
final class FormJsProfile {

    private final JsonSchema schema;
    private final Texts texts;

    FormJsProfile(Texts texts) {
        this.texts = texts;
        try (InputStream file = FormJsProfile.class.getResourceAsStream("/forms/profile.schema.json")) {
            this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            Objects.requireNonNull(file),
                            SchemaValidatorsConfig.builder()
                                    .locale(java.util.Locale.SIMPLIFIED_CHINESE)
                                    .build());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One sentence for each place: what may be a number or its text fails twice. */
    List<FormFaultException.Fault> faults(JsonNode form) {
        var places = new LinkedHashMap<String, FormFaultException.Fault>();
        schema.validate(form).forEach(message -> {
            String place = message.getInstanceLocation() + " " + Objects.requireNonNullElse(message.getProperty(), "");
            places.putIfAbsent(
                    place,
                    new FormFaultException.Fault(
                            element(form, message.getInstanceLocation()), sentence(form, message)));
        });
        return places.values().stream().distinct().limit(50).toList();
    }

    private String sentence(JsonNode form, ValidationMessage message) {
        JsonNodePath at = message.getInstanceLocation();
        String where = where(form, at);
        String last = at.getNameCount() == 0 ? "" : Objects.toString(at.getElement(-1));
        String value =
                Objects.requireNonNullElse(message.getInstanceNode(), form).asText();
        return switch (message.getType()) {
            case "enum" -> texts.text("form.fault.type", where, value);
            case "additionalProperties" -> texts.text("form.fault.unknown", where, message.getProperty());
            case "required" -> texts.text("form.fault.missing", where, message.getProperty());
            case "not" -> texts.text("form.fault.template", where, last);
            default ->
                last.equals("schemaVersion")
                        ? texts.text("form.fault.schema-version", value)
                        : texts.text("form.fault.shape", where, part(last), value, wanted(message));
        };
    }

    /** What a person calls a property. */
    private String part(String property) {
        String code = "form.part." + property;
        String word = texts.text(code);
        return word.equals(code) ? property : word;
    }

    private String wanted(ValidationMessage message) {
        String rule = message.getEvaluationPath().toString();
        String limit = message.getArguments().length == 0 ? "" : String.valueOf(message.getArguments()[0]);
        if (rule.contains("/min/") || rule.contains("/max/")) {
            return texts.text("form.wanted.number");
        }
        return switch (message.getType()) {
            case "type" -> {
                String wanted = schemaType(message);
                String word = texts.text("form.wanted." + wanted);
                yield word.startsWith("form.wanted.") ? texts.text("form.wanted.other") : word;
            }
            case "maxLength" -> texts.text("form.wanted.maxLength", limit);
            case "minLength" -> texts.text("form.wanted.minLength");
            case "minimum" -> texts.text("form.wanted.minimum", limit);
            case "maximum" -> texts.text("form.wanted.maximum", limit);
            case "maxItems", "maxProperties" -> texts.text("form.wanted.maxItems", limit);
            default -> texts.text("form.wanted.other");
        };
    }

    private static String schemaType(ValidationMessage message) {
        return message.getSchemaNode() == null ? "" : message.getSchemaNode().asText();
    }

    /** The innermost element that the path runs through; empty where that is the form. */
    private static String element(JsonNode form, JsonNodePath path) {
        JsonNode node = form;
        String element = "";
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            node = step instanceof Integer index ? node.path(index) : node.path(Objects.toString(step));
            if (step instanceof Integer && node.has("type")) {
                element = FormJsParser.key(node);
            }
        }
        return element;
    }

    /** Label or key of the innermost element that the path runs through; the path itself where that has none. */
    private String where(JsonNode form, JsonNodePath path) {
        JsonNode node = form;
        String name = texts.text("form.fault.form");
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            node = step instanceof Integer index ? node.path(index) : node.path(Objects.toString(step));
            if (step instanceof Integer index && node.has("type")) {
                name = FormJsParser.name(node, index);
            }
        }
        return name;
    }
}
