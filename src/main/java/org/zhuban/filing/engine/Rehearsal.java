package org.zhuban.filing.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingProgress;
import org.zhuban.filing.Finding;

/** One filing being played in a rehearsal 试运行, in the thread that plays it: what would have been told to the kit is kept here. */
final class Rehearsal {

    private static final ThreadLocal<@Nullable Rehearsal> PRESENT = new ThreadLocal<>();

    private final List<Map<String, Object>> facts;
    private final List<String> path = new ArrayList<>();
    private final List<List<Finding>> findings = new ArrayList<>();
    private final Map<String, FilingProgress.Task> open = new LinkedHashMap<>();
    private @Nullable String end;
    private int submission = 1;
    private boolean blind;

    private final @Nullable List<Finding> supposed;

    private Rehearsal(ProcessRehearsals.Part part) {
        this.facts = part.facts();
        this.supposed = part.supposed();
    }

    /** Until {@link #over}, all that the engine does in this thread belongs to it. */
    static Rehearsal begin(ProcessRehearsals.Part part) {
        var rehearsal = new Rehearsal(part);
        PRESENT.set(rehearsal);
        return rehearsal;
    }

    static void over() {
        PRESENT.remove();
    }

    /** Null outside of rehearsals. */
    static @Nullable Rehearsal present() {
        return PRESENT.get();
    }

    void opened(FilingProgress.Task task) {
        open.put(task.id(), task);
    }

    void closed(String task) {
        open.remove(task);
    }

    /** User tasks that are open, in the order they opened. */
    List<FilingProgress.Task> standing() {
        return List.copyOf(open.values());
    }

    void entered(List<FilingProgress.Entered> elements) {
        elements.forEach(entered -> path.add(entered.element()));
    }

    void ended(String element) {
        end = element;
    }

    void resubmitted() {
        submission++;
    }

    Map<String, Object> facts() {
        if (submission > facts.size()) {
            blind = true;
            return Map.of();
        }
        return facts.get(submission - 1);
    }

    Optional<List<Finding>> supposed() {
        return submission > facts.size() ? Optional.ofNullable(supposed) : Optional.empty();
    }

    void found(List<Finding> found) {
        findings.add(List.copyOf(found));
    }

    List<List<Finding>> findings() {
        return findings;
    }

    List<Finding> lastFindings() {
        return findings.isEmpty() ? List.of() : findings.get(findings.size() - 1);
    }

    List<String> path() {
        return path;
    }

    @Nullable
    String end() {
        return end;
    }

    boolean blind() {
        return blind;
    }
}
