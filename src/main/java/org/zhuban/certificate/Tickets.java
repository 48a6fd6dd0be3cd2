package org.zhuban.certificate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.RandomToken;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CertificateProofs;
import org.zhuban.identity.Role;

/**
 * Tickets 登录凭证 between the place that saw the certificate and the one that opens the session, and challenges 随机挑战 to be signed: of one use, soon
 * over, kept as hashes only.
 */
@Service
public class Tickets implements CertificateProofs {

    /** What a program signs to log in begins with this, so that it signs nothing else by mistake. */
    public static final String LOGIN = "zhuban-login:";

    private static final Duration TICKET = Duration.ofSeconds(60);
    private static final Duration CHALLENGE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final StandingCertificates standing;
    private final Accounts accounts;
    private final Clock clock;

    Tickets(JdbcClient jdbc, StandingCertificates standing, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.standing = standing;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param browser hash of what the asking browser's session keeps, see {@link CertificateProofs#BROWSER} */
    @Transactional
    public String issue(Binding binding, String browser) {
        String ticket = RandomToken.ofBits(256);
        jdbc.sql("insert into certificate_ticket (hash, binding, browser, expires_at) values (?, ?, ?, ?)")
                .params(
                        DigestUtils.sha256(ticket),
                        binding.id(),
                        browser,
                        Timestamp.from(clock.instant().plus(TICKET)))
                .update();
        return ticket;
    }

    @Override
    @Transactional
    public Optional<Proof> redeem(String ticket, String browser) {
        return jdbc.sql("delete from certificate_ticket where hash = ? returning binding, browser, expires_at")
                .param(DigestUtils.sha256(ticket))
                .query((row, n) -> new Row(
                        row.getObject("binding", UUID.class),
                        row.getString("browser"),
                        row.getTimestamp("expires_at").toInstant()))
                .optional()
                .filter(row -> clock.instant().isBefore(row.expiresAt())
                        && row.browser().equals(CertificateProofs.hash(browser)))
                .flatMap(row -> account(row.binding()).map(account -> new Proof(account, row.binding())));
    }

    private record Row(UUID binding, String browser, Instant expiresAt) {}

    private Optional<UUID> account(UUID binding) {
        return jdbc.sql("select enterprise from certificate_binding where id = ? and state = 'ACTIVE'")
                .param(binding)
                .query(UUID.class)
                .optional()
                .flatMap(enterprise ->
                        accounts.holders(Role.ENTERPRISE, enterprise).stream().findFirst());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean stands(UUID certificate) {
        return standing.stands(certificate);
    }

    /** A new challenge, for two minutes. */
    @Transactional
    public String challenge() {
        String challenge = RandomToken.ofBits(256);
        jdbc.sql("insert into certificate_challenge (hash, expires_at) values (?, ?)")
                .params(
                        DigestUtils.sha256(challenge),
                        Timestamp.from(clock.instant().plus(CHALLENGE)))
                .update();
        return challenge;
    }

    /** Ends it. @return was it still good? */
    @Transactional
    public boolean use(String challenge) {
        return jdbc.sql("delete from certificate_challenge where hash = ? returning expires_at")
                .param(DigestUtils.sha256(challenge))
                .query(Timestamp.class)
                .optional()
                .filter(until -> clock.instant().isBefore(until.toInstant()))
                .isPresent();
    }

    @Scheduled(cron = "0 19 * * * *")
    @Transactional
    public void sweep() {
        var now = Timestamp.from(clock.instant());
        jdbc.sql("delete from certificate_ticket where expires_at < ?")
                .param(now)
                .update();
        jdbc.sql("delete from certificate_challenge where expires_at < ?")
                .param(now)
                .update();
    }
}
