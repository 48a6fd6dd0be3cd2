package org.zhuban.common;

/** The state does not allow it, or it changed meanwhile: HTTP 409. */
public class ConflictException extends ZhubanException {

    public ConflictException(String code, Object... args) {
        super(code, args);
    }
}
