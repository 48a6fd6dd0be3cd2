package org.zhuban.review;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.zhuban.bench.Report;
import org.zhuban.bench.Timings;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.load.DurableDatabase;

/** A page of what one of 200 reviewers decided 已办, at three sizes of what all of them decided. */
public final class DoneBench {

    private static final int[] SIZES = {10_000, 500_000, Integer.getInteger("bench.done", 5_000_000)};
    private static final int REVIEWERS = 200;
    private static final int PAGE = 50;

    /** Of filings only what the list reads. */
    private static final String TABLES =
            """
            create table filing (id uuid primary key, number text, type text, programme text, title text, subject text, region char(6),
                                 process_definition text, state text);
            create table filing_event (id uuid primary key, filing uuid, at timestamptz, kind text, actor text, revision int, task text, outcome text);
            create index on filing_event (filing, at, id)""";

    private static final String FILL =
            """
            with made as (
                select n, gen_random_uuid() as filing, ('00000000-0000-0000-0000-' || lpad((n % 200)::text, 12, '0'))::uuid as actor
                from generate_series(:from::int, :to::int) n
            ), filed as (insert into filing (id, state) select filing, 'APPROVED' from made
            ), happened as (
                insert into filing_event (id, filing, at, kind)
                select gen_random_uuid(), filing, timestamptz '2026-11-20' - (5000000 - n) * interval '10 seconds', 'DECIDED' from made)
            insert into decided_task (id, filing, actor, number, type, programme, title, subject, region, definition, task, revision, outcome, at)
            select gen_random_uuid(), filing, actor, 'ZZ20261120320507' || lpad(n::text, 7, '0'), 'type-' || n % 7, 'ZZ',
                   (array['苏州', '昆山', '常熟', '张家港', '太仓'])[1 + n % 5] || substr(md5(n::text), 1, 6) || '建筑劳务有限公司',
                   '91320507' || lpad(n::text, 10, '0'), '320507', 'd:1:1', 'review', 1, 'approved',
                   timestamptz '2026-11-20' - (5000000 - n) * interval '10 seconds'
            from made""";

    public void run() {
        try (var database = new DurableDatabase(Map.of("shared_buffers", "512MB", "maintenance_work_mem", "256MB"));
                var pool = new HikariDataSource()) {
            database.create("done");
            pool.setJdbcUrl(database.url("done"));
            pool.setUsername(DurableDatabase.OWNER);
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql(TABLES).update();
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/review/V165__decided_task.sql"),
                            new ClassPathResource("db/migration/review/V195__decided_task_tail.sql"))
                    .execute(pool);
            var results = new Timings();
            int filled = 0;
            for (int size : SIZES) {
                fill(jdbc, filled + 1, size);
                filled = size;
                measure(new DoneTasks(jdbc), results, size);
            }
            results.print(
                    new Report("done")
                            .line("# Decided by one of " + REVIEWERS + " reviewers")
                            .line("")
                            .line("Milliseconds, p50 / p95 of " + Timings.CALLS + " calls of the service, " + PAGE
                                    + " rows a page; decisions of all reviewers."),
                    "10 k",
                    "500 k",
                    SIZES[2] / 1_000_000 + " M");
        }
    }

    private static void fill(JdbcClient jdbc, int from, int to) {
        List<Map<String, Object>> indexes = jdbc.sql(
                        "select indexname, indexdef from pg_indexes where tablename = 'decided_task' and indexname not like '%pkey'")
                .query()
                .listOfRows();
        indexes.forEach(index -> jdbc.sql("drop index " + index.get("indexname")).update());
        jdbc.sql(FILL).param("from", from).param("to", to).update();
        indexes.forEach(index ->
                jdbc.sql(String.valueOf(index.get("indexdef"))).update());
        jdbc.sql("vacuum analyze decided_task").update();
        jdbc.sql("vacuum analyze filing").update();
        jdbc.sql("vacuum analyze filing_event").update();
    }

    private static void measure(DoneTasks done, Timings results, int size) {
        var me = new CurrentAccount(
                new UUID(0, 0x100), // the one whose number, written in decimal, is 100
                "reviewer",
                "reviewer",
                List.of(new Grant(Role.REVIEWER, null, "320507")),
                null,
                Set.of("*"));
        int mine = size - size % REVIEWERS - 100;
        results.time("first page", () -> done.page(me, DoneQuery.ALL, null, PAGE));
        String deep = deep(done, me);
        results.time("50th page, or the last", () -> done.page(me, DoneQuery.ALL, deep, PAGE));
        results.time("one type", () -> done.page(me, new DoneQuery("type-3", null, null, null), null, PAGE));
        Instant now = Instant.parse("2026-11-20T00:00:00Z");
        results.time(
                "one month",
                () -> done.page(
                        me,
                        new DoneQuery(null, null, now.minus(Duration.ofDays(60)), now.minus(Duration.ofDays(30))),
                        null,
                        PAGE));
        results.time("search, whole number", () -> done.page(me, searching("ZZ20261120320507%07d".formatted(mine)), null, PAGE));
        results.time("search, last six digits", () -> done.page(me, searching("%06d".formatted(mine % 1_000_000)), null, PAGE));
        results.time("search, name of a fifth", () -> done.page(me, searching("苏州"), null, PAGE));
        results.time("search, no such name", () -> done.page(me, searching("南极"), null, PAGE));
        results.time("search, all of mine", () -> done.page(me, searching("ZZ"), null, PAGE));
    }

    private static DoneQuery searching(String q) {
        return new DoneQuery(null, q, null, null);
    }

    private static @Nullable String deep(DoneTasks done, CurrentAccount me) {
        String cursor = null;
        for (int page = 1; page < 50; page++) {
            String next = done.page(me, DoneQuery.ALL, cursor, PAGE).next();
            if (next == null) {
                break;
            }
            cursor = Objects.requireNonNull(next);
        }
        return cursor;
    }
}
