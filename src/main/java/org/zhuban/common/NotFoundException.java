package org.zhuban.common;

/** Unknown or foreign id: HTTP 404, without telling which of the two. */
public class NotFoundException extends ZhubanException {

    public NotFoundException(String code, Object... args) {
        super(code, args);
    }
}
