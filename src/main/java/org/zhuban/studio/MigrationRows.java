package org.zhuban.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code migration_batch} and its items. */
@Repository
class MigrationRows {

    /** A node that has not said so for this long is not at it any more. */
    private static final int LEASE_SECONDS = 60;

    private static final String BATCH =
            """
            select b.*, i.total, i.done, i.over, i.failed
            from migration_batch b
            join lateral (select count(*)::int as total, count(*) filter (where state = 'DONE')::int as done,
                                 count(*) filter (where state = 'OVER')::int as over,
                                 count(*) filter (where state = 'FAILED')::int as failed
                          from migration_item where batch = b.id) i on true
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    MigrationRows(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** False if one of this type is running. */
    boolean insert(
            UUID id,
            String type,
            String source,
            String target,
            Map<String, String> pairs,
            UUID release,
            UUID account,
            String name) {
        return jdbc.sql(
                                """
                                insert into migration_batch (id, type, source, target, pairs, release, account, account_name, made_at)
                                values (:id, :type, :source, :target, :pairs::jsonb, :release, :account, :name, :now)
                                on conflict (type) where ended_at is null do nothing""")
                        .param("id", id)
                        .param("type", type)
                        .param("source", source)
                        .param("target", target)
                        .param("pairs", write(pairs))
                        .param("release", release)
                        .param("account", account)
                        .param("name", name)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Adds what runs on the old version and is not there yet. @return how many */
    int collect(UUID batch, String source) {
        return jdbc.sql(
                        """
                        insert into migration_item (batch, filing, number, title)
                        select :batch, f.id, f.number, f.title from filing f
                        where f.process_definition = :source and f.state in ('IN_REVIEW', 'RETURNED') and f.process_instance is not null
                        on conflict do nothing""")
                .param("batch", batch)
                .param("source", source)
                .update();
    }

    /** Takes one that nobody is at; empty if another does. */
    Optional<Migration> lease(UUID id) {
        int taken = jdbc.sql(
                        """
                        update migration_batch set leased_until = now() + make_interval(secs => :lease)
                        where id = :id and ended_at is null and (leased_until is null or leased_until < now())""")
                .param("id", id)
                .param("lease", LEASE_SECONDS)
                .update();
        return taken == 0 ? Optional.empty() : find(id);
    }

    /** False once somebody cancelled it. */
    boolean goesOn(UUID id) {
        return jdbc.sql(
                                """
                                update migration_batch set leased_until = now() + make_interval(secs => :lease)
                                where id = :id and ended_at is null and cancelled_by is null""")
                        .param("id", id)
                        .param("lease", LEASE_SECONDS)
                        .update()
                == 1;
    }

    /** Nobody is at these. */
    List<UUID> left() {
        return jdbc.sql(
                        """
                        select id from migration_batch
                        where ended_at is null and (leased_until is null or leased_until < now()) order by made_at limit 20""")
                .query(UUID.class)
                .list();
    }

    List<UUID> waiting(UUID batch, int most) {
        return jdbc.sql(
                        "select filing from migration_item where batch = :batch and state = 'WAITING' order by filing limit :most")
                .param("batch", batch)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void answer(UUID batch, Collection<UUID> filings, Migration.State state, @Nullable String reason) {
        if (!filings.isEmpty()) {
            jdbc.sql(
                            """
                            update migration_item set state = :state, reason = :reason, at = :now
                            where batch = :batch and filing = any (:filings::uuid[])""")
                    .param("state", state.name())
                    .param("reason", reason)
                    .param("now", now())
                    .param("batch", batch)
                    .param("filings", filings.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Failed ones again. @return how many */
    int retry(UUID batch) {
        int again = jdbc.sql(
                        "update migration_item set state = 'WAITING', reason = null where batch = :batch and state in ('FAILED', 'CANCELLED')")
                .param("batch", batch)
                .update();
        if (again > 0) {
            jdbc.sql(
                            "update migration_batch set ended_at = null, cancelled_by = null, leased_until = null where id = :batch")
                    .param("batch", batch)
                    .update();
        }
        return again;
    }

    /** False if it was over. */
    boolean cancel(UUID batch, String by) {
        return jdbc.sql(
                                "update migration_batch set cancelled_by = :by where id = :batch and ended_at is null and cancelled_by is null")
                        .param("by", by)
                        .param("batch", batch)
                        .update()
                == 1;
    }

    void end(UUID batch) {
        jdbc.sql(
                        """
                        with rest as (update migration_item set state = 'CANCELLED', at = :now where batch = :batch and state = 'WAITING')
                        update migration_batch set ended_at = :now, leased_until = null where id = :batch""")
                .param("now", now())
                .param("batch", batch)
                .update();
    }

    Optional<Migration> find(UUID id) {
        return jdbc.sql(BATCH + "where b.id = :id")
                .param("id", id)
                .query(this::map)
                .optional();
    }

    Optional<Migration> runningOf(String type) {
        return jdbc.sql(BATCH + "where b.type = :type and b.ended_at is null")
                .param("type", type)
                .query(this::map)
                .optional();
    }

    List<Migration> of(String type) {
        return jdbc.sql(BATCH + "where b.type = :type order by b.made_at desc limit 100")
                .param("type", type)
                .query(this::map)
                .list();
    }

    /** @param state only these; null = all */
    List<Migration.Item> items(UUID batch, Migration.@Nullable State state, int most) {
        return jdbc.sql(
                        """
                        select * from migration_item where batch = :batch and (:state::text is null or state = :state)
                        order by (state = 'FAILED') desc, number limit :most""")
                .param("batch", batch)
                .param("state", state == null ? null : state.name())
                .param("most", most)
                .query((row, number) -> new Migration.Item(
                        row.getObject("filing", UUID.class),
                        row.getString("number"),
                        row.getString("title"),
                        Migration.State.valueOf(row.getString("state")),
                        row.getString("reason")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Migration map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Migration(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                row.getString("target"),
                read(row.getString("pairs")),
                row.getObject("release", UUID.class),
                row.getString("account_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("cancelled_by"),
                ended == null ? null : ended.toInstant(),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("over"),
                row.getInt("failed"));
    }

    private String write(Map<String, String> pairs) {
        try {
            return json.writeValueAsString(pairs);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> read(String text) {
        try {
            return json.readValue(text, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
