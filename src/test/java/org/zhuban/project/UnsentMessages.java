package org.zhuban.project;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.message.SmsException;
import org.zhuban.message.SmsGateway;

/** Between {@link #keep} and {@link #release} no message leaves the outbox, so that its text can be read there: {@link SiteAccounts#text}. */
@TestConfiguration(proxyBeanMethods = false)
public class UnsentMessages {

    private final JdbcClient jdbc;
    private volatile boolean kept;

    UnsentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void keep() {
        kept = true;
        forget();
    }

    public void release() {
        forget();
        kept = false;
    }

    /** What waits is never sent. */
    public void forget() {
        jdbc.sql("update sms_outbox set state = 'EXPIRED', text = null where state = 'WAITING'")
                .update();
    }

    @Bean
    @Primary
    SmsGateway keepingGateway(@Qualifier("sms4jGateway") SmsGateway line) {
        return new SmsGateway() {
            @Override
            public void send(UUID id, String mobile, String text) throws SmsException {
                if (kept) {
                    throw new SmsException("kept");
                }
                line.send(id, mobile, text);
            }

            @Override
            public Optional<String> closed() {
                return kept ? Optional.of("kept") : line.closed();
            }
        };
    }
}
