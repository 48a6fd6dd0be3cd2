package org.zhuban.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.load.Call;
import org.zhuban.load.Cycle;
import org.zhuban.load.DurableDatabase;
import org.zhuban.load.Office;
import org.zhuban.load.Papers;
import org.zhuban.load.Program;

/** One call that decides 500 filings 批量办理 against the bare engine completing 500 such tasks one after the other, in rounds that take turns. */
final class BatchBench {

    private static final int BATCH = 500;
    private static final int WARM_UP = Integer.getInteger("bench.warm-up-batches", 4);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int FILERS = 4;

    private final Caller caller = new Caller();

    void run() throws Exception {
        try (var database = new DurableDatabase(Map.of("shared_buffers", "512MB"))) {
            database.create("zhuban");
            database.create("bare");
            try (var program = new Program(
                            Path.of("target", "bench", "program-" + System.currentTimeMillis()),
                            database.url("zhuban"),
                            List.of("-Xmx1g"),
                            List.of("--logging.level.root=WARN", "--logging.level.org.zhuban.ZhubanApplication=INFO"));
                    var bare = new BareEngine(database.url("bare"), DurableDatabase.OWNER)) {
                program.start();
                var office = new Office(database.superuser("zhuban"), program.sealer());
                JdbcClient registers = JdbcClient.create(database.superuser("zhuban"));
                var papers = new Papers();
                List<Cycle.Site> sites = new ArrayList<>();
                String reviewer = office.reviewer("reviewer", Office.REGION);
                for (int client = 0; client < FILERS; client++) {
                    sites.add(new Cycle.Site(
                            program.address(), papers, caller::answer, office.enterprise("filer" + client), reviewer, office));
                }
                List<Double> ours = new ArrayList<>();
                List<Double> theirs = new ArrayList<>();
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    submit(sites);
                    List<String> tasks = new ArrayList<>();
                    for (int i = 0; i < BATCH; i++) {
                        tasks.add(bare.start());
                    }
                    // the registry knows none of these codes; what a rule refuses is not decided in a batch
                    registers.sql("update filing_finding set result = 'WARN' where result = 'FAIL'").update();
                    List<String> found = found(program.address(), reviewer);
                    double program500 = seconds(() -> decide(program.address(), reviewer, found));
                    double bare500 = seconds(() -> tasks.forEach(bare::complete));
                    if (round >= 0) {
                        ours.add(program500);
                        theirs.add(bare500);
                    }
                }
                new Report("batch")
                        .line("# A batch of " + BATCH + " decisions")
                        .line("")
                        .line("Medians of " + ROUNDS + " rounds that take turns, after " + WARM_UP + " that do not count.")
                        .head("", "seconds", "decisions/s")
                        .row("program", Report.median(ours), BATCH / Report.median(ours))
                        .row("bare engine", Report.median(theirs), BATCH / Report.median(theirs))
                        .row("program ÷ bare engine", "", Report.median(theirs) / Report.median(ours))
                        .print();
            }
        }
    }

    private static void submit(List<Cycle.Site> sites) throws Exception {
        var threads = new ArrayList<Thread>();
        Set<Throwable> failures = ConcurrentHashMap.newKeySet();
        for (Cycle.Site site : sites) {
            var thread = new Thread(() -> {
                for (int i = 0; i < BATCH / FILERS; i++) {
                    new Cycle(site).submit();
                }
            });
            thread.setUncaughtExceptionHandler((none, failure) -> failures.add(failure));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Throwable failure : failures) {
            throw new IllegalStateException(failure);
        }
    }

    /** Everything on the desk. */
    private List<String> found(URI address, String reviewer) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = caller.answer(
                    Call.get(Call.Act.FIND, URI.create(address + "/api/v1/tasks?box=group&size=100" + cursor), reviewer));
            page.path("items").forEach(task -> ids.add(task.path("id").asText()));
            cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        if (ids.size() != BATCH) {
            throw new IllegalStateException(ids.size() + " tasks on the desk");
        }
        return ids;
    }

    private void decide(URI address, String reviewer, List<String> ids) {
        JsonNode answers = caller.answer(Call.post(
                Call.Act.DECIDE,
                URI.create(address + "/api/v1/tasks/decide"),
                reviewer,
                Map.of("ids", ids, "outcome", "approved", "opinion", "材料齐全，与登记信息一致。")));
        answers.path("items").forEach(answer -> {
            if (!answer.path("result").asText().equals("decided")) {
                throw new IllegalStateException(answer.toString());
            }
        });
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}
