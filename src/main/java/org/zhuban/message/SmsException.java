package org.zhuban.message;

/** A message could not be handed to the provider. */
public class SmsException extends Exception {

    public SmsException(String message, Throwable cause) {
        super(message, cause);
    }

    public SmsException(String message) {
        super(message);
    }
}
