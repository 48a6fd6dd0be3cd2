package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;

/** What stands in a field's place: an input to fill in, or the value to read. */
interface FormInput {

    Component component();

    /** As the data carry it; null = empty. */
    @Nullable
    Object value();

    /** Sets it without telling the listener. */
    void setValue(@Nullable Object value);

    /** A sentence at the input, null takes it away. */
    void setError(@Nullable String sentence);

    /** Errors inside, by JSON pointer below this field; of lists only. */
    default void setInnerError(String pointer, String sentence) {
        setError(sentence);
    }

    void setRequired(boolean required);

    void focus();

    /** What the input itself could not read, e.g. half a date; null if it is fine. */
    default @Nullable String unreadable() {
        return null;
    }

    /** Something else in the form changed. */
    default void refresh() {}
}
