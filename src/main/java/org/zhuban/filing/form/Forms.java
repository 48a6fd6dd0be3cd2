package org.zhuban.filing.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhuban.common.FieldError;

/** What the server does with a form; the screens and the API use the same. */
public interface Forms {

    /**
     * Parses and checks a form file against the strict profile.
     *
     * @throws FormFaultException with every fault found
     */
    FormDefinition parse(String json);

    /**
     * Keeps what the form asks for: unknown keys and fields hidden by their condition dropped, text trimmed, full-width digits and letters
     * narrowed where a format asks for it, values brought to their type (number → BigDecimal, date → ISO text).
     */
    Map<String, Object> clean(FormDefinition form, Map<String, Object> data);

    /**
     * What counts of what an applicant sends: fields to read only as the server knows them, all else as given.
     *
     * @param own the server's own values by key, prefilled or earlier ones
     */
    Map<String, Object> keepReadOnly(FormDefinition form, Map<String, Object> given, Map<String, Object> own);

    /** Keys that the form does not have, at their places; fields that are hidden or only read it has. */
    List<FieldError> unknown(FormDefinition form, Map<String, Object> given);

    /** What is too long or too many even for a draft, over clean data; see {@link #validate} for what a submission needs. */
    List<FieldError> oversized(FormDefinition form, Map<String, Object> data);

    /**
     * All faults at once; the label of the field is the first argument of each sentence: required, length, pattern, formats, dates in order, required slots.
     *
     * @param slots keys of slots with at least one file
     */
    List<FieldError> validate(FormDefinition form, Map<String, Object> data, Set<String> slots);

    /** Choices of a radio, select, checklist or taglist: its own, or the enabled items of its {@code codeTable} at this moment. */
    List<FormElement.Option> choices(FormElement field);

    /** Has this field to be filled in under these data: {@code required}, or property {@code requiredIf} holds? */
    boolean required(FormElement field, Map<String, Object> data);

    /** Keys hidden by their conditions under these data. */
    Set<String> hidden(FormDefinition form, Map<String, Object> data);

    /** Certificates among the answers that end soon, in the form's order: to tell, never to refuse. */
    List<Expiry> expiring(FormDefinition form, Map<String, Object> data);

    /** Field by field, personal values masked; slots and what is never kept are left out. */
    List<FieldChange> differences(FormDefinition form, Map<String, Object> before, Map<String, Object> after);

    /** A value as a person reads it: labels of choices, region path, code names. */
    String shown(FormElement field, Object value);
}
