package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Ids;
import org.zhuban.identity.CurrentAccount;

/** {@code decision_batch} and its items. */
@Repository
class DecisionBatchRows {

    /** A node that has not said so for this long is not at it any more. */
    private static final int LEASE_SECONDS = 60;

    private static final String BATCH =
            """
            select b.*, i.total, i.decided, i.refused
            from decision_batch b
            join lateral (select count(*) as total, count(*) filter (where state = 'DECIDED') as decided,
                                 count(*) filter (where state = 'REFUSED') as refused
                          from decision_batch_item where batch = b.id) i on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DecisionBatchRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One to carry out. */
    record Order(UUID id, UUID account, Locale language, Verdict verdict) {}

    UUID add(CurrentAccount account, Locale language, List<OpenTask> tasks, Verdict verdict) {
        UUID id = Ids.next();
        jdbc.sql(
                        """
                        insert into decision_batch (id, account, account_name, language, outcome, opinion, made_at)
                        values (:id, :account, :name, :language, :outcome, :opinion, :now)""")
                .param("id", id)
                .param("account", account.id())
                .param("name", account.displayName())
                .param("language", language.toLanguageTag())
                .param("outcome", verdict.outcome())
                .param("opinion", verdict.opinion())
                .param("now", OpenTaskRows.at(clock.instant()))
                .update();
        jdbc.sql(
                        """
                        insert into decision_batch_item (batch, position, task_id, filing, number, title, definition)
                        select :batch, w.position, t.id, t.filing, t.number, t.title, w.definition
                        from unnest(:tasks::text[], :definitions::text[]) with ordinality w (id, definition, position)
                        join open_task t on t.id = w.id""")
                .param("batch", id)
                .param("tasks", tasks.stream().map(OpenTask::id).toArray(String[]::new))
                .param("definitions", tasks.stream().map(OpenTask::definition).toArray(String[]::new))
                .update();
        return id;
    }

    /** Takes one that nobody is at; empty if another does. */
    Optional<Order> lease(UUID id) {
        return jdbc.sql(
                        """
                        update decision_batch set leased_until = now() + make_interval(secs => :lease)
                        where id = :id and ended_at is null and (leased_until is null or leased_until < now())
                        returning *""")
                .param("id", id)
                .param("lease", LEASE_SECONDS)
                .query((row, number) -> new Order(
                        row.getObject("id", UUID.class),
                        row.getObject("account", UUID.class),
                        Locale.forLanguageTag(row.getString("language")),
                        new Verdict(row.getString("outcome"), row.getString("opinion"), List.of())))
                .optional();
    }

    /** Nobody is at these. */
    List<UUID> left() {
        return jdbc.sql(
                        """
                        select id from decision_batch
                        where ended_at is null and (leased_until is null or leased_until < now()) order by made_at limit 20""")
                .query(UUID.class)
                .list();
    }

    List<DecisionBatch.Item> waiting(UUID batch) {
        return jdbc.sql(
                        "select * from decision_batch_item where batch = :batch and state = 'WAITING' order by position")
                .param("batch", batch)
                .query(DecisionBatchRows::item)
                .list();
    }

    /** @param reason why it was refused; null = it was decided */
    void answer(UUID batch, DecisionBatch.Item item, @Nullable String reason) {
        jdbc.sql(
                        """
                        with held as (update decision_batch set leased_until = now() + make_interval(secs => :lease) where id = :batch)
                        update decision_batch_item set state = :state, reason = :reason where batch = :batch and position = :position""")
                .param("lease", LEASE_SECONDS)
                .param("state", reason == null ? "DECIDED" : "REFUSED")
                .param("reason", reason)
                .param("batch", batch)
                .param("position", item.position())
                .update();
    }

    void end(UUID batch) {
        jdbc.sql("update decision_batch set ended_at = :now, leased_until = null where id = :id")
                .param("now", OpenTaskRows.at(clock.instant()))
                .param("id", batch)
                .update();
    }

    Optional<DecisionBatch> find(UUID account, UUID id) {
        return jdbc.sql(BATCH + "where b.id = :id and b.account = :account")
                .param("id", id)
                .param("account", account)
                .query(DecisionBatchRows::batch)
                .optional();
    }

    List<DecisionBatch> recent(UUID account, Duration within, int most) {
        return jdbc.sql(
                        BATCH
                                + "where b.account = :account and (b.ended_at is null or b.made_at > :since) order by b.made_at desc limit :most")
                .param("account", account)
                .param("since", OpenTaskRows.at(clock.instant().minus(within)))
                .param("most", most)
                .query(DecisionBatchRows::batch)
                .list();
    }

    List<DecisionBatch.Item> items(UUID batch) {
        return jdbc.sql("select * from decision_batch_item where batch = :batch order by position")
                .param("batch", batch)
                .query(DecisionBatchRows::item)
                .list();
    }

    int forget(Instant before) {
        return jdbc.sql("delete from decision_batch where ended_at < :before")
                .param("before", OpenTaskRows.at(before))
                .update();
    }

    private static DecisionBatch batch(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new DecisionBatch(
                row.getObject("id", UUID.class),
                row.getString("outcome"),
                row.getString("opinion"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("total"),
                row.getInt("decided"),
                row.getInt("refused"));
    }

    private static DecisionBatch.Item item(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new DecisionBatch.Item(
                row.getInt("position"),
                row.getString("task_id"),
                row.getObject("filing", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("definition"),
                DecisionBatch.State.valueOf(row.getString("state")),
                row.getString("reason"));
    }
}
