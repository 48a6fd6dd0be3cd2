package org.zhuban.review;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.bench.EngineInbox;
import org.zhuban.bench.Report;
import org.zhuban.bench.Timings;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.load.DurableDatabase;
import org.zhuban.privacy.Sealer;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Haste;
import org.zhuban.review.InboxQuery.Sort;

/** A page of the inbox at three sizes, for a district's reviewer and a city's. A fifth of all tasks lies in that district, half in that city. */
public final class InboxBench {

    private static final int[] SIZES = {10_000, 100_000, Integer.getInteger("bench.inbox", 1_000_000)};
    private static final int PAGE = 50;
    private static final int BADGE = 1_000;
    private static final int ENGINE_CALLS = 20;
    private static final Map<String, Programme> TYPES =
            Map.of("enterprise-certification", Programme.ZZ, "wage-specialist", Programme.ZZ);

    /** {@code n, region, number, title, desk_group, created_at, due_at}: a fifth in one district, three tenths in its city, the rest on 190 other desks. */
    private static final String TASKS =
            """
            select n, r.region, 'ZZ20261120' || r.region || lpad(n::text, 6, '0') as number,
                   (array['苏州', '昆山', '常熟', '张家港', '太仓'])[1 + n %% 5] || substr(md5(n::text), 1, 6) || '建筑劳务有限公司' as title,
                   'authority|ZZ|' || r.region as desk_group,
                   now() - n %% 10000 * interval '1 minute' as created_at, now() + n %% 9973 * interval '1 minute' as due_at
            from generate_series(%d, %d) n
            cross join lateral (select case when n %% 10 < 2 then '320507' when n %% 10 < 5 then '32050' || (1 + n %% 6)
                                            else '33' || lpad((n / 10 %% 190)::text, 4, '0') end as region) r""";

    private static final String FILL =
            """
            insert into open_task (id, filing, number, type, programme, title, subject, region, definition, task, name, desk, desk_group,
                                   applicant, organisation, assignee, revision, created_at, due_at, reminded_at)
            select 'task-' || n, gen_random_uuid(), number, 'enterprise-certification', 'ZZ', title, '91' || region || lpad(n::text, 10, '0'),
                   region, 'enterprise-certification:1:1', 'review-certification', '审核企业账号认证', 'authority', desk_group,
                   gen_random_uuid(), gen_random_uuid(), case when n % 50 = 0 then :me::uuid end, 1, created_at, due_at,
                   case when n % 1000 = 0 then now() end
            from (tasks) t""";

    /** Of absences and signatures only what the inbox reads. */
    private static final String OTHERS =
            """
            create table substitution (absent uuid, substitute uuid, programme text, starts date, ends date, ended_at timestamptz);
            create table filing_event (filing uuid, task_id text, kind text, actor text, round text);
            create index on filing_event (round, actor);
            create table task_act (filing uuid, task_id text, kind text, behalf uuid);
            create index on task_act (filing)""";

    private final UUID me = UUID.randomUUID();

    /** One of the sizes, in a database of its own. */
    private record Filled(JdbcInbox inbox, TransactionTemplate transaction, HikariDataSource pool) {

        <T> T in(Function<JdbcInbox, T> call) {
            return Objects.requireNonNull(transaction.execute(status -> call.apply(inbox)));
        }
    }

    public void run() {
        try (var database = new DurableDatabase(Map.of("shared_buffers", "512MB", "maintenance_work_mem", "256MB"))) {
            List<Filled> sizes = Arrays.stream(SIZES)
                    .mapToObj(size -> filled(database, size))
                    .toList();
            try {
                var results = new Timings();
                measure(sizes, results);
                results.print(
                        new Report("inbox")
                                .line("# Inbox")
                                .line("")
                                .line("Milliseconds, p50 / p95 of " + Timings.CALLS + " calls of the service, " + PAGE
                                        + " rows a page; open tasks. The sizes take turns."),
                        "10 k",
                        "100 k",
                        SIZES[2] / 1_000 + " k");
                against(sizes.get(2), database);
            } finally {
                sizes.forEach(size -> size.pool().close());
            }
        }
    }

