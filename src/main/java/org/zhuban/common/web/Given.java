package org.zhuban.common.web;

import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;

/** What a call's body must hold; JSON binding leaves out what was not sent. */
public final class Given {

    private Given() {}

    /**
     * @param field key in the body
     * @throws InvalidInputException {@code field.required} at that field if it is missing or blank
     */
    public static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new InvalidInputException(new FieldError("/" + field, "field.required", field));
        }
        return value;
    }
}
