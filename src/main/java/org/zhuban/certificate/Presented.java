package org.zhuban.certificate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The certificate just presented 刚才出示的证书: good in everything but not bound yet; a {@code ca-binding} of its enterprise begins with it. */
@Component
public class Presented {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Presented(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Its holder proved possession. No-op unless it can be bound. */
    @Transactional
    public void remember(Examination examination) {
        EnterpriseCertificate certificate = examination.certificate();
        if (certificate == null || examination.creditCode() == null || !examination.bindable()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into certificate_presented (credit_code, certificate, at) values (?, ?, ?)
                        on conflict (credit_code) do update set certificate = excluded.certificate, at = excluded.at""")
                .params(examination.creditCode(), certificate.encoded(), Timestamp.from(clock.instant()))
                .update();
    }

    /** The last of the last day; empty for none. */
    public Optional<EnterpriseCertificate> of(String creditCode) {
        return jdbc.sql("select certificate from certificate_presented where credit_code = ? and at > ?")
                .params(creditCode, Timestamp.from(clock.instant().minus(KEPT)))
                .query(byte[].class)
                .optional()
                .flatMap(EnterpriseCertificate::read);
    }

    @Scheduled(cron = "0 23 * * * *")
    @Transactional
    public void sweep() {
        jdbc.sql("delete from certificate_presented where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
