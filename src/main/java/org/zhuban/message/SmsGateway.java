package org.zhuban.message;

/** Port to an SMS provider. */
public interface SmsGateway {

    /**
     * @throws SmsException when the provider refused it or was not reached; the outbox retries
     */
    void send(String mobile, String text) throws SmsException;
}
