package org.zhuban.common;

import java.time.Duration;

/** Too many of this kind of call: HTTP 429 with {@code Retry-After}. */
public class TooManyException extends ZhubanException {

    private final Duration retryAfter;

    public TooManyException(Duration retryAfter, String code, Object... args) {
        super(code, args);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
