package org.zhuban.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.RandomToken;

/** Bearer tokens of the API: 256 random bits, shown once, kept as SHA-256. A password change or disabling ends them. */
@Service
public class ApiTokens implements BearerSource {

    /** Begins every token of an account; a visitor's draft token doesn't. */
    public static final String PREFIX = "zb_";

    /** Days when none are asked for, and the most that can be. */
    static final int DEFAULT_DAYS = 30;

    static final int MOST_DAYS = 366;

    private static final Pattern SCOPE = Pattern.compile("\\*|[a-z][a-z-]{1,39}");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    ApiTokens(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param token in clear, never again to be had */
    public record Issued(String token, OffsetDateTime expires) {}

    /**
     * @param scopes {@code *} or first path segments such as {@code filings}; empty = {@code *}
     * @param days   1–366; 0 = 30
     * @throws InvalidInputException at {@code /scopes} or {@code /days}
     */
    @Transactional
    public Issued issue(AccountState account, Set<String> scopes, int days) {
        var errors = new ArrayList<FieldError>();
        if (scopes.size() > 20
                || scopes.stream().anyMatch(scope -> !SCOPE.matcher(scope).matches())) {
            errors.add(new FieldError("/scopes", "token.scopes"));
        }
        if (days < 0 || days > MOST_DAYS) {
            errors.add(new FieldError("/days", "token.days", MOST_DAYS));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        var token = PREFIX + RandomToken.ofBits(256);
        var given = scopes.isEmpty() ? Set.of("*") : scopes;
        var now = clock.instant();
        var expires = now.plus(Duration.ofDays(days == 0 ? DEFAULT_DAYS : days));
        var id = Ids.next();
        jdbc.sql(
                        """
                        insert into api_token (id, account, hash, scopes, epoch, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(account.id())
                .param(DigestUtils.sha256(token))
                .param(given.stream().sorted().toArray(String[]::new))
                .param(account.epoch())
                .param(at(now))
                .param(at(expires))
                .update();
        audit.done(
                "token-issue",
                "account:" + account.id(),
                Map.of(
                        "token",
                        id.toString(),
                        "scopes",
                        given.stream().sorted().toList(),
                        "expires",
                        expires.toString()));
        return new Issued(token, OffsetDateTime.ofInstant(expires, clock.getZone()));
    }

    @Override
    public boolean owns(String token) {
        return token.startsWith(PREFIX);
    }

    /** Whose it is, if it is still good: one statement, and one more a minute, as the time of last use is kept to the minute. */
    @Override
    public Optional<CurrentAccount> account(String token) {
        if (!owns(token) || token.length() > 100) {
            return Optional.empty();
        }
        var now = clock.instant();
        var found = jdbc.sql(
                        """
                        select t.id, t.scopes, (t.last_used is null or t.last_used < :minute) as stale,
                               a.id as account, a.login, a.display_name, a.organisation, a.project,
                               array(select r.role || '|' || coalesce(r.programme, '') || '|' || coalesce(r.region, '')
                                     from account_role r where r.account = a.id order by 1) as grants
                        from api_token t join account a on a.id = t.account
                        where t.hash = :hash and t.expires_at > :now and t.epoch = a.epoch and a.enabled and not a.must_change""")
                .param("hash", DigestUtils.sha256(token))
                .param("now", at(now))
                .param("minute", at(now.minus(Duration.ofMinutes(1))))
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getBoolean("stale"),
                        new CurrentAccount(
                                row.getObject("account", UUID.class),
                                row.getString("login"),
                                row.getString("display_name"),
                                AccountRows.grants(row.getArray("grants")),
                                row.getObject("organisation", UUID.class),
                                row.getObject("project", UUID.class),
                                Set.copyOf(List.of(
                                        (String[]) row.getArray("scopes").getArray())))))
                .optional();
        found.filter(Found::stale).ifPresent(used -> jdbc.sql("update api_token set last_used = ? where id = ?")
                .params(at(now), used.id())
                .update());
        return found.map(Found::account);
    }

    private record Found(UUID id, boolean stale, CurrentAccount account) {}

    /** Ends this token; no-op when it is over already. */
    @Transactional
    public void end(String token) {
        jdbc.sql("delete from api_token where hash = ? returning id, account")
                .param(DigestUtils.sha256(token))
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getObject("account", UUID.class)))
                .optional()
                .ifPresent(ended -> audit.done(
                        "token-end",
                        "account:" + ended.getValue(),
                        Map.of("token", ended.getKey().toString())));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
