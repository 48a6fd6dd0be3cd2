package org.zhuban.filing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.zhuban.bench.Report;
import org.zhuban.bench.Timings;
import org.zhuban.load.DurableDatabase;

/** An enterprise's own list and its catalogue among 10 thousand filings and among a million; it has 500 of them each time. */
public final class ListsBench {

    private static final int[] SIZES = {10_000, 1_000_000};
    private static final int PAGE = 50;
    private static final int OWN = 500;

    private static final String FILL =
            """
            insert into filing (id, number, type, programme, state, region, applicant, organisation, title, changed_at, submitted_at)
            select gen_random_uuid(), 'XC2026112032' || lpad(n::text, 10, '0'), 'type-' || n % 12, 'XC',
                   (array['IN_REVIEW', 'APPROVED', 'APPROVED', 'RETURNED', 'SUPERSEDED'])[1 + n % 5], '320507', gen_random_uuid(),
                   case when n <= :own then :me::uuid else md5((n % 5000)::text)::uuid end,
                   (array['苏州', '昆山', '常熟', '张家港', '太仓'])[1 + n % 5] || substr(md5(n::text), 1, 6) || '建筑劳务有限公司',
                   now() - n % 10000 * interval '1 minute', now()
            from generate_series(:from::int, :to::int) n""";

    private final UUID me = UUID.randomUUID();

    public void run() {
        try (var database = new DurableDatabase(Map.of("shared_buffers", "512MB", "maintenance_work_mem", "256MB"));
                var pool = new HikariDataSource()) {
            database.create("lists");
            pool.setJdbcUrl(database.url("lists"));
            pool.setUsername(DurableDatabase.OWNER);
            var schema = new ResourceDatabasePopulator(
                    new ClassPathResource("db/migration/filing/V060__filing.sql"),
                    new ClassPathResource("db/migration/filing/V061__fill_once.sql"),
                    new ClassPathResource("db/migration/filing/V062__changes_and_reminders.sql"),
                    new ClassPathResource("db/migration/filing/V103__decider_and_project.sql"));
            // a function's body has semicolons of its own
            schema.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
            schema.execute(pool);
            JdbcClient jdbc = JdbcClient.create(pool);
            var lists = new FilingLists(jdbc);
            var results = new Timings();
            int filled = 0;
            for (int size : SIZES) {
                jdbc.sql(FILL)
                        .param("from", filled + 1)
                        .param("to", size)
                        .param("own", OWN)
                        .param("me", me)
                        .update();
                jdbc.sql("vacuum analyze filing").update();
                filled = size;
                measure(lists, results);
            }
            results.print(
                    new Report("lists")
                            .line("# Own filings")
                            .line("")
                            .line("Milliseconds, p50 / p95 of " + Timings.CALLS + " calls, " + PAGE
                                    + " rows a page, an enterprise with " + OWN
                                    + " filings. Goal: p95 at 1 M at most twice that at 10 k."),
                    "10 k",
                    "1 M");
        }
    }

    private void measure(FilingLists lists, Timings results) {
        var own = new FilingService.Applicant(me, me, null, null, "bench");
        results.time("first page", () -> lists.own(own, FilingQuery.ALL, PAGE + 1));
        Filing last = lists.own(own, FilingQuery.ALL, 200).get(199);
        var deep = FilingQuery.ALL.after(new FilingQuery.After(last.changedAt(), last.id()));
        results.time("fifth page", () -> lists.own(own, deep, PAGE + 1));
        results.time("one state", () -> lists.own(own, query(null, FilingState.RETURNED, null), PAGE + 1));
        results.time("one type", () -> lists.own(own, query("type-3", null, null), PAGE + 1));
        results.time("search, whole number", () -> lists.own(
                own, query(null, null, "XC20261120320000000123"), PAGE + 1));
        results.time("search, part of a title", () -> lists.own(own, query(null, null, "张家港"), PAGE + 1));
        results.time("catalogue, what stands of each type", () -> lists.latest(me, null));
    }

    private static FilingQuery query(@Nullable String type, @Nullable FilingState state, @Nullable String q) {
        return new FilingQuery(type, state, q, null, null, null);
    }
}
