package org.zhuban.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Ids;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;

/** The rows of {@code sms_outbox}. When to try next follows the program's clock; who is sending now follows the database's, which all nodes share. */
@Repository
class JdbcSmsOutbox {

    /** How long a node may be at one claim; longer than {@link #BATCH} sends at their worst. After it another node takes over. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    static final int BATCH = 2;

    private static final String TABLE = "sms_outbox";
    private static final String COLUMNS =
            "id, masked, template, state, attempts, next_at, last_error, created_at, sent_at, filing, text is not null as has_text";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    JdbcSmsOutbox(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** A claimed message: this node alone sends it until its claim ends. */
    record Claimed(
            UUID id,
            String recipient,
            @Nullable String text,
            int attempts,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    UUID write(String mobile, String template, String text, @Nullable UUID filing, @Nullable Instant expiresAt) {
        var id = Ids.next();
        var now = utc(clock.instant());
        jdbc.sql(
                        """
                        insert into sms_outbox (id, recipient, masked, template, text, next_at, expires_at, created_at, filing)
                        values (:id, :recipient, :masked, :template, :text, :now, :expires, :now, :filing)""")
                .param("id", id)
                .param("recipient", sealer.seal(mobile, TABLE, "recipient", id.toString()))
                .param("masked", Masks.phone(mobile))
                .param("template", template)
                .param("text", sealer.seal(text, TABLE, "text", id.toString()))
                .param("now", now)
                .param("expires", expiresAt == null ? null : utc(expiresAt))
                .param("filing", filing)
                .update();
        return id;
    }

    /** Claims this message if it is due and nobody sends it. */
    Optional<Claimed> claim(UUID id) {
        return claim("id = :id", id, 1).stream().findFirst();
    }

    /** Claims the next few that are due and that nobody sends. */
    List<Claimed> claimDue() {
        return claim("cast(:id as uuid) is null", null, BATCH);
    }

    private List<Claimed> claim(String which, @Nullable UUID id, int limit) {
        return jdbc.sql(
                        """
                        update sms_outbox set attempts = attempts + 1,
                               claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                        where id in (select id from sms_outbox
                                     where %s and state = 'WAITING' and next_at <= :now
                                       and (claimed_until is null or claimed_until < clock_timestamp())
                                     order by next_at limit :limit for update skip locked)
                        returning id, recipient, text, attempts, created_at, expires_at"""
                                .formatted(which))
                .param("seconds", CLAIM.toSeconds())
                .param("id", id)
                .param("now", utc(clock.instant()))
                .param("limit", limit)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        row.getString("text"),
                        row.getInt("attempts"),
                        instant(row, "created_at"),
                        instantOrNull(row, "expires_at")))
                .list();
    }

    /** @throws org.zhuban.privacy.SealBrokenException if the row was tampered with */
    String openRecipient(Claimed message) {
        return sealer.open(message.recipient(), TABLE, "recipient", message.id().toString());
    }

    String openText(Claimed message) {
        var text = message.text();
        if (text == null) {
            throw new IllegalStateException("The text of the waiting message " + message.id() + " is gone");
        }
        return sealer.open(text, TABLE, "text", message.id().toString());
    }

    void sent(Claimed message) {
        finish(message, "state = 'SENT', text = null, last_error = null, sent_at = :at", clock.instant(), null);
    }

    void retryAt(Claimed message, Instant at, String error) {
        finish(message, "next_at = :at, last_error = :error", at, error);
    }

    void failed(Claimed message, String error) {
        finish(message, "state = 'FAILED', next_at = :at, last_error = :error", clock.instant(), error);
    }

    void expired(Claimed message, @Nullable String error) {
        finish(
                message,
                "state = 'EXPIRED', text = null, next_at = :at, last_error = coalesce(:error, last_error)",
                clock.instant(),
                error);
    }

    /** What is of no use any more and nobody is sending. */
    int expireWaiting() {
        return jdbc.sql(
                        """
                        update sms_outbox set state = 'EXPIRED', text = null, claimed_until = null
                        where state = 'WAITING' and next_at <= :now and expires_at <= :now
                          and (claimed_until is null or claimed_until < clock_timestamp())""")
                .param("now", utc(clock.instant()))
                .update();
    }

    /** The attempt number fences out a node that was held up beyond its claim. */
    private void finish(Claimed message, String change, Instant at, @Nullable String error) {
        jdbc.sql("update sms_outbox set claimed_until = null, " + change
                        + " where id = :id and state = 'WAITING' and attempts = :attempts")
                .param("id", message.id())
                .param("attempts", message.attempts())
                .param("at", utc(at))
                .param("error", error, java.sql.Types.VARCHAR)
                .update();
    }

    /** Texts of messages given up before this moment; their numbers stay sealed, their sentences are of no more use. */
    int wipeFailedBefore(Instant moment) {
        return jdbc.sql(
                        "update sms_outbox set text = null where state = 'FAILED' and text is not null and created_at < :at")
                .param("at", utc(moment))
                .update();
    }

    /** Makes a waiting or failed message due now. One older than a day gets this single try. */
    boolean dueNow(UUID id) {
        return jdbc.sql(
                                """
                                update sms_outbox set state = 'WAITING', next_at = :now
                                where id = :id and state in ('WAITING', 'FAILED') and text is not null
                                  and (claimed_until is null or claimed_until < clock_timestamp())""")
                        .param("id", id)
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    Optional<OutgoingSms> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from sms_outbox where id = :id")
                .param("id", id)
                .query(JdbcSmsOutbox::row)
                .optional();
    }

    /** Newest first, after the given row. */
    List<OutgoingSms> list(
            OutgoingSms.@Nullable State state,
            @Nullable String masked,
            @Nullable String template,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            int limit) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + """
                         from sms_outbox
                        where (cast(:state as text) is null or state = :state)
                          and (cast(:masked as text) is null or masked like :masked or template like :template)
                          and (cast(:time as timestamptz) is null or (created_at, id) < (:time, cast(:id as uuid)))
                        order by created_at desc, id desc limit :limit""")
                .param("state", state == null ? null : state.name(), java.sql.Types.VARCHAR)
                .param("masked", masked, java.sql.Types.VARCHAR)
                .param("template", template, java.sql.Types.VARCHAR)
                .param("time", beforeTime == null ? null : utc(beforeTime), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", beforeId)
                .param("limit", limit)
                .query(JdbcSmsOutbox::row)
                .list();
    }

    List<OutgoingSms> about(UUID filing) {
        return jdbc.sql("select " + COLUMNS
                        + " from sms_outbox where filing = :filing order by created_at, id limit 200")
                .param("filing", filing)
                .query(JdbcSmsOutbox::row)
                .list();
    }

    private static OutgoingSms row(ResultSet row, int number) throws SQLException {
        var state = OutgoingSms.State.valueOf(row.getString("state"));
        return new OutgoingSms(
                row.getObject("id", UUID.class),
                row.getString("masked"),
                row.getString("template"),
                state,
                row.getInt("attempts"),
                instant(row, "next_at"),
                row.getString("last_error"),
                instant(row, "created_at"),
                instantOrNull(row, "sent_at"),
                row.getObject("filing", UUID.class),
                row.getBoolean("has_text"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
