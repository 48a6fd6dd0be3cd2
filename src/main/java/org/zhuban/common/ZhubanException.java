package org.zhuban.common;

/** A refusal with a message code whose sentence, in the reader's language, says what is wrong and what to do. */
public abstract class ZhubanException extends RuntimeException {

    private final String code;
    private final transient Object[] args;

    protected ZhubanException(String code, Object... args) {
        super(code);
        this.code = code;
        this.args = args;
    }

    /** Message code in the bundles. */
    public String code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }
}
