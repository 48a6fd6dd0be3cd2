package org.zhuban.common;

import java.util.List;

/** Input with faults at its fields, all of them at once: HTTP 422 with {@code errors}. */
public class InvalidInputException extends ZhubanException {

    private final List<FieldError> errors;

    public InvalidInputException(List<FieldError> errors) {
        super("input.invalid", errors.size());
        this.errors = List.copyOf(errors);
    }

    public InvalidInputException(FieldError... errors) {
        this(List.of(errors));
    }

    /** Fields and codes, never what was typed. */
    @Override
    public String getMessage() {
        return code() + " "
                + errors.stream()
                        .map(error -> error.field() + " " + error.code())
                        .toList();
    }

    public List<FieldError> errors() {
        return errors;
    }
}
