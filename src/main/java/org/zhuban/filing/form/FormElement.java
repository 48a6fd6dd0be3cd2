package org.zhuban.filing.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of a form: a field with a key, or a group, text, separator without.
 *
 * @param type       form-js type of the strict profile: textfield, textarea, number, datetime, checkbox, radio, select, checklist, taglist,
 *                   group, dynamiclist, table, text, separator, filepicker
 * @param key        key in the data; for a filepicker the slot; null for a group, text or separator
 * @param hide       FEEL condition under which it is hidden and not asked; null = never
 * @param options    choices of radio, select, checklist, taglist
 * @param properties our hints: {@code format}, {@code picker}, {@code personal}, {@code maxBytes} …
 * @param columns    of 16 in its row; 0 = whole row
 */
public record FormElement(
        String type,
        @Nullable String key,
        String label,
        String description,
        Validation validation,
        @Nullable String hide,
        List<Option> options,
        Map<String, String> properties,
        int columns,
        List<FormElement> children) {

    private static final Set<String> OF_PEOPLE =
            Set.of("person-name", "resident-id", "mobile", "phone", "bank-card", "sms-code");

    /** Sealed in the database, masked where the reader may not see it. */
    public boolean personal() {
        return "true".equals(properties.get("personal"));
    }

    /** Masked for everybody but the parties of the filing: what is personal, and names that those read in clear ({@code personal = name}). */
    public boolean maskedInPublic() {
        return personal() || "name".equals(properties.get("personal"));
    }

    /** May it be made public 公示? Nothing personal is, flagged or by its format, no attachment, and no rows that have such a cell. */
    public boolean publishable() {
        return !isSlot() && !isTransient() && !ofAPerson() && children.stream().allMatch(FormElement::publishable);
    }

    /** Flagged as personal data, or of a format that only people have. */
    public boolean ofAPerson() {
        return maskedInPublic() || OF_PEOPLE.contains(format());
    }

    /** Used once at submission and never kept, e.g. an SMS code. */
    public boolean isTransient() {
        return "true".equals(properties.get("transient"));
    }

    /** A day of the calendar. */
    public boolean isDay() {
        return "datetime".equals(type);
    }

    /** An attachment slot. */
    public boolean isSlot() {
        return "filepicker".equals(type);
    }

    /** Only to read: the applicant never sets it ({@code readonly} or {@code disabled}, and form-js tables, which only show). */
    public boolean readOnly() {
        return "true".equals(properties.get("readonly")) || "table".equals(type);
    }

    /** May a choice 其他 be written in one's own words? The text then stands among the values, in place of a code. */
    public boolean takesOther() {
        return "true".equals(properties.get("other"));
    }

    /** Our hint {@code properties.format}, empty if there is none. */
    public String format() {
        return properties.getOrDefault("format", "");
    }

    /** A choice. */
    public record Option(String value, String label) {}

    /** form-js validation. */
    public record Validation(
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String pattern,
            @Nullable String patternMessage,
            @Nullable String min,
            @Nullable String max) {}
}
