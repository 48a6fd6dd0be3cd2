package org.zhuban.studio;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.Finding;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.ProcessRehearsals.Act;

/** 试运行: a draft played on its scenarios and on filings of the past, in the background; what is known so far. */
public final class Trial {

    private volatile int done;
    private volatile int total;
    private volatile @Nullable Report report;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean cancelled;

    Trial() {}

    /** Filings and scenarios played. */
    public int done() {
        return done;
    }

    /** To be played; 0 before that is known. */
    public int total() {
        return total;
    }

    /** Null while it runs, and when it failed or was cancelled. */
    public @Nullable Report report() {
        return report;
    }

    /** Why it could not be played, e.g. a {@code ProcessRefusedException}. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    public boolean over() {
        return report != null || failure != null || cancelled;
    }

    /** Ends it with the filing that is being played. */
    public void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    void expect(int parts) {
        total = parts;
    }

    void played() {
        done++; // one thread counts
    }

    void ended(Report made) {
        report = made;
    }

    void failed(RuntimeException why) {
        failure = why;
    }

    /**
     * What came of it.
     *
     * @param model     the draft
     * @param played    filings of the past
     * @param same      of them took the same way to the same end, with the same findings
     * @param blind     of them could not be checked again, as what was known then was not kept
     * @param different all others, those with another end first; at most {@link Trials#MOST}
     */
    public record Report(
            ProcessModel model, int played, int same, int blind, List<Outcome> different, List<Rehearsal> scenarios) {

        /** Scenarios that went otherwise than they expect. */
        public long failed() {
            return scenarios.stream().filter(one -> one.problem() != null).count();
        }

        /** How many of them ended otherwise, took another way only, were only judged otherwise by the automated review. */
        public long count(Kind kind) {
            return different.stream().filter(one -> one.kind() == kind).count();
        }
    }

    /** In what a filing differs, the gravest. */
    public enum Kind {
        /** It would have ended otherwise, or would stand where nothing leads on. */
        END,
        /** The same end by another way. */
        PATH,
        /** The automated review would have found something else. */
        CHECKS
    }

    /**
     * A filing that would have gone otherwise.
     *
     * @param formerEnd  BPMN id of the end it reached
     * @param end        that of the draft; null where it stands
     * @param formerPath BPMN ids, in order
     * @param assumed    decisions nobody made, taken for favourable
     * @param refused    what was decided then and the draft has no way for
     * @param rules      rules with another result: before and now, null where the rule was not or is no more
     */
    public record Outcome(
            UUID filing,
            String number,
            Kind kind,
            String formerEnd,
            @Nullable String end,
            List<String> formerPath,
            List<String> path,
            List<Act> assumed,
            @Nullable Act refused,
            Map<String, Finding.@Nullable Result[]> rules) {}

    /**
     * A scenario played.
     *
     * @param file    in the draft's folder
     * @param problem sentence that says how it went otherwise than it expects; null = as expected
     * @param path    BPMN ids, in order
     * @param rules   what the automated review found last, by rule
     * @param assumed sentences: what was supposed, as the scenario does not say it
     */
    public record Rehearsal(
            String file,
            String name,
            @Nullable String problem,
            List<String> path,
            Map<String, Finding.Result> rules,
            List<String> assumed) {}
}
