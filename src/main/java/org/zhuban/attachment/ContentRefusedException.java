package org.zhuban.attachment;

/** The content of an upload is refused: a message code and its arguments. Unchecked, for parsers swallow what is an IOException. */
final class ContentRefusedException extends RuntimeException {

    private final String code;
    private final transient Object[] args;

    ContentRefusedException(String code, Object... args) {
        super(code);
        this.code = code;
        this.args = args;
    }

    String code() {
        return code;
    }

    Object[] args() {
        return args.clone();
    }
}
