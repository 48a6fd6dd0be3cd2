package org.zhuban.publicity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.bench.Crew;
import org.zhuban.bench.Report;
import org.zhuban.bench.Timings;
import org.zhuban.load.DurableDatabase;
import org.zhuban.load.Program;

/** Public notices: pages over HTTP against static files of the same size from the same server, and the service at a thousand and at a hundred thousand. */
public final class NoticesBench {

    private static final int[] SIZES = {1_000, 100_000};
    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 4);
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warm-up", 10);

    /** Two of five ended last year; the others end together, as a year's entries do. */
    private static final String NOTICES =
            """
            insert into notice (id, subject, version, category, title, credit_code, region, sections, from_at, until_at, search)
            select gen_random_uuid(), md5(n::text)::uuid, 1, case when n % 4 = 0 then 'entry-enterprise' else 'entry-person' end, t.title, t.code,
                   (11 + n % 54)::text || '0000', t.sections::jsonb, now() - n * interval '1 minute' - interval '1 hour',
                   case when n % 5 < 2 then now() - n * interval '30 seconds' else date_trunc('year', now()) + interval '1 year' end,
                   search_text(t.title, t.code, 'D2' || n, '建筑工程施工总承包一级')
            from generate_series(:from::int, :to::int) n
            cross join lateral (select substr(md5(n::text), 1, 6) || '建设工程有限公司' as title, '91410311' || lpad(n::text, 10, '0') as code,
                '[{"title": "基本信息", "rows": [{"label": "进疆负责人", "value": "赵**"}, {"label": "驻疆地址", "value": "乌鲁木齐市天山区"}], "columns": [], "cells": []},
                  {"title": "企业资质", "rows": [], "columns": ["资质", "证书编号", "有效期至"],
                   "cells": [["建筑工程施工总承包一级", "D2' || n || '", "2028-06-11"], ["市政公用工程施工总承包二级", "D3' || n || '", "2028-06-11"]]}]' as sections) t""";

    private TransactionTemplate transaction = new TransactionTemplate();

    public void run() throws Exception {
        Path folder = Path.of("target", "bench", "notices-" + System.currentTimeMillis()).toAbsolutePath();
        Path files = Files.createDirectories(folder.resolve("static"));
        try (var database = new DurableDatabase(Map.of("shared_buffers", "512MB"));
                var pool = new HikariDataSource()) {
            database.create("zhuban");
            try (var program = new Program(
                    folder,
                    database.url("zhuban"),
                    List.of("-Xmx1g"),
                    List.of(
                            "--logging.level.root=WARN",
                            "--server.tomcat.max-keep-alive-requests=-1",
                            "--logging.level.org.zhuban.ZhubanApplication=INFO",
                            "--spring.web.resources.static-locations=classpath:/META-INF/resources/,file:" + files + "/"))) {
                program.start();
                pool.setJdbcUrl(database.url("zhuban"));
                pool.setUsername(DurableDatabase.OWNER);
                transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
                JdbcClient jdbc = JdbcClient.create(pool);
                var board = new NoticeBoard(jdbc, new NoticeRows(new ObjectMapper()), Clock.systemUTC());
                var results = new Timings();
                int filled = 0;
                for (int size : SIZES) {
                    jdbc.sql(NOTICES).param("from", filled + 1).param("to", size).update();
                    filled = size;
                    jdbc.sql("vacuum analyze notice").update();
                    measure(board, results);
                }
                results.print(
                        new Report("notices-lists")
                                .line("# Notices: the service")
                                .line("")
                                .line("Milliseconds, p50 / p95 of " + Timings.CALLS + " calls that nothing is kept for; 20 notices a page."),
                        "1 k",
                        "100 k");
                pages(program.address().toString(), files);
            }
        }
    }

    private void measure(NoticeBoard board, Timings results) {
        var all = new NoticeQuery("entry-enterprise", null, null);
        var deep = new ArrayList<@Nullable String>();
        deep.add(null);
        for (int i = 0; i < 6; i++) {
            deep.add(page(board, all, deep.get(i)).next());
        }
        results.time("first page", () -> page(board, all, null));
        results.time("7th page", () -> page(board, all, deep.get(6)));
        results.time("of a province", () -> page(board, new NoticeQuery("entry-person", "410000", null), null));
        results.time("every category", () -> page(board, new NoticeQuery(null, null, null), null));
        results.time("search, a credit code", () -> page(board, search("914103110000000044"), null));
        results.time("search, a certificate number", () -> page(board, search("d244"), null));
        results.time("search, a word of all", () -> page(board, search("建设"), null));
        results.time("search, no such", () -> page(board, search("南极"), null));
        UUID one = UUID.fromString("f7177163-c833-dff4-b38f-c8d2872f1ec6"); // md5 of 44
        results.time("one", () -> transaction.execute(status -> board.find(one)));
        Since since = Since.parse(page(board, all, null).until());
        results.time("poll, nothing new", () -> transaction.execute(status -> board.changes(null, since, null, 50)));
    }

    private static NoticeQuery search(String q) {
        return new NoticeQuery("entry-enterprise", null, q);
    }

    private NoticePage page(NoticeBoard board, NoticeQuery query, @Nullable String cursor) {
        return Objects.requireNonNull(transaction.execute(status -> board.list(query, cursor, 20)));
    }

    private static void pages(String address, Path files) throws Exception {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("list page", "/notices?category=entry-enterprise");
        paths.put("list page, compressed", "/notices?category=entry-enterprise");
        paths.put("notice page", "/notices/f7177163-c833-dff4-b38f-c8d2872f1ec6");
        paths.put("API, 50 notices", "/api/v1/public/notices");
        var report = new Report("notices")
                .line("# Notices: pages")
                .line("")
                .line("Requests a second, " + CLIENTS + " clients on connections kept open, medians of " + ROUNDS + " rounds that take turns; the file is the"
                        + " answer's bytes as a static resource of the same program.")
                .head("", "bytes", "answer", "static file", "answer ÷ file");
        int number = 0;
        for (var entry : paths.entrySet()) {
            String extra = entry.getKey().endsWith("compressed") ? "Accept-Encoding: gzip\r\n" : "";
            byte[] body = new PlainClient(address).get(entry.getValue(), extra);
            String file = "/bench-" + number++ + ".css";
            Files.write(files.resolve(file.substring(1)), body);
            List<Double> answers = new ArrayList<>();
            List<Double> statics = new ArrayList<>();
            rate(address, entry.getValue(), extra, WARM_UP_SECONDS);
            rate(address, file, "", WARM_UP_SECONDS);
            for (int round = 0; round < ROUNDS; round++) {
                answers.add(rate(address, entry.getValue(), extra, SECONDS));
                statics.add(rate(address, file, "", SECONDS));
            }
            report.row(
                    entry.getKey(),
                    body.length,
                    Report.median(answers),
                    Report.median(statics),
                    Report.median(answers) / Report.median(statics));
        }
        report.print();
    }

    private static double rate(String address, String path, String extra, int seconds) throws Exception {
        List<PlainClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new PlainClient(address));
        }
        try {
            return Crew.perSecond(CLIENTS, seconds, client -> {
                try {
                    clients.get(client).get(path, extra);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } finally {
            for (PlainClient client : clients) {
                client.close();
            }
            Thread.sleep(Duration.ofMillis(200).toMillis());
        }
    }
}
