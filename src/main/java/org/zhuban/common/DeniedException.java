package org.zhuban.common;

/** No right for this kind of action at all: HTTP 403. */
public class DeniedException extends ZhubanException {

    public DeniedException(String code, Object... args) {
        super(code, args);
    }
}
