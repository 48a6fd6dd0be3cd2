package org.zhuban.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.zhuban.bench.Report;
import org.zhuban.load.Call;
import org.zhuban.load.Call.Act;
import org.zhuban.load.DurableDatabase;
import org.zhuban.load.Office;
import org.zhuban.load.Program;
import org.zhuban.studio.StudioFirms.Firm;

/**
 * The demo with 10,000 running filings, changed while it runs, by clicking: a review is added to {@code enterprise-profile}, checked, compared,
 * replayed, released with the filings that run, rolled back with them; once more with {@code kill -9} in the middle of the batch; two
 * administrators at once. A load of applicants and reviewers goes on all the time.
 */
public final class StudioBench {

    private static final int RUNNING = Integer.getInteger("bench.running", 10_000);
    private static final int PAST = Integer.getInteger("bench.past", 520);
    /** So that as many still run when they move, whatever the load decided until then. */
    private static final int MORE = RUNNING / 20;

    private static final int ALONE_SECONDS = Integer.getInteger("bench.seconds", 30);
    private static final int FILERS = 6;
    private static final String ALONE = "alone";
    private static final String STUDIO = "studio";
    private static final List<String> REVIEWERS = List.of("reviewer", "reviewer2", "reviewer");

    private final Map<UUID, Firm> firms = new ConcurrentHashMap<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Map<String, String> batches = new LinkedHashMap<>();
    private final StudioLine line = new StudioLine();

    /** A part of the run. */
    private interface Step {
        void run() throws Exception;
    }

    private void step(String what, Step work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        seconds.put(what, (System.nanoTime() - begun) / 1e9);
        System.out.printf("%-46s %7.1f s%n", what, seconds.get(what));
    }

    public void run() throws Exception {
        Path folder = Path.of("target", "bench", "studio-" + System.currentTimeMillis()).toAbsolutePath();
        Files.createDirectories(folder.resolve("processes"));
        Files.createDirectories(Path.of("target", "bench", "studio"));
        try (var database = new DurableDatabase(Map.of("shared_buffers", "512MB"));
                var pool = new HikariDataSource()) {
            database.create("zhuban");
            pool.setJdbcUrl(database.url("zhuban"));
            pool.setUsername("postgres");
            try (var program = new Program(
                    folder,
                    database.url("zhuban"),
                    List.of("-Xmx1500m"),
                    List.of(
                            "--spring.profiles.active=demo",
                            "--zhuban.processes=" + folder.resolve("processes"),
                            "--logging.level.root=WARN",
                            "--logging.level.org.zhuban.demo=INFO",
                            "--logging.level.org.zhuban.ZhubanApplication=INFO"))) {
                step("start, with the demo's data", () -> {
                    program.start();
                    while (!Files.readString(program.log()).contains("modeler2")) {
                        Thread.sleep(200);
                    }
                });
                played(program, pool);
            }
        }
    }

    private void played(Program program, HikariDataSource pool) throws Exception {
        var filers = new StudioFirms(program.address(), new Office(pool, program.sealer()));
        var books = new StudioBooks(pool);
        List<String> tokens = new ArrayList<>();
        for (String login : REVIEWERS) {
            tokens.add(token(program.address(), login));
        }
        int seeds = RUNNING + MORE + PAST;
        step("seed: " + seeds + " filings, drafted and submitted", () -> parallel(seeds, () -> {
            Firm firm = filers.next();
            firms.put(filers.file(firm, line::done), firm);
        }));
        step("seed: " + PAST + " of them decided", () -> decide(filers, tokens.get(0)));
        pool.getConnection().createStatement().execute("vacuum analyze");
        int before = books.count("true");
        int decided = books.decisions();
        var load = new StudioLoad(line, filers, firms);
        try (load) {
            load.begin(tokens);
            load.phase(ALONE);
            step("load alone", () -> Thread.sleep(ALONE_SECONDS * 1_000L));
            load.phase(STUDIO);
            try (var wu = new StudioClicks(program.address().toString(), "modeler");
                    var zheng = new StudioClicks(program.address().toString(), "modeler2")) {
                quiet(wu, zheng, books);
                kill(wu, zheng, books, program);
            }
            load.phase("");
            try (var wu = new StudioClicks(program.address().toString(), "modeler");
                    var zheng = new StudioClicks(program.address().toString(), "modeler2")) {
                watched(wu, books);
                atOnce(wu, zheng, books);
            }
        }
        judge(load, books, program, before, decided);
    }

