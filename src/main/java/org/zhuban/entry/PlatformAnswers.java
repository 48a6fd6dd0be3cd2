package org.zhuban.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.entry.NationalPlatform.Qualifications;
import org.zhuban.entry.NationalPlatform.Registrations;
import org.zhuban.entry.NationalPlatform.State;
import org.zhuban.privacy.Sealer;

/**
 * What the national platform said of an enterprise, kept for a day, sealed. Ask before the transaction that needs the answer begins; inside one
 * use what was asked within the day.
 */
@Component
public class PlatformAnswers {

    /** An answer is used for this long. */
    static final Duration FRESH = Duration.ofHours(24);

    private static final String QUALIFICATIONS = "QUALIFICATIONS";
    private static final String REGISTRATIONS = "REGISTRATIONS";

    private final NationalPlatform platform;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Sealer sealer;
    private final Clock clock;
    private final TransactionTemplate outside;

    PlatformAnswers(
            NationalPlatform platform,
            JdbcClient jdbc,
            ObjectMapper json,
            Sealer sealer,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.platform = platform;
        this.jdbc = jdbc;
        this.json = json;
        this.sealer = sealer;
        this.clock = clock;
        outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Asks anew; an answer other than {@code DOWN} is kept. */
    public Qualifications askQualifications(String creditCode) {
        Qualifications answer = Objects.requireNonNull(outside.execute(status -> platform.qualifications(creditCode)));
        if (answer.state() != State.DOWN) {
            keep(creditCode, QUALIFICATIONS, answer);
        }
        return answer;
    }

    /** Asks anew; an answer other than {@code DOWN} is kept. */
    public Registrations askRegistrations(String creditCode) {
        Registrations answer = Objects.requireNonNull(outside.execute(status -> platform.registrations(creditCode)));
        if (answer.state() != State.DOWN) {
            keep(creditCode, REGISTRATIONS, answer);
        }
        return answer;
    }

    /** Asks unless it was asked within the day. */
    public void consultQualifications(String creditCode) {
        if (kept(creditCode, QUALIFICATIONS, Qualifications.class).isEmpty()) {
            askQualifications(creditCode);
        }
    }

    /** Asks unless it was asked within the day. */
    public void consultRegistrations(String creditCode) {
        if (kept(creditCode, REGISTRATIONS, Registrations.class).isEmpty()) {
            askRegistrations(creditCode);
        }
    }

    /** What was asked for within the day; {@code DOWN} when nothing was. */
    public Qualifications qualifications(String creditCode) {
        return kept(creditCode, QUALIFICATIONS, Qualifications.class)
                .orElseGet(() -> new Qualifications(State.DOWN, clock.instant(), null, List.of()));
    }

    /** What was asked for within the day; {@code DOWN} when nothing was. */
    public Registrations registrations(String creditCode) {
        return kept(creditCode, REGISTRATIONS, Registrations.class)
                .orElseGet(() -> new Registrations(State.DOWN, clock.instant(), List.of()));
    }

    private <T> Optional<T> kept(String creditCode, String about, Class<T> as) {
        return jdbc.sql(
                        "select content from platform_answer where credit_code = :code and about = :about and at > :since")
                .param("code", creditCode)
                .param("about", about)
                .param("since", clock.instant().minus(FRESH).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(content -> read(sealer.open(content, "platform_answer", about, creditCode), as));
    }

    private void keep(String creditCode, String about, Object answer) {
        jdbc.sql(
                        """
                        insert into platform_answer (credit_code, about, content, at) values (:code, :about, :content, :at)
                        on conflict (credit_code, about) do update set content = excluded.content, at = excluded.at""")
                .param("code", creditCode)
                .param("about", about)
                .param("content", sealer.seal(write(answer), "platform_answer", about, creditCode))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private <T> T read(String text, Class<T> as) {
        try {
            return json.readValue(text, as);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("platform_answer.content is not readable", broken);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
