package org.zhuban.common;

/** Understood but refused as a whole, e.g. an idempotency key with another body: HTTP 422. */
public class UnprocessableException extends ZhubanException {

    public UnprocessableException(String code, Object... args) {
        super(code, args);
    }
}