    private void quiet(StudioClicks wu, StudioClicks zheng, StudioBooks books) throws Exception {
        change(wu);
        step("ask for the release, with preview", () -> wu.ask("通过前要由主管复核", true));
        step("second person approves, it takes effect", () -> zheng.approve("通过前要由主管复核"));
        step("running filings moved", () -> {
            wu.watch("migration at work");
            wu.migrationEnded("migration ended");
        });
        moved("forward", books);
        Thread.sleep(5_000); // some come to the step that is new
        step("ask for the roll-back, with preview", () -> {
            wu.rollbackDialog(1, "复核环节暂缓", true);
            wu.mapSecondReview();
            wu.sendRollback("复核环节暂缓");
        });
        step("second person approves the roll-back", () -> zheng.approve("复核环节暂缓"));
        step("filings moved back", () -> {
            wu.watch("roll-back at work");
            wu.migrationEnded("roll-back ended");
        });
        moved("back", books);
    }

    private void change(StudioClicks wu) throws Exception {
        step("draft: a second review, checked", wu::addReview);
        step("difference", wu::difference);
        step("replay of 500", wu::replay);
    }

    /** What runs on the version before follows by itself; the program dies in the middle of it. */
    private void kill(StudioClicks wu, StudioClicks zheng, StudioBooks books, Program program) throws Exception {
        wu.addReview();
        wu.difference();
        wu.replay();
        wu.ask("再次启用复核", false);
        zheng.approve("再次启用复核");
        wu.migrate("在办件一并复核");
        zheng.approve("在办件一并复核");
        while (books.batch().orElseThrow().answered() < RUNNING / 3) {
            Thread.sleep(20);
        }
        line.dies();
        program.kill();
        StudioBooks.Batch half = books.batch().orElseThrow();
        List<String> torn = books.faults();
        step("kill -9 at " + half.answered() + " of " + half.total() + ", up again", program::start);
        line.lives();
        if (half.ended() || !torn.isEmpty()) {
            throw new IllegalStateException("after the kill: " + half + " " + torn);
        }
    }

    private void watched(StudioClicks wu, StudioBooks books) throws Exception {
        step("batch taken up again and ended", () -> {
            wu.open("/studio/migrations/" + books.batch().orElseThrow().id(), "在办件迁移");
            wu.picture("migration after the kill");
            wu.migrationEnded("migration ended after the kill");
        });
        moved("forward, killed on its way", books);
    }

    private void atOnce(StudioClicks wu, StudioClicks zheng, StudioBooks books) throws Exception {
        int versions = books.versions();
        wu.rollbackDialog(3, "吴工要退回", false);
        zheng.rollbackDialog(3, "郑工要退回", false);
        wu.press();
        zheng.press();
        List<String> outcomes = List.of(wu.outcome(), zheng.outcome());
        wu.picture("at once, one");
        zheng.picture("at once, the other");
        System.out.println("at once: " + outcomes);
        if (outcomes.stream().filter(String::isEmpty).count() != 1
                || books.releasesOnTheirWay() != 1
                || books.versions() != versions) {
            throw new IllegalStateException("two asked at once: " + outcomes);
        }
    }

    private void moved(String what, StudioBooks books) {
        StudioBooks.Batch batch = books.batch().orElseThrow();
        batches.put(
                what,
                "%d filings in %.1f s, %.0f a second"
                        .formatted(batch.total(), batch.seconds(), batch.total() / batch.seconds()));
        System.out.println(what + ": " + batches.get(what) + " " + books.byVersion());
    }

