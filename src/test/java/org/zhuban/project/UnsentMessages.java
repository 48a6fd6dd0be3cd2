package org.zhuban.project;

import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.zhuban.message.SmsException;
import org.zhuban.message.SmsGateway;

/** No message leaves the outbox, so that its text can be read there. Outside of the fixtures, which would bring it along into every context. */
@TestConfiguration(proxyBeanMethods = false)
public class UnsentMessages {

    @Bean
    @Primary
    SmsGateway closedGateway() {
        return new SmsGateway() {
            @Override
            public void send(UUID id, String mobile, String text) throws SmsException {
                throw new SmsException("closed");
            }

            @Override
            public Optional<String> closed() {
                return Optional.of("closed");
            }
        };
    }
}
