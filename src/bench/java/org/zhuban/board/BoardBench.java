package org.zhuban.board;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.bench.Report;
import org.zhuban.board.Board.Cut;
import org.zhuban.board.BoardFilter.Kind;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.load.DurableDatabase;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** Charts of the board from 5 M filings of two years, 200 districts of one province, 1,000 reviewers, 20 types, with 1 M open tasks. */
public final class BoardBench {

    private static final int FILINGS = Integer.getInteger("bench.filings", 5_000_000);
    private static final int OPEN = FILINGS / 5;
    private static final int CALLS = 15;
    private static final int WEEKS = 104;

    private static final String TABLES =
            """
            create table filing (id uuid primary key, number text, title text, state text, type text, programme text, region char(6), decider uuid);
            create table filing_event (id uuid, filing uuid, at timestamptz, kind text, actor text, outcome text, task text, task_id text, due_at timestamptz);
            create table filing_trace (filing uuid, element text, at timestamptz);
            create table filing_override (filing uuid, revision int, rule text, type text, at timestamptz);
            create table filing_finding (filing uuid, revision int, rule text, message text);
            create table account (id uuid primary key, display_name text);
            create table spot_check (filing uuid, type text, programme text, region char(6), approved_at timestamptz, drawn boolean, result text);
            create table open_task (id text primary key, type text, programme text, region char(6), task text, desk text, assignee uuid,
                                    due_at timestamptz, suspended boolean not null default false)""";

    /** Each filing is received, and decided within ten days. */
    private static final String FACTS =
            """
            with filed as (
                select n, md5(n::text)::uuid as id, '32' || lpad((1 + n % 20)::text, 2, '0') || lpad((1 + n / 20 % 10)::text, 2, '0') as region,
                       'type-' || n / 7 % 20 as type, now() - (n::float8 / :all * interval '728 days') as at, n % 10 as days,
                       ('00000000-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid as actor
                from generate_series(:from::int, :to::int) n),
            filing as (insert into filing select id, 'ZZ20261120' || region || lpad(n::text, 8, '0'), '苏州第' || n || '建筑劳务有限公司', 'APPROVED', type,
                       'ZZ', region from filed)
            insert into board_fact (id, filing, at, week, kind, type, programme, region, task, actor, favourable, late, waited)
            select gen_random_uuid(), id, at, date_trunc('week', at at time zone 'Asia/Shanghai')::date, 'RECEIVED', type, 'ZZ', region, null, null, false, false, 0 from filed
            union all
            select gen_random_uuid(), id, at + days * interval '1 hour', date_trunc('week', at at time zone 'Asia/Shanghai')::date,
                   case when n % 6 = 0 then 'RETURNED' else 'DECIDED' end, type, 'ZZ', region, 'review', actor, n % 6 <> 0, days > 5, days from filed""";

    /** What the job would have counted over the years. */
    private static final String CELLS =
            """
            insert into board_cell (region, dim, week, programme, key, kind, late, waited, n)
            select left(region, :digits), d.dim, week, programme, d.key, kind, late, waited, count(*) from board_fact
            cross join lateral (values ('T', type), ('P', actor::text), ('S', type || '|' || task),
                                       ('R', case when waited = 3 then type || '|rule-' || extract(day from at) % 5 end)) d (dim, key)
            where d.key is not null and (d.dim = 'T' or kind <> 'RECEIVED') group by 1, 2, 3, 4, 5, 6, 7, 8""";

    public void run() {
        try (var database = new DurableDatabase(Map.of("shared_buffers", "1GB", "maintenance_work_mem", "256MB"));
                var pool = new HikariDataSource()) {
            database.create("board");
            pool.setJdbcUrl(database.url("board"));
            pool.setUsername(DurableDatabase.OWNER);
            JdbcClient jdbc = JdbcClient.create(pool);
            Arrays.stream(TABLES.split(";")).forEach(table -> jdbc.sql(table).update());
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/board/V176__board.sql")).execute(pool);
            fill(jdbc);
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
            var count = new BoardCount(jdbc, transaction);
            var report = new Report("board")
                    .line("# Board")
                    .line("")
                    .line(FILINGS + " filings of two years, " + OPEN
                            + " open tasks; milliseconds, p50 / p95 of " + CALLS + " calls of the service.");
            report.head("", "district, 13 weeks", "city, 52 weeks", "province, 104 weeks");
            String counted = "%,d cells".formatted(jdbc.sql("select count(*) from board_cell")
                    .query(Long.class)
                    .single());
            // what a busy half minute leaves
            jdbc.sql("insert into board_news select week, region, programme, 'T', type, kind, late, waited, 1 from board_fact where at > now() - interval '7 days' limit 3000")
                    .update();
            charts(jdbc, report);
            report.line("").line(counted);
            long begun = System.nanoTime();
            count.count();
            report.line("counting what a busy half minute left (3,000): %.0f ms".formatted((System.nanoTime() - begun) / 1e6));
            report.print();
        }
    }