    private Filled filled(DurableDatabase database, int size) {
        var pool = new HikariDataSource();
        database.create("inbox" + size);
        pool.setJdbcUrl(database.url("inbox" + size));
        pool.setUsername(DurableDatabase.OWNER);
        pool.setMaximumPoolSize(2);
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/review/V070__review.sql"),
                        new ClassPathResource("db/migration/review/V071__reminded.sql"),
                        new ClassPathResource("db/migration/review/V161__task_held.sql"),
                        new ClassPathResource("db/migration/review/V166__inbox_search.sql"),
                        new ClassPathResource("db/migration/review/V172__countersigned_task.sql"),
                        new ClassPathResource("db/migration/review/V180__round_in_inbox.sql"))
                .execute(pool);
        JdbcClient jdbc = JdbcClient.create(pool);
        jdbc.sql(OTHERS).update();
        fill(jdbc, size);
        var inbox = new JdbcInbox(
                jdbc,
                new StandIns(jdbc, Clock.systemUTC()),
                new NoRegions(),
                new ApplicantIndex(new Digests()),
                Clock.systemUTC());
        return new Filled(inbox, new TransactionTemplate(new DataSourceTransactionManager(pool)), pool);
    }

    private static String tasks(int from, int to) {
        return String.format(Locale.ROOT, TASKS, from, to);
    }

    /** Without its indexes, which is three times as fast; then they are built again. */
    private void fill(JdbcClient jdbc, int size) {
        List<Map<String, Object>> indexes = jdbc.sql(
                        "select indexname, indexdef from pg_indexes where tablename = 'open_task' and indexname not like '%pkey'")
                .query()
                .listOfRows();
        indexes.forEach(index -> jdbc.sql("drop index " + index.get("indexname")).update());
        jdbc.sql(FILL.replace("tasks", tasks(1, size))).param("me", me).update();
        indexes.forEach(index ->
                jdbc.sql(String.valueOf(index.get("indexdef"))).update());
        jdbc.sql("vacuum analyze open_task").update();
    }

    private void measure(List<Filled> sizes, Timings results) {
        for (String region : List.of("320507", "320500")) {
            CurrentAccount account = reviewer(region);
            String who = region.equals("320507") ? "district: " : "city: ";
            time(sizes, results, who + "first page", inbox -> inbox.page(account, query(null), null, PAGE));
            Map<JdbcInbox, String> deep = new IdentityHashMap<>();
            sizes.forEach(size -> deep.put(size.inbox(), size.in(inbox -> cursor(inbox, account))));
            time(sizes, results, who + "50th page", inbox -> inbox.page(account, query(null), deep.get(inbox), PAGE));
            time(sizes, results, who + "badge (counts to 1,000)", inbox -> inbox.count(account, query(null), BADGE));
            time(sizes, results, who + "urgent, today",
                    inbox -> inbox.page(account, query(null).with(Haste.TODAY), null, PAGE));
            time(sizes, results, who + "urgent, reminded",
                    inbox -> inbox.page(account, query(null).with(Haste.REMINDED), null, PAGE));
            time(sizes, results, who + "counts of urgency, types and regions (to 1,000)",
                    inbox -> inbox.tally(account, query(null), TYPES, List.of("320501", "320502", "320507")));
            time(sizes, results, who + "poll for new work",
                    inbox -> inbox.arrived(account, query(null), Instant.now(), BADGE));
            time(sizes, results, who + "search, whole number",
                    inbox -> inbox.page(account, query("ZZ20261120320507000010"), null, PAGE));
            time(sizes, results, who + "search, name of one", inbox -> inbox.page(account, query("苏州d3d944"), null, PAGE));
            time(sizes, results, who + "search, name of a fifth", inbox -> inbox.page(account, query("苏州"), null, PAGE));
            time(sizes, results, who + "search, no such name", inbox -> inbox.page(account, query("南极"), null, PAGE));
        }
        CurrentAccount account = reviewer("320507");
        time(sizes, results, "my claimed tasks", inbox -> inbox.page(account, InboxQuery.of(Box.MINE), null, PAGE));
    }

    /** Each in a transaction of its own, as the service's calls are. */
    private static void time(List<Filled> sizes, Timings results, String what, Function<JdbcInbox, ?> call) {
        results.timeInTurns(
                what,
                sizes.stream().<Runnable>map(size -> () -> size.in(call)).toList());
    }

    /** The same pages of the engine's task query, in the same run on the same server. */
    private void against(Filled filled, DurableDatabase database) {
        database.create("engine");
        try (var engine = new EngineInbox(database.url("engine"), DurableDatabase.OWNER)) {
            engine.fill(tasks(1, SIZES[2]));
            var report = new Report("inbox-engine")
                    .line("# Inbox against the engine's task query")
                    .line("")
                    .line("Milliseconds, p95: " + Timings.CALLS + " calls of the service, " + ENGINE_CALLS
                            + " of the engine's; " + SIZES[2] + " open tasks in each, a district's reviewer.")
                    .head("", "inbox", "task query", "task query ÷ inbox");
            CurrentAccount account = reviewer("320507");
            List<String> desks = List.of("authority|ZZ|320507");
            String deep = filled.in(inbox -> cursor(inbox, account));
            versus(filled, report, "first page", inbox -> inbox.page(account, query(null), null, PAGE), () -> engine.page(desks, 1, PAGE));
            versus(filled, report, "50th page", inbox -> inbox.page(account, query(null), deep, PAGE), () -> engine.page(desks, 50, PAGE));
            versus(filled, report, "count (ours to 1,000)", inbox -> inbox.count(account, query(null), BADGE), () -> engine.count(desks));
            String number = "ZZ20261120320507000010";
            versus(filled, report, "search, number", inbox -> inbox.page(account, query(number), null, PAGE), () -> engine.byNumber(desks, number, PAGE));
            versus(
                    filled,
                    report,
                    "search, name of one",
                    inbox -> inbox.page(account, query("苏州d3d944"), null, PAGE),
                    () -> engine.byName(desks, "苏州d3d944", PAGE));
            report.print();
        }
    }

    private static void versus(
            Filled filled, Report report, String what, Function<JdbcInbox, ?> ours, Runnable theirs) {
        double inbox = Timings.p95(Timings.CALLS, () -> filled.in(ours));
        double engine = Timings.p95(ENGINE_CALLS, theirs);
        report.row(what, inbox, engine, engine / inbox);
    }

    private CurrentAccount reviewer(String region) {
        return new CurrentAccount(
                me, "reviewer", "reviewer", List.of(new Grant(Role.REVIEWER, null, region)), null, Set.of("*"));
    }

    private static InboxQuery query(@Nullable String q) {
        return new InboxQuery(Box.GROUP, null, null, null, q, false, Sort.DUE);
    }

    /** Of the 50th page, or of the last full one. */
    private static String cursor(JdbcInbox inbox, CurrentAccount account) {
        String cursor = Objects.requireNonNull(
                inbox.page(account, query(null), null, PAGE).next());
        for (int page = 3; page <= 50; page++) {
            Page<OpenTask> next = inbox.page(account, query(null), cursor, PAGE);
            String after = next.next();
            if (after == null) {
                break;
            }
            cursor = after;
        }
        return cursor;
    }

    /** Keyed as a table of digests would be. */
    private static final class Digests implements Sealer {

        @Override
        public String seal(String plain, String table, String column, String row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String open(String sealed, String table, String column, String row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] index(String kind, String value) {
            return (kind + value).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The desks here name their regions. */
    private static final class NoRegions implements Regions {

        @Override
        public Optional<Region> find(String code) {
            return Optional.empty();
        }

        @Override
        public List<Region> children(String parent) {
            return List.of();
        }

        @Override
        public List<String> subtree(String code) {
            return List.of(code);
        }

        @Override
        public String path(String code) {
            return code;
        }

        @Override
        public boolean contains(String outer, String inner) {
            return outer.equals(inner);
        }
    }
}
