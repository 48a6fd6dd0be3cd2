package org.zhuban.studio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zhuban.load.Call;
import org.zhuban.load.Call.Act;
import org.zhuban.studio.StudioFirms.Firm;

/** Applicants who draft, submit, mend and withdraw, and reviewers who decide, until it is closed. Any answer but the expected one is an error. */
final class StudioLoad implements AutoCloseable {

    private static final int APPLICANTS = 2;
    private static final long PAUSE_MILLIS = Long.getLong("bench.pause", 300);
    private static final int CONFLICT = 409;

    private final StudioLine line;
    private final StudioFirms firms;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<UUID, Firm> returned = new ConcurrentHashMap<>();
    private final Map<UUID, Firm> known;
    private final Map<String, Map<Act, List<Double>>> millis = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> conflicts = new ConcurrentSkipListMap<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    final Queue<UUID> submitted = new ConcurrentLinkedQueue<>();
    final Queue<String> decided = new ConcurrentLinkedQueue<>();
    private volatile String phase = "";
    private volatile boolean closing;

    /** @param known who filed what waits, to mend it when it is returned */
    StudioLoad(StudioLine line, StudioFirms firms, Map<UUID, Firm> known) {
        this.line = line;
        this.firms = firms;
        this.known = known;
    }

    /** @param reviewers their bearer tokens */
    void begin(List<String> reviewers) {
        for (int i = 0; i < APPLICANTS; i++) {
            go("applicant-" + i, this::apply);
        }
        reviewers.forEach(reviewer -> go("reviewer", () -> review(reviewer)));
    }

    /** What is measured from now on counts for this. */
    void phase(String name) {
        phase = name;
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Sentences of refusals because another was faster, with how often. */
    Map<String, Integer> conflicts() {
        Map<String, Integer> counted = new TreeMap<>();
        conflicts.forEach((sentence, times) -> counted.put(sentence, times.get()));
        return counted;
    }

    /** Sorted milliseconds of a phase. */
    List<Double> millis(String of, Act act) {
        List<Double> sorted = new ArrayList<>(millis.getOrDefault(of, Map.of()).getOrDefault(act, List.of()));
        Collections.sort(sorted);
        return sorted;
    }

    private void go(String name, Runnable work) {
        var thread = new Thread(
                () -> {
                    while (!closing) {
                        try {
                            work.run();
                        } catch (RuntimeException broken) {
                            errors.add(name + ": " + broken);
                        }
                        LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000);
                    }
                },
                name);
        thread.start();
        threads.add(thread);
    }

    private void apply() {
        for (UUID filing : returned.keySet()) {
            Firm firm = returned.remove(filing);
            if (firm != null) {
                send(firms.submit(firm, filing));
                return;
            }
        }
        Firm firm = firms.next();
        JsonNode draft = send(firms.draft(firm));
        if (draft == null) {
            return;
        }
        UUID filing = UUID.fromString(draft.path("id").asText());
        for (Call file : firms.files(firm, filing)) {
            send(file);
        }
        if (send(firms.submit(firm, filing)) != null) {
            submitted.add(filing);
            known.put(filing, firm);
            if (ThreadLocalRandom.current().nextInt(8) == 0) {
                send(firms.withdraw(firm, filing));
            }
        }
    }

    private void review(String token) {
        String sort = ThreadLocalRandom.current().nextBoolean() ? "due" : "-created";
        JsonNode page = send(Call.get(
                Act.FIND, firms.at("/tasks?box=group&size=100&type=" + StudioFirms.TYPE + "&sort=" + sort), token));
        if (page == null || page.path("items").isEmpty()) {
            return;
        }
        JsonNode items = page.path("items");
        JsonNode row = items.get(ThreadLocalRandom.current().nextInt(items.size()));
        String task = row.path("id").asText();
        if (send(Call.post(Act.CLAIM, firms.at("/tasks/" + task + "/claim"), token, null)) == null) {
            return;
        }
        int chance = ThreadLocalRandom.current().nextInt(10);
        String outcome = chance < 7 ? "approved" : chance < 9 ? "returned" : "rejected";
        for (int tries = 0; tries < 3; tries++) {
            JsonNode answer = send(Call.post(
                    Act.DECIDE,
                    firms.at("/tasks/" + task + "/decide"),
                    token,
                    Map.of("outcome", outcome, "opinion", "已与营业执照核对，意见如此。")));
            if (answer != null) {
                decided.add(task);
                UUID filing = UUID.fromString(answer.path("filing").asText());
                Firm firm = known.get(filing);
                if (outcome.equals("returned") && firm != null) {
                    returned.put(filing, firm);
                }
                return;
            }
        }
    }

    /** Null if another was faster. */
    private @Nullable JsonNode send(Call call) {
        String now = phase;
        StudioLine.Answer answer = line.send(call);
        if (answer.done()) {
            if (!now.isEmpty() && now.equals(phase)) {
                List<Double> times = millis.computeIfAbsent(now, none -> new ConcurrentHashMap<>())
                        .computeIfAbsent(call.act(), none -> Collections.synchronizedList(new ArrayList<>()));
                times.add(answer.millis());
            }
            return answer.body();
        }
        if (answer.status() == CONFLICT) {
            String sentence = call.act() + ": "
                    + answer.body().path("detail").asText(answer.body().toString()).replaceAll("\\d{2}:\\d{2}(:\\d{2})?", "…");
            conflicts.computeIfAbsent(sentence, none -> new AtomicInteger()).incrementAndGet();
            return null;
        }
        throw new IllegalStateException(call.act() + " was answered " + answer.status() + " " + answer.body());
    }

    @Override
    public void close() {
        closing = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
