package org.zhuban.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.gate.ProcessOutline;

/** How a difference calls things, in one language. */
final class DifferenceWords {

    /** Instead of {@code D} behind the number of days of a timer that counts working days. */
    static final String WORKING = "D workingDays";

    private final Texts texts;
    private final Locale language;
    private final Map<String, String> labels;

    DifferenceWords(Texts texts, Locale language) {
        this(texts, language, Map.of());
    }

    /** @param labels of the forms' fields, by key */
    DifferenceWords(Texts texts, Locale language, Map<String, String> labels) {
        this.texts = texts;
        this.language = language;
        this.labels = labels;
    }

    /** {@code diagram}, {@code table}, {@code form}, {@code scenario}, {@code report} or {@code other}. */
    static String kindOf(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "bpmn" -> "diagram";
            case "dmn" -> "table";
            case "form" -> "form";
            case "yaml" -> "scenario";
            case "jrxml" -> "report";
            default -> "other";
        };
    }

    String text(String code, Object... args) {
        return texts.text(language, code, args);
    }

    private String known(String code, String otherwise) {
        String text = texts.text(language, code);
        return text.equals(code) ? otherwise : text;
    }

    /** What a path says of an element; the path itself where nobody named it. */
    String fact(String path) {
        return known("studio.fact." + path, path.replaceFirst("^property\\.", ""));
    }

    /** A value of a diagram's fact, as a person reads it. */
    String value(String path, String value) {
        return switch (path) {
            case "property.desk" -> desk(value);
            case "property.programme" -> known("programme." + value, value);
            case "property.applicants" ->
                Arrays.stream(value.split(","))
                        .map(String::strip)
                        .map(this::applicant)
                        .collect(Collectors.joining(text("studio.comma")));
            case "property.fields" ->
                value.isBlank()
                        ? text("studio.empty")
                        : Arrays.stream(value.strip().split("[,\\s]+"))
                                .map(key -> labels.getOrDefault(key, key))
                                .collect(Collectors.joining(text("studio.comma")));
            case "property.timeLimit", "property.days" ->
                value.matches("[0-9]+") ? text("studio.working-days", value) : value;
            case "property.sample" -> value + " %";
            case "delegateExpression" -> {
                String step = value.replaceAll("[${}]", "");
                yield known("studio.step." + step, step);
            }
            case "conditionExpression" -> {
                String outcome = value.replaceFirst(".*'(.*)'.*", "$1");
                yield known("outcome." + outcome, outcome);
            }
            default -> plain(path, value);
        };
    }

    private String plain(String path, String value) {
        if (value.isEmpty()) {
            return text("studio.empty");
        }
        if ("true".equals(value) || "false".equals(value)) {
            return text("studio." + value);
        }
        if (path.endsWith("timeDuration") || path.endsWith("timeCycle") || path.endsWith("historyTimeToLive")) {
            return duration(value);
        }
        return value;
    }

    private String applicant(String word) {
        String[] parts = word.split(":", 2);
        String who = known("studio.applicant." + parts[0], parts[0]);
        return parts.length == 1
                ? who
                : text("studio.applicant.kind", who, known("studio.applicant.kind." + parts[1], parts[1]));
    }

    String desk(String desk) {
        return known("studio.desk." + desk, desk);
    }

    /** {@code P5D}, {@code PT30M}; others as they are. */
    private String duration(String iso) {
        if (iso.endsWith(WORKING)) {
            return text("studio.working-days", iso.substring(1, iso.length() - WORKING.length()));
        }
        var simple = java.util.regex.Pattern.compile("P(T?)([0-9]+)([DHM])").matcher(iso);
        return simple.matches() && (simple.group(1).isEmpty() == "D".equals(simple.group(3)))
                ? text("studio.duration." + simple.group(3), simple.group(2))
                : iso;
    }

    /** {@code 环节“审核企业基本信息”}. */
    String called(ProcessOutline.Element element) {
        String kind = kind(element.kind());
        return element.name().isEmpty()
                ? text("studio.called.unnamed", kind, element.id())
                : text("studio.called", kind, element.name());
    }

    String kind(String kind) {
        return known("studio.kind." + kind, text("studio.kind.other"));
    }

    String quoted(String name) {
        return text("studio.quoted", name);
    }

    String joined(List<String> words) {
        return String.join(text("studio.comma"), words);
    }

    /** An outcome as buttons call it. */
    String outcome(String outcome) {
        return known("outcome." + outcome, known("studio.scenario.outcome." + outcome, outcome));
    }

    /** How a filing ends. */
    String end(String state) {
        return state.isEmpty() ? text("studio.empty") : known("filing.state." + state.toUpperCase(Locale.ROOT), state);
    }

    /** What a part of a scenario's file is about. */
    String scenarioPart(String part) {
        return known("studio.scenario.about." + part, part);
    }

    /** An outcome: by its own flow's name, else as buttons call it. */
    String outcome(ProcessOutline.Element flow, String outcome) {
        return flow.name().isEmpty() ? known("outcome." + outcome, outcome) : flow.name();
    }
}