    private void judge(StudioLoad load, StudioBooks books, Program program, int before, int decidedBefore) throws Exception {
        List<String> faults = new ArrayList<>(books.faults());
        int after = books.count("true");
        if (after != before + load.submitted.size()) {
            faults.add("%d filings before, %d submitted, %d after".formatted(before, load.submitted.size(), after));
        }
        if (books.lost(load.submitted) > 0) {
            faults.add(books.lost(load.submitted) + " submissions lost");
        }
        if (books.undecided(load.decided) > 0 || books.decisions() != decidedBefore + load.decided.size()) {
            faults.add("%d decisions before, %d told, %d after, %d lost"
                    .formatted(
                            decidedBefore, load.decided.size(), books.decisions(), books.undecided(load.decided)));
        }
        violations(program.management(), faults);
        faults.addAll(load.errors());
        var report = new Report("studio")
                .line("# A process changed while it runs")
                .line("")
                .line("%d filings run when it begins; %d more were submitted meanwhile, %d decisions made."
                        .formatted(RUNNING + MORE, load.submitted.size(), load.decided.size()))
                .head("", "seconds");
        seconds.forEach(report::row);
        report.head("batch", "");
        batches.forEach(report::row);
        report.head("load, ms p50 / p95", "alone", "while the studio works");
        for (Act act : List.of(Act.OPEN, Act.ATTACH, Act.SUBMIT, Act.FIND, Act.CLAIM, Act.DECIDE)) {
            report.row(act, percentiles(load.millis(ALONE, act)), percentiles(load.millis(STUDIO, act)));
        }
        report.head("another was faster", "times");
        load.conflicts().forEach(report::row);
        report.line("")
                .line(faults.isEmpty()
                        ? "No load errors; all of %d rules and the program's own checks hold.".formatted(StudioBooks.rulesKept())
                        : "**Broken:**");
        faults.stream().limit(50).forEach(fault -> report.line("- " + fault));
        report.print();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.size() + " faults");
        }
    }

    private static String percentiles(List<Double> sorted) {
        return sorted.isEmpty()
                ? "–"
                : "%.0f / %.0f (%d)".formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.size());
    }

    private static void violations(URI management, List<String> faults) throws Exception {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(management.resolve("/actuator/consistency")).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        JsonNode results = new ObjectMapper().readTree(response.body());
        if (response.statusCode() != 200 || !results.isArray()) {
            faults.add("the checker answered " + response.statusCode());
        }
        results.forEach(result -> result.path("violations")
                .forEach(violation -> faults.add(result.path("promise").asText() + ": " + violation.asText())));
    }

    private static String token(URI address, String login) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/tokens"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString((login + ":demo2026").getBytes(StandardCharsets.UTF_8)))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 201) {
            throw new IllegalStateException(login + " was answered " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new ObjectMapper().readTree(response.body()).path("token").asText();
    }

    /** So that there is a past to replay. */
    private void decide(StudioFirms filers, String reviewer) throws Exception {
        Queue<String> tasks = new ConcurrentLinkedQueue<>();
        String cursor = "";
        while (tasks.size() < PAST) {
            JsonNode page = line.done(Call.get(
                    Act.FIND, filers.at("/tasks?size=200&type=" + StudioFirms.TYPE + cursor), reviewer));
            page.path("items").forEach(task -> {
                if (tasks.size() < PAST) {
                    tasks.add(task.path("id").asText());
                }
            });
            cursor = "&cursor=" + page.path("next").asText();
        }
        parallel(PAST, () -> line.done(Call.post(
                Act.DECIDE,
                filers.at("/tasks/" + tasks.remove() + "/decide"),
                reviewer,
                Map.of("outcome", "approved", "opinion", "已与营业执照核对，一致。"))));
    }

    private static void parallel(int times, Runnable work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(FILERS);
        try {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(Executors.callable(work));
            }
            for (Future<Object> done : threads.invokeAll(all, 30, TimeUnit.MINUTES)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
