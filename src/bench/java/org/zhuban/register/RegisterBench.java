package org.zhuban.register;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.bench.Report;
import org.zhuban.bench.Timings;
import org.zhuban.contract.ContractRegister;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.load.DurableDatabase;
import org.zhuban.privacy.Sealer;

/** A page of the register of contracts at 10 thousand entries and at a million, ten an enterprise: of a district, of the city, and of one enterprise. */
public final class RegisterBench {

    private static final int[] SIZES = {10_000, 1_000_000};
    private static final int PAGE = 50;
    private static final int OF_EACH = 10;

    private static final String ENTERPRISES =
            """
            insert into enterprise (id, name, kind, credit_code, certificate_kind, registered_on, region, contact_name, contact_mobile,
                                    contact_mobile_index, certified_by, search)
            select md5(n::text)::uuid, name, 'LABOUR', code, 'BUSINESS_LICENCE', date '2016-04-18', '320507', 'x', 'x', '\\x00', gen_random_uuid(),
                   search_text(name, code)
            from generate_series(:from::int, :to::int) n
            cross join lateral (select '苏州' || substr(md5(n::text), 1, 6) || '建筑劳务有限公司' as name, '91320507' || lpad(n::text, 10, '0') as code)""";

    private static final String CONTRACTS =
            """
            insert into labour_contract (id, enterprise, subject, region, filing, contract_no, project_name, general_contractor, ends_on, changed_at, search)
            select gen_random_uuid(), e.id, 'S' || n, r.region, gen_random_uuid(), 'HT' || n, p.name, '江苏总包' || n % 500, current_date + n % 2000 - 1000,
                   now() - n % 10000 * interval '1 minute', search_text(e.name, e.credit_code, p.name, 'HT' || n, '江苏总包' || n % 500)
            from generate_series(:from::int, :to::int) n
            join enterprise e on e.id = md5((1 + n / :each)::text)::uuid
            cross join lateral (select (array['元和', '胜浦', '木渎', '浒关'])[1 + n % 4] || substr(md5('p' || n), 1, 5) || '安置房' as name) p
            cross join lateral (select case when n % 10 < 2 then '320507' when n % 10 < 9 then '32050' || (1 + n % 6) else '3201' || lpad((1 + n % 12)::text, 2, '0') end as region) r""";

    private final ContractRegister register = new ContractRegister();
    private TransactionTemplate transaction = new TransactionTemplate();

    public void run() {
        try (var database = new DurableDatabase(Map.of("shared_buffers", "512MB", "maintenance_work_mem", "512MB"));
                var pool = new HikariDataSource()) {
            database.create("registers");
            pool.setJdbcUrl(database.url("registers"));
            pool.setUsername(DurableDatabase.OWNER);
            schema(pool);
            JdbcClient jdbc = JdbcClient.create(pool);
            transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
            var results = new Timings();
            int filled = 0;
            for (int size : SIZES) {
                fill(database, jdbc, filled + 1, size);
                filled = size;
                measure(new RegisterSearch(jdbc, new EntryRows(new NothingSealed()), null, null, Clock.systemUTC()), results);
            }
            results.print(
                    new Report("registers")
                            .line("# Registers")
                            .line("")
                            .line("Contracts. Milliseconds, p50 / p95 of " + Timings.CALLS + " calls of the service, "
                                    + PAGE + " rows a page. Goal: p95 at 1 M at most twice that at 10 k."),
                    "10 k",
                    "1 M");
        }
    }

    private static void schema(HikariDataSource pool) {
        var schema = new ResourceDatabasePopulator();
        List.of(
                        "enterprise/V080__enterprise",
                        "enterprise/V081__profile",
                        "contract/V083__contract",
                        "register/V090__register_search",
                        "contract/V092__contract_search",
                        "enterprise/V093__enterprise_search")
                .forEach(script -> schema.addScript(new ClassPathResource("db/migration/" + script + ".sql")));
        // a function's body has semicolons of its own
        schema.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        schema.execute(pool);
    }

    /** Without triggers and without the indexes, which is many times as fast; the search texts are those the triggers write. */
    private static void fill(DurableDatabase database, JdbcClient jdbc, int from, int to) {
        List<Map<String, Object>> indexes = jdbc.sql(
                        "select indexname, indexdef from pg_indexes where tablename = 'labour_contract' and indexdef not like '%UNIQUE%'")
                .query()
                .listOfRows();
        indexes.forEach(index -> jdbc.sql("drop index " + index.get("indexname")).update());
        for (String table : List.of("enterprise", "labour_contract")) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
        }
        jdbc.sql(ENTERPRISES)
                .param("from", from / OF_EACH + 1)
                .param("to", to / OF_EACH + (to == SIZES[SIZES.length - 1] ? 1 : 0))
                .update();
        jdbc.sql(CONTRACTS).param("from", from).param("to", to).param("each", OF_EACH).update();
        for (String table : List.of("enterprise", "labour_contract")) {
            jdbc.sql("alter table " + table + " enable trigger user").update();
        }
        indexes.forEach(index -> jdbc.sql(String.valueOf(index.get("indexdef"))).update());
        jdbc.sql("vacuum analyze").update();
    }

    private void measure(RegisterSearch search, Timings results) {
        for (String region : List.of("320507", "320500")) {
            CurrentAccount account = account(Role.REVIEWER, region, null);
            String who = region.equals("320507") ? "district: " : "city: ";
            results.time(who + "first page", () -> page(search, account, null, null));
            String deep = cursor(search, account);
            results.time(who + "20th page", () -> page(search, account, null, deep));
            results.time(who + "search, whole number", () -> page(search, account, "HT4711", null));
            results.time(who + "search, two characters of many", () -> page(search, account, "木渎", null));
            results.time(who + "search, part of a name of one", () -> page(search, account, "d735b安", null));
            results.time(who + "search, no such", () -> page(search, account, "南极", null));
            results.time(who + "search, an enterprise's name", () -> page(search, account, "苏州c4ca42", null));
        }
        CurrentAccount own = account(Role.ENTERPRISE, null, UUID.fromString("c4ca4238-a0b9-2382-0dcc-509a6f75849b"));
        results.time("enterprise: its own", () -> page(search, own, null, null));
        results.time("enterprise: search in its own", () -> page(search, own, "安置", null));
    }

    private static CurrentAccount account(Role role, @Nullable String region, @Nullable UUID organisation) {
        return new CurrentAccount(
                UUID.randomUUID(), "bench", "bench", List.of(new Grant(role, null, region)), organisation, Set.of("*"));
    }

    private org.zhuban.common.Page<Entry> page(
            RegisterSearch search, CurrentAccount account, @Nullable String q, @Nullable String cursor) {
        return Objects.requireNonNull(transaction.execute(status ->
                search.page(account, register, new RegisterQuery(q, null, null, Map.of()), cursor, PAGE)));
    }

    private String cursor(RegisterSearch search, CurrentAccount account) {
        String cursor = Objects.requireNonNull(page(search, account, null, null).next());
        for (int at = 3; at <= 20; at++) {
            cursor = Objects.requireNonNull(page(search, account, null, cursor).next());
        }
        return cursor;
    }

    /** The columns that this list shows are not sealed. */
    private static final class NothingSealed implements Sealer {

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
            throw new UnsupportedOperationException();
        }
    }
}
