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

    List<String> faults(JsonNode form) {
        return schema.validate(form).stream()
                .map(message -> sentence(form, message))
                .distinct()
                .limit(50)
                .toList();
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
                        : texts.text("form.fault.shape", where, last, message.getMessage());
        };
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
