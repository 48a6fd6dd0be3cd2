package org.zhuban.message;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConsistencyCheck;

/** SECURITY 25 for the outbox. */
@Component
class OutboxCheck implements ConsistencyCheck {

    /** Generous: a full queue behind a slow provider is late, a broken sender is later. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final Duration CLAIM_LEFT = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final SmsGateway gateway;
    private final Clock clock;

    OutboxCheck(JdbcClient jdbc, SmsGateway gateway, Clock clock) {
        this.jdbc = jdbc;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public String promise() {
        return "No SMS waits past its schedule while the line is open, beyond a day, without its text, or behind the claim of a node that is gone; none sent or expired keeps its text";
    }

    @Override
    public List<String> violations() {
        var now = clock.instant();
        return jdbc.sql(
                        """
                        select 'SMS ' || id || ': ' || case
                            when text is null and state = 'WAITING' then 'waits without its text'
                            when text is not null and state in ('SENT', 'EXPIRED') then 'kept its text as ' || state
                            when state = 'SENT' and sent_at is null then 'is sent at no time'
                            when next_at > created_at + interval '25 hours' then 'is to be tried more than a day after it was written'
                            when claimed_until < clock_timestamp() - make_interval(secs => :claim) then 'is behind a claim that ended at ' || claimed_until
                            else 'was due at ' || next_at end
                        from sms_outbox
                        where (text is null and state = 'WAITING')
                           or (text is not null and state in ('SENT', 'EXPIRED'))
                           or (state = 'SENT' and sent_at is null)
                           or (state = 'WAITING' and next_at > created_at + interval '25 hours' and next_at > :now)
                           or (state = 'WAITING' and claimed_until < clock_timestamp() - make_interval(secs => :claim))
                           or (:open and state = 'WAITING' and next_at < :late and (claimed_until is null or claimed_until < clock_timestamp()))
                        order by created_at limit 100""")
                .param("now", JdbcSmsOutbox.utc(now))
                .param("late", JdbcSmsOutbox.utc(now.minus(LATE)))
                .param("open", gateway.closed().isEmpty())
                .param("claim", CLAIM_LEFT.toSeconds())
                .query(String.class)
                .list();
    }
}
