package org.zhuban.studio.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.reference.CodeTables;
import org.zhuban.studio.EditorCatalogue.Choices;

/** The modeler's catalogue as JSON: element templates of this product, drop-downs, words. */
@Component
class ModelCatalogue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OUTCOMES = List.of(
            "approved",
            "returned",
            "rejected",
            "resubmitted",
            "abandoned",
            "accepted",
            "refused",
            "sent-back",
            "review",
            "lapsed");
    private static final List<String> ENDS = List.of("approved", "rejected", "withdrawn", "abandoned");
    private static final List<String> NOTICES =
            List.of("filing-returned", "filing-approved", "filing-rejected", "filing-withdrawn");
    private static final List<String> REPORTS = List.of("none", "approval", "generic-form");
    private static final List<String> GROUPS = List.of("first", "change", "people", "other");

    private final CodeTables codes;
    private final Texts texts;

    ModelCatalogue(CodeTables codes, Texts texts) {
        this.codes = codes;
        this.texts = texts;
    }

    private record Option(String value, String label) {}

    /** Written by dmn-js and the modeler alike. */
    String words() {
        return json(Map.of("words", ModelerWords.all(LocaleContextHolder.getLocale(), "modeler.word.")));
    }

    String of(Choices choices, boolean readOnly) {
        var all = new LinkedHashMap<String, Object>();
        all.put("readOnly", readOnly);
        all.put("words", ModelerWords.all(LocaleContextHolder.getLocale(), "modeler.word."));
        all.put("labels", ModelerWords.all(LocaleContextHolder.getLocale(), "modeler.panel."));
        List<Map<String, Object>> templates = new ArrayList<>();
        List<Map<String, Object>> kinds = new ArrayList<>();
        StepKind.offered(choices.steps()).forEach(kind -> {
            templates.add(template(kind, choices));
            kinds.add(Map.of(
                    "template", kind.id(),
                    "type", kind.type(),
                    "icon", kind.icon(),
                    "duration", Objects.requireNonNullElse(kind.duration(), ""),
                    "name", texts.text("studio.step-kind." + kind.word() + ".name"),
                    "title", texts.text("studio.step-kind." + kind.word()),
                    "what", texts.text("studio.step-kind." + kind.word() + ".what")));
        });
        all.put("templates", templates);
        all.put("kinds", kinds);
        all.put(
                "programmes",
                Arrays.stream(Programme.values())
                        .map(each -> new Option(each.name(), texts.text("programme." + each)))
                        .toList());
        all.put("applicants", applicants());
        all.put("fields", options(choices.fields()));
        all.put("dates", options(choices.dates()));
        all.put("published", options(choices.published()));
        all.put("forms", choices.forms());
        all.put("decisions", choices.decisions());
        all.put("desks", labelled(choices.desks().stream(), "studio.desk."));
        all.put("steps", labelled(choices.steps().stream(), "studio.step."));
        all.put("reports", labelled(Stream.concat(REPORTS.stream(), choices.reports().stream()), "studio.report."));
        all.put("groups", labelled(GROUPS.stream(), "catalogue.group."));
        all.put("notices", labelled(NOTICES.stream(), "studio.notice."));
        all.put("outcomes", labelled(OUTCOMES.stream(), "outcome."));
        all.put("ends", labelled(ENDS.stream(), "studio.end."));
        all.put("messages", Map.of("filing.withdraw", texts.text("studio.message.withdraw")));
        return json(all);
    }

    /** In the format of Camunda's element templates. */
    private Map<String, Object> template(StepKind kind, Choices choices) {
        var properties = new ArrayList<Map<String, Object>>();
        if (kind.step() != null) {
            properties.add(Map.of(
                    "type",
                    "Hidden",
                    "value",
                    "${" + kind.step() + "}",
                    "binding",
                    Map.of("type", "property", "name", "camunda:delegateExpression")));
        }
        kind.properties().forEach((name, value) -> properties.add(property(name, value, choices)));
        return Map.of(
                "name", texts.text("studio.step-kind." + kind.word()),
                "description", texts.text("studio.step-kind." + kind.word() + ".what"),
                "id", kind.id(),
                "appliesTo", List.of(kind.type()),
                "properties", properties,
                "entriesVisible", false);
    }

    private Map<String, Object> property(String name, String value, Choices choices) {
        List<Option> offered =
                switch (name) {
                    case "desk" -> labelled(choices.desks().stream(), "studio.desk.");
                    case "template" -> labelled(NOTICES.stream(), "studio.notice.");
                    case "decision" ->
                        choices.decisions().stream()
                                .map(id -> new Option(id, id))
                                .toList();
                    default -> List.of();
                };
        String given = "decision".equals(name)
                        && value.isEmpty()
                        && !choices.decisions().isEmpty()
                ? choices.decisions().get(0)
                : value;
        var property = new LinkedHashMap<String, Object>();
        property.put("label", name);
        property.put("type", offered.isEmpty() ? "String" : "Dropdown");
        if (!given.isEmpty()) {
            property.put("value", given);
        }
        if (!offered.isEmpty()) {
            property.put(
                    "choices",
                    offered.stream()
                            .map(option -> Map.of("name", option.label(), "value", option.value()))
                            .toList());
        }
        property.put("binding", Map.of("type", "camunda:property", "name", name));
        return property;
    }

    List<Map.Entry<String, String>> applicantChoices() {
        return applicants().stream()
                .map(option -> Map.entry(option.value(), option.label()))
                .toList();
    }

    private List<Option> applicants() {
        List<Option> kinds = new ArrayList<>();
        List<Option> projects = new ArrayList<>();
        codes.items("enterprise-kind").forEach(kind -> {
            String code = "studio.applicant.kind." + kind.code();
            String word = texts.text(code);
            String name = word.equals(code) ? kind.name() : word;
            kinds.add(new Option("enterprise:" + kind.code(), name));
            projects.add(new Option(
                    "project:" + kind.code(),
                    texts.text("studio.applicant.kind", texts.text("studio.applicant.project"), name)));
        });
        return Stream.of(labelled(Stream.of("visitor", "person", "enterprise"), "studio.applicant."), kinds, projects)
                .flatMap(List::stream)
                .toList();
    }

    private List<Option> labelled(Stream<String> values, String prefix) {
        return values.map(value -> {
                    String label = texts.text(prefix + value);
                    return new Option(value, label.startsWith(prefix) ? value : label);
                })
                .toList();
    }

    private static List<Option> options(Map<String, String> named) {
        return named.entrySet().stream()
                .map(one -> new Option(one.getKey(), one.getValue() + "（" + one.getKey() + "）"))
                .toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
