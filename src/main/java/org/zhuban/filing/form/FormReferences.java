package org.zhuban.filing.form;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Slot;
import org.zhuban.common.Texts;

/** What a schema cannot say of a form: keys used once, references that exist, hints we know, patterns and conditions that work. */
final class FormReferences {

    private static final Set<String> PARENTS = Set.of("group", "dynamiclist");
    private static final String NUMBER = "-?[0-9]{1,20}(\\.[0-9]{1,20})?";
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");

    /** The hints that screens, rules and registers read; any other is a slip of the pen. */
    private static final Set<String> HINTS = new TreeSet<>(Set.of(
            "format",
            "picker",
            "personal",
            "transient",
            "purpose",
            "mobile",
            "template",
            "accept",
            "maxBytes",
            "several",
            "sync",
            "minDate",
            "maxDate",
            "after",
            "notAfter",
            "warnDays",
            "codeTable",
            "regionLevel",
            "requiredIf",
            "placeholder",
            "unit",
            "prefix",
            "decimals",
            "readonly",
            "maxRows",
            "prefill",
            "other",
            "register"));

    /** What the kit knows of the enterprise that files, without a class of the type. */
    private static final Set<String> PREFILLED = Set.of(
            "organisation.name",
            "organisation.creditCode",
            "organisation.kind",
            "organisation.region",
            "organisation.contactMobile");

    private final Conditions conditions;
    private final Texts texts;

    FormReferences(Conditions conditions, Texts texts) {
        this.conditions = conditions;
        this.texts = texts;
    }

    List<FormFaultException.Fault> faults(FormDefinition form) {
        List<FormFaultException.Fault> faults = new ArrayList<>();
        checkLevel(form, "", faults, 0);
        return List.copyOf(faults);
    }

    private void checkLevel(FormDefinition level, String list, List<FormFaultException.Fault> all, int lists) {
        if (lists > 1) {
            all.add(new FormFaultException.Fault(list, texts.text("form.fault.list-in-list")));
            return;
        }
        Set<String> keys = new HashSet<>();
        level.all().forEach(element -> {
            String name = name(element);
            String key = Objects.requireNonNullElse(element.key(), element.label());
            List<String> faults = new ArrayList<>();
            if (needsKey(element)) {
                checkKey(element, name, keys, faults);
            }
            checkParts(element, name, faults);
            checkHints(level, element, name, faults);
            checkCondition(name, element.hide(), faults);
            checkCondition(name, element.properties().get("requiredIf"), faults);
            checkPattern(name, element.validation().pattern(), faults);
            faults.forEach(sentence -> all.add(new FormFaultException.Fault(key, sentence)));
            if ("dynamiclist".equals(element.type())) {
                checkLevel(new FormDefinition(level.id(), element.children()), key, all, lists + 1);
            }
        });
    }

    private static String name(FormElement element) {
        return !element.label().isBlank() ? element.label() : element.key() != null ? element.key() : element.type();
    }

    private static boolean needsKey(FormElement element) {
        return !Set.of("group", "text", "separator").contains(element.type());
    }

    private void checkKey(FormElement element, String name, Set<String> keys, List<String> faults) {
        String key = element.key();
        if (key == null || !key.matches("[a-z][A-Za-z0-9]{0,63}")) {
            faults.add(texts.text("form.fault.key", name, key == null ? "" : key));
        } else if (!keys.add(key)) {
            faults.add(texts.text("form.fault.key-twice", name, key));
        }
    }

    private void checkParts(FormElement element, String name, List<String> faults) {
        if (element.label().isBlank() && !Set.of("separator", "group", "table").contains(element.type())) {
            faults.add(texts.text("form.fault.label", name));
        }
        if (!PARENTS.contains(element.type())
                && !"table".equals(element.type())
                && !element.children().isEmpty()) {
            faults.add(texts.text("form.fault.children", name));
        }
        if (CHOICES.contains(element.type())) {
            boolean table = element.properties().containsKey("codeTable");
            if (element.options().isEmpty() && !table) {
                faults.add(texts.text("form.fault.no-choices", name));
            }
            if (element.options().stream()
                            .map(FormElement.Option::value)
                            .distinct()
                            .count()
                    < element.options().size()) {
                faults.add(texts.text("form.fault.choice-twice", name));
            }
        }
        Integer least = element.validation().minLength();
        Integer most = element.validation().maxLength();
        if (least != null && most != null && least > most) {
            faults.add(texts.text("form.fault.lengths", name));
        }
        if ("number".equals(element.type())) {
            checkBounds(element.validation().min(), element.validation().max(), name, faults);
        }
    }

    private void checkBounds(@Nullable String least, @Nullable String most, String name, List<String> faults) {
        if (least != null
                && most != null
                && least.matches(NUMBER)
                && most.matches(NUMBER)
                && new BigDecimal(least).compareTo(new BigDecimal(most)) > 0) {
            faults.add(texts.text("form.fault.bounds", name));
        }
    }

    private void checkHints(FormDefinition level, FormElement element, String name, List<String> faults) {
        for (Map.Entry<String, String> hint : element.properties().entrySet()) {
            if (!HINTS.contains(hint.getKey())) {
                faults.add(texts.text("form.fault.hint", name, hint.getKey(), String.join(", ", HINTS)));
            } else if (!isUsable(element, hint.getKey(), hint.getValue())) {
                faults.add(texts.text("form.fault.hint-value", name, hint.getKey(), hint.getValue()));
            } else if (Set.of("after", "mobile").contains(hint.getKey())
                    && level.field(hint.getValue()).isEmpty()) {
                faults.add(texts.text("form.fault.reference", name, hint.getKey(), hint.getValue()));
            }
        }
    }

    private static boolean isUsable(FormElement element, String hint, String value) {
        return switch (hint) {
            case "format" -> ValueFormat.of(value).isPresent();
            case "personal" -> value.equals("true") || value.equals("name") || value.equals("false");
            case "transient", "several", "readonly" -> value.equals("true") || value.equals("false");
            case "maxBytes" -> value.matches("[1-9][0-9]{0,8}");
            case "maxRows" -> value.matches("[1-9][0-9]{0,3}");
            case "decimals" -> value.matches("[0-6]");
            case "regionLevel" -> value.matches("[123]");
            case "picker" -> value.matches("[a-z][a-z0-9-]{0,63}");
            case "prefill" -> PREFILLED.contains(value);
            case "other" -> CHOICES.contains(element.type()) && (value.equals("true") || value.equals("false"));
            case "minDate", "maxDate", "notAfter" ->
                "datetime".equals(element.type())
                        && (value.equals("today") || CivilDates.read(value).isPresent());
            case "warnDays" -> "datetime".equals(element.type()) && value.matches("[1-9][0-9]{0,3}");
            case "after" -> "datetime".equals(element.type());
            case "accept" -> acceptsKnownKinds(value);
            case "codeTable", "template", "purpose" -> value.matches("[a-z][a-z0-9-]{0,63}");
            default -> true;
        };
    }

    private static boolean acceptsKnownKinds(String value) {
        for (String kind : value.split(",", -1)) {
            try {
                Slot.Kind.valueOf(kind.trim().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                return false;
            }
        }
        return true;
    }

    private void checkCondition(String name, @Nullable String feel, List<String> faults) {
        if (feel != null) {
            conditions.faults(feel).forEach(fault -> faults.add(texts.text("form.fault.condition", name, fault)));
        }
    }

    private void checkPattern(String name, @Nullable String pattern, List<String> faults) {
        if (pattern != null) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException unusable) {
                faults.add(texts.text("form.fault.pattern", name, pattern));
            }
        }
    }
}
