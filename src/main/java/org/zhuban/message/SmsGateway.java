package org.zhuban.message;

import java.util.Optional;
import java.util.UUID;

/** Port to an SMS provider. */
public interface SmsGateway {

    /**
     * Hands one message over. Gives up by itself within ten seconds, whatever the other side does.
     *
     * @param id     the same at every repetition of a message, so that a provider which knows it sends it once
     * @param mobile in clear
     * @throws SmsException when the provider refused it or was not reached; the outbox retries
     */
    void send(UUID id, String mobile, String text) throws SmsException;

    /** Why a call is not worth while now: no provider is configured, or the line rests after failures. Messages wait meanwhile, untried. */
    default Optional<String> closed() {
        return Optional.empty();
    }
}