    /** Without indexes and log, which is many times as fast. */
    private void fill(JdbcClient jdbc) {
        List<Map<String, Object>> indexes = jdbc.sql(
                        "select indexname, indexdef from pg_indexes where tablename in ('board_fact', 'board_cell', 'filing')")
                .query()
                .listOfRows();
        for (String table : List.of("board_fact", "board_cell", "filing")) {
            jdbc.sql("alter table " + table + " drop constraint " + table + "_pkey").update();
            jdbc.sql("alter table " + table + " set unlogged").update();
        }
        indexes.stream()
                .map(index -> String.valueOf(index.get("indexname")))
                .filter(name -> !name.endsWith("_pkey"))
                .forEach(name -> jdbc.sql("drop index " + name).update());
        for (int from = 1; from <= FILINGS; from += 500_000) {
            jdbc.sql(FACTS)
                    .param("from", from)
                    .param("to", Math.min(FILINGS, from + 499_999))
                    .param("all", FILINGS)
                    .update();
        }
        for (int digits : List.of(2, 4, 6)) {
            jdbc.sql(CELLS).param("digits", digits).update();
        }
        indexes.forEach(
                index -> jdbc.sql(String.valueOf(index.get("indexdef"))).update());
        jdbc.sql("insert into account select ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, '审核员' || n from generate_series(0, 999) n")
                .update();
        jdbc.sql(
                        """
                        insert into open_task select 'task-' || n, 'type-' || n % 20, 'ZZ', '32' || lpad((1 + n % 20)::text, 2, '0') || lpad((1 + n / 20 % 10)::text, 2, '0'),
                               'review', 'authority', case when n % 5 = 0 then ('00000000-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid end,
                               now() + (n % 100 - 20) * interval '1 hour' from generate_series(1, :open::int) n""")
                .param("open", OPEN)
                .update();
        jdbc.sql("create index open_task_due on open_task (desk, due_at)").update();
        jdbc.sql(
                        """
                        insert into spot_check select id, type, programme, region, at, random() < 0.1, null from (
                            select f.id, f.type, f.programme, f.region, b.at from board_fact b join filing f on f.id = b.filing where b.kind = 'RECEIVED' and b.waited = 0 limit :few) x""")
                .param("few", FILINGS / 5)
                .update();
        jdbc.sql("create index spot_check_approved on spot_check (approved_at) include (type, programme, region, drawn, result)").update();
        jdbc.sql("vacuum analyze").update();
    }

    private void charts(JdbcClient jdbc, Report report) {
        var names = new BoardNames(jdbc, noModels(), new SomeRegions(), new Texts(new StaticMessageSource()) {
            @Override
            public String text(String code, Object... args) {
                return code;
            }
        });
        var board = new Board(jdbc, names, Clock.systemUTC());
        var quality = new ReviewQuality(jdbc, board, names, noModels());
        var filings = new BoardFilings(jdbc, board, names);
        var queries = List.of(new BoardQuery("320101", 13), new BoardQuery("3201", 52), new BoardQuery("32", WEEKS));
        var chief = new CurrentAccount(
                UUID.randomUUID(), "chief", "chief", List.of(new Grant(Role.SUPERVISOR, null, "320000")), null, Set.of("*"));
        row(report, "figures", queries, query -> board.total(chief, query));
        for (Cut cut : Cut.values()) {
            row(report, "chart by " + cut.name().toLowerCase(Locale.ROOT), queries, query -> board.lines(chief, query, cut));
        }
        row(report, "rules overridden", queries, query -> quality.rules(chief, query));
        row(report, "spot checks", queries, query -> quality.spots(chief, query));
        for (Kind kind : List.of(Kind.RECEIVED, Kind.LATE)) {
            row(report, "filings behind " + kind.name().toLowerCase(Locale.ROOT), queries, query ->
                    filings.page(chief, new BoardFilter(query, null, kind, null, null), null, 50));
        }
        row(report, "filings of a type returned, page 20", queries, query -> {
            var filter = new BoardFilter(query, null, Kind.RETURNED, "type-3", null);
            String cursor = null;
            for (int page = 0; page < 20; page++) {
                Page<BoardFiling> found = filings.page(chief, filter, cursor, 50);
                cursor = found.next();
                if (cursor == null) {
                    return;
                }
            }
        });
        row(report, "filings of a person", queries, query -> filings.page(
                chief,
                new BoardFilter(query, null, null, null, UUID.fromString("00000000-0000-0000-0000-000000000021")),
                null,
                50));
    }

    private static void row(
            Report report, String what, List<BoardQuery> queries, java.util.function.Consumer<BoardQuery> call) {
        report.row(Stream.concat(
                        Stream.of(what), queries.stream().map(query -> time(() -> call.accept(query))))
                .toArray());
    }

    private static String time(Runnable call) {
        IntStream.range(0, 3).forEach(i -> call.run());
        double[] millis = IntStream.range(0, CALLS)
                .mapToDouble(i -> {
                    long begun = System.nanoTime();
                    call.run();
                    return (System.nanoTime() - begun) / 1e6;
                })
                .sorted()
                .toArray();
        return "%.0f / %.0f".formatted(millis[CALLS / 2], millis[CALLS - 1]);
    }

    private static FilingWorkflow noModels() {
        return (FilingWorkflow) Proxy.newProxyInstance(
                BoardBench.class.getClassLoader(),
                new Class<?>[] {FilingWorkflow.class},
                (proxy, method, arguments) -> method.getName().equals("types") ? List.of() : null);
    }

    /** Twenty cities of ten districts. */
    private static final class SomeRegions implements Regions {

        @Override
        public Optional<Region> find(String code) {
            return Optional.empty();
        }

        @Override
        public List<Region> children(String parent) {
            boolean province = parent.endsWith("0000");
            return IntStream.rangeClosed(1, province ? 20 : 10)
                    .mapToObj(n -> province
                            ? "32%02d00".formatted(n)
                            : parent.substring(0, 4) + "%02d".formatted(n))
                    .map(code -> new Region(code, code, parent, province ? 2 : 3))
                    .toList();
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
