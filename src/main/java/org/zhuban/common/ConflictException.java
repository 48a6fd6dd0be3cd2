package org.zhuban.common;

import java.util.List;
import java.util.Map;

/** The state does not allow it, or it changed meanwhile: HTTP 409. */
public class ConflictException extends ZhubanException {

    public ConflictException(String code, Object... args) {
        super(code, args);
    }

    /** Fields that it is about, empty if it is about none. */
    public List<FieldError> fields() {
        return List.of();
    }

    /** What a program needs to go on, by name of a property of the answer; nothing personal. */
    public Map<String, Object> facts() {
        return Map.of();
    }
}
