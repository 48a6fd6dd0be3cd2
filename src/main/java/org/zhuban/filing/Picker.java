package org.zhuban.filing;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Page;

/**
 * A dialog to choose from what the system or an outside source knows: persons, projects, contracts (XC 6.1 选择项目). A form element names it in
 * property {@code picker}; what is chosen is written into the form's fields, marked with its source and date.
 */
public interface Picker {

    /** E.g. {@code contract-collection}; lower case, unique. Message code {@code picker.<name>} names its button and dialog. */
    String name();

    /** Message code of what the dialog says in place of searching for this; empty = it searches. */
    default Optional<String> wants(String query) {
        return Optional.empty();
    }

    /**
     * What this applicant may choose from, authorised here.
     *
     * @param query  as typed; empty = everything
     * @param data   answers of the form as they stand
     * @param cursor of the page, null = the first
     * @throws org.zhuban.common.ZhubanException whose sentence is shown in the dialog, e.g. when the source is down
     */
    Page<Choice> search(
            FilingService.Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor);

    /**
     * A row of the dialog.
     *
     * @param key    value of the field that opened the dialog, unless {@code values} has one for it
     * @param label  first line
     * @param detail second line; personal numbers masked
     * @param values answers to write, by key of the form's field
     * @param source message code {@code source.*} of where they come from
     * @param barrier why it can't be chosen now, a sentence; null = it can
     */
    record Choice(
            String key,
            String label,
            String detail,
            Map<String, Object> values,
            String source,
            @Nullable String barrier) {

        public Choice(String key, String label, String detail, Map<String, Object> values, String source) {
            this(key, label, detail, values, source, null);
        }
    }
}
