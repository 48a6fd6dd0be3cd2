package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.Finding;

/**
 * 试运行: plays filings of the past, or made up ones, on a folder as if it were the newest version. All happens in one transaction of its own
 * that is rolled back: no step takes effect, nobody is told, no inbox changes, and no version is left behind.
 */
public interface ProcessRehearsals {

    /**
     * @param parts  asked for one by one until it gives null
     * @param played told of each as it ends, in the rehearsal's thread
     * @throws ProcessRefusedException when the gate refuses the folder
     */
    void rehearse(String type, Map<String, byte[]> files, Supplier<@Nullable Part> parts, Consumer<Played> played);

    /**
     * What somebody did.
     *
     * @param task    BPMN id of the user task decided; null for acts of the applicant
     * @param outcome as decided; of the applicant {@code resubmitted}, {@code abandoned}, {@link #WITHDRAWN}
     */
    record Act(@Nullable String task, String outcome) {}

    /** The applicant takes it back. */
    String WITHDRAWN = "withdrawn";

    /**
     * A filing to play.
     *
     * @param acts  in their order
     * @param facts what the automated review knew, one a submission in this process, in order; fewer = unknown
     * @param supposed what it is supposed to have found where that is unknown; null = it asks its tables without facts
     */
    record Part(
            UUID filing,
            String number,
            String region,
            List<Act> acts,
            List<Map<String, Object>> facts,
            @Nullable List<Finding> supposed) {}

    /**
     * How it went.
     *
     * @param end      BPMN id of the end that it reached, e.g. {@code approved}; null if it reached none
     * @param path     BPMN ids passed, in order
     * @param assumed  acts nobody did, as the draft asks for what was never asked; the favourable outcome was assumed
     * @param refused  the act that the draft has no way for: there it stands; null if there was none
     * @param findings of the automated review at each submission
     * @param blind    the automated review looked at a submission whose facts nobody kept
     */
    record Played(
            UUID filing,
            @Nullable String end,
            List<String> path,
            List<Act> assumed,
            @Nullable Act refused,
            List<List<Finding>> findings,
            boolean blind) {}
}
