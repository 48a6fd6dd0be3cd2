package org.zhuban.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /** Until the compilers of both JVMs rest: the program's take half of its processor time in the first two minutes. */
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warm-up", 150);
    private static final int COUNTED = 40;

    private final Caller caller = new Caller();
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
                double coldProgram = Crew.perSecond(4, SECONDS, this::programCycle);
                double coldBare = Crew.perSecond(4, SECONDS, client -> bare.cycle());
                Crew.perSecond(4, WARM_UP_SECONDS, this::programCycle);
                Crew.perSecond(4, WARM_UP_SECONDS, client -> bare.cycle());
                measure(database, program, bare, "Just started, 4 clients: %.1f and %.1f cycles/s.".formatted(coldProgram, coldBare));
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
                    caller::answer,
                    office.enterprise("filer" + client),
                    office.reviewer("reviewer" + client, Office.REGION),
                    office));
        }
    }

    private void programCycle(int client) {
        new Cycle(sites.get(client)).run();
    }

    /** One of the two that take turns. */
    private final class Side {
        private final Crew.Work work;
        private final Effort.Gauge gauge;
        private final List<Double> rates = new ArrayList<>();
        private Effort effort = Effort.NONE;
        private double cycles;

        Side(Crew.Work work, Effort.Gauge gauge) {
            this.work = work;
            this.gauge = gauge;
        }

        void round(int clients) throws Exception {
            Effort before = gauge.now();
            rates.add(Crew.perSecond(clients, SECONDS, work));
            effort = effort.plus(gauge.now().since(before));
            cycles += rates.get(rates.size() - 1) * SECONDS;
        }

        double median() {
            return Report.median(rates);
        }

        private String rounds() {
            return String.join(
                    " ",
                    rates.stream()
                            .map(rate -> String.format(Locale.ROOT, "%.1f", rate))
                            .toList());
        }
    }

    private void measure(DurableDatabase database, Program program, BareEngine bare, String cold) throws Exception {
        var report = new Report("cycles")
                .line("# Full cycles")
                .line("")
                .line("Medians of " + ROUNDS + " rounds of " + SECONDS + " s that take turns; "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors for clients, program and server together. SMS are written to the outbox and stay there.")
                .line(cold)
                .head(
                        "clients",
                        "program, cycles/s",
                        "bare engine, cycles/s",
                        "ratio",
                        "program's rounds",
                        "bare engine's rounds");
        var gauge = new Effort.Gauge(program.pid(), database.superuser("postgres"));
        var efforts = new ArrayList<Object[]>();
        for (int clients : CLIENTS) {
            var ours = new Side(this::programCycle, gauge);
            var theirs = new Side(client -> bare.cycle(), gauge);
            for (int round = 0; round < ROUNDS; round++) {
                ours.round(clients);
                theirs.round(clients);
            }
            report.row(
                    clients,
                    ours.median(),
                    theirs.median(),
                    ours.median() / theirs.median(),
                    ours.rounds(),
                    theirs.rounds());
            efforts.add(ours.effort.row(clients + ", program", ours.cycles));
            efforts.add(theirs.effort.row(clients + ", bare engine", theirs.cycles));
        }
        report.head("processor time a cycle, ms", "clients or bare engine", "program", "database server");
        efforts.forEach(report::row);
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
}
