package org.zhuban.privacy;

/** A sealed value could not be opened: changed, moved to another row, or its key is gone. */
public class SealBrokenException extends RuntimeException {

    public SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
