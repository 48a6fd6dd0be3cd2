package org.zhuban.common;

import java.util.List;

/**
 * One fault of one field.
 *
 * @param field JSON pointer into the data, e.g. {@code /creditCode}
 * @param code  message code, e.g. {@code uscc.check-digit}; its sentence in the bundles says what to do
 * @param args  arguments of that sentence
 */
public record FieldError(String field, String code, List<Object> args) {

    public FieldError(String field, String code, Object... args) {
        this(field, code, List.of(args));
    }
}
