package org.zhuban.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhuban.load.Call;
import org.zhuban.load.Cycle;
import org.zhuban.load.DurableDatabase;
import org.zhuban.load.Office;
import org.zhuban.load.Papers;
import org.zhuban.load.Program;

/** Full cycles against the same model on the bare engine, on one durable PostgreSQL, in rounds that take turns. */
final class CycleBench {

    private static final int[] CLIENTS = Arrays.stream(
                    System.getProperty("bench.clients", "1,4,8").split(",", -1))
            .mapToInt(Integer::parseInt)
            .toArray();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 8);
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warm-up", 40);
    private static final int COUNTED = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Cycle.Site> sites = new ArrayList<>();

    void run() throws Exception {
        try (var database =
                new DurableDatabase(Map.of("shared_preload_libraries", "pg_stat_statements", "shared_buffers", "512MB"))) {
            database.create("zhuban");
            database.create("bare");
            try (var program = new Program(
                            Path.of("target", "bench", "program-" + System.currentTimeMillis()),
                            database.url("zhuban"),
                            jvm(),
                            List.of("--logging.level.root=WARN", "--logging.level.org.zhuban.ZhubanApplication=INFO"));
                    var bare = new BareEngine(database.url("bare"), DurableDatabase.OWNER)) {
                program.start();
                open(program, new Office(database.superuser("zhuban"), program.sealer()));
                org.springframework.jdbc.core.simple.JdbcClient.create(database.superuser("postgres"))
                        .sql("create extension pg_stat_statements")
                        .update();
                Crew.perSecond(4, WARM_UP_SECONDS, this::programCycle);
                Crew.perSecond(4, WARM_UP_SECONDS, client -> bare.cycle());
                measure(database, bare);
            }
        }
    }

    private static List<String> jvm() {
        var options = new ArrayList<>(List.of("-Xmx1g"));
        String recording = System.getProperty("bench.jfr");
        if (recording != null) {
            options.add("-XX:StartFlightRecording=filename=" + Path.of(recording).toAbsolutePath()
                    + ",settings=profile,dumponexit=true");
        }
        return options;
    }

    private void open(Program program, Office office) {
        var papers = new Papers();
        for (int client = 0; client < 8; client++) {
            sites.add(new Cycle.Site(
                    program.address(),
                    papers,
                    this::answer,
                    office.enterprise("filer" + client),
                    office.reviewer("reviewer" + client, Office.REGION),
                    office));
        }
    }

    private void programCycle(int client) {
        new Cycle(sites.get(client)).run();
    }

    private JsonNode answer(Call call) {
        try {
            HttpResponse<byte[]> response = http.send(call.request(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(call.act() + " was answered " + response.statusCode() + " "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void measure(DurableDatabase database, BareEngine bare) throws Exception {
        var report = new Report("cycles")
                .line("# Full cycles")
                .line("")
                .line("Medians of " + ROUNDS + " rounds of " + SECONDS + " s that take turns; "
                        + Runtime.getRuntime().availableProcessors() + " processors for clients, program and server together.")
                .head("clients", "program, cycles/s", "bare engine, cycles/s", "ratio", "program's rounds", "bare engine's rounds");
        for (int clients : CLIENTS) {
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(Crew.perSecond(clients, SECONDS, this::programCycle));
                theirs.add(Crew.perSecond(clients, SECONDS, client -> bare.cycle()));
            }
            report.row(
                    clients,
                    Report.median(ours),
                    Report.median(theirs),
                    Report.median(ours) / Report.median(theirs),
                    rounded(ours),
                    rounded(theirs));
        }
        var ourMeter = new Meter(database.superuser("postgres"), "zhuban");
        var theirMeter = new Meter(database.superuser("postgres"), "bare");
        Meter.Counts idle = ourMeter.during(() -> {});
        Meter.Counts ours = ourMeter.during(() -> times(() -> programCycle(0))).each(COUNTED, idle);
        var statements = new Report("statements").line("# Statements of a cycle").head("a cycle", "ms", "statement");
        ourMeter.top(200)
                .forEach(statement -> statements.row(
                        (double) statement.calls() / COUNTED,
                        statement.millis() / COUNTED,
                        statement.query().replaceAll("\\s+", " ").replace("|", "\\|")));
        Meter.Counts theirIdle = theirMeter.during(() -> {});
        Meter.Counts theirs = theirMeter.during(() -> times(bare::cycle)).each(COUNTED, theirIdle);
        report.head("a cycle", "program", "bare engine")
                .row("commits", ours.commits(), theirs.commits())
                .row("SQL statements", ours.statements(), theirs.statements());
        report.print();
        statements.save();
    }

    private static void times(Runnable cycle) {
        for (int i = 0; i < COUNTED; i++) {
            cycle.run();
        }
    }

    private static String rounded(List<Double> rounds) {
        return String.join(
                " ",
                rounds.stream().map(round -> String.format(Locale.ROOT, "%.1f", round)).toList());
    }
}
