package org.zhuban.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.enterprise.EnterpriseRegistry.Extract;
import org.zhuban.enterprise.EnterpriseRegistry.RegistryDownException;

/**
 * What the enterprise registry 企业工商信息 says of a unit, kept for a day. Ask before the transaction that needs the answer begins:
 * inside one, the running transaction is laid aside while the registry is asked, for at most three seconds.
 */
@Service
public class RegistryExtracts {

    /** An extract is used for this long. */
    static final Duration FRESH = Duration.ofHours(24);

    private final EnterpriseRegistry registry;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate outside;

    RegistryExtracts(
            EnterpriseRegistry registry,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.registry = registry;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** How a look-up ended. */
    public enum State {
        FOUND,
        /** The registry does not know the code. */
        NOT_FOUND,
        /** Not reached in time: say so, go on, and let a person decide. */
        DOWN
    }

    /** @param extract present if found */
    public record Lookup(State state, @Nullable Extract extract) {
        static final Lookup DOWN = new Lookup(State.DOWN, null);

        static Lookup of(Optional<Extract> extract) {
            return new Lookup(extract.isPresent() ? State.FOUND : State.NOT_FOUND, extract.orElse(null));
        }
    }

    /** Never throws for a registry that is off or slow. */
    public Lookup lookup(String creditCode) {
        var code = creditCode.strip().toUpperCase(Locale.ROOT);
        var kept = kept(code);
        if (kept.isPresent()) {
            return kept.get();
        }
        return java.util.Objects.requireNonNull(outside.execute(status -> {
            try {
                var answer = registry.find(code);
                keep(code, answer);
                return Lookup.of(answer);
            } catch (RegistryDownException down) {
                return Lookup.DOWN;
            }
        }));
    }

    /** What was asked for within the day, without asking now: {@code DOWN} when nothing was. For use inside a transaction. */
    public Lookup known(String creditCode) {
        return kept(creditCode.strip().toUpperCase(Locale.ROOT)).orElse(Lookup.DOWN);
    }

    private Optional<Lookup> kept(String code) {
        return jdbc.sql("select found, content from registry_extract where credit_code = :code and fetched_at > :since")
                .param("code", code)
                .param("since", clock.instant().minus(FRESH).atOffset(ZoneOffset.UTC))
                .query(this::row)
                .optional();
    }

    private Lookup row(ResultSet row, int number) throws SQLException {
        try {
            return row.getBoolean("found")
                    ? new Lookup(State.FOUND, json.readValue(row.getString("content"), Extract.class))
                    : new Lookup(State.NOT_FOUND, null);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("registry_extract.content is no extract", broken);
        }
    }

    private void keep(String code, Optional<Extract> answer) {
        jdbc.sql(
                        """
                        insert into registry_extract (credit_code, found, content, source, fetched_at)
                        values (:code, :found, cast(:content as jsonb), :source, :at)
                        on conflict (credit_code) do update
                        set found = excluded.found, content = excluded.content, source = excluded.source, fetched_at = excluded.fetched_at""")
                .param("code", code)
                .param("found", answer.isPresent())
                .param("content", answer.map(this::text).orElse("{}"))
                .param("source", answer.map(Extract::source).orElse("registry"))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private String text(Extract extract) {
        try {
            return json.writeValueAsString(extract);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
