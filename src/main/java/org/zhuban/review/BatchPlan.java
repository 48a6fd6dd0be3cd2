package org.zhuban.review;

import java.util.List;

/**
 * What a decision on many tasks would meet, as things stand.
 *
 * @param tasks    still open at desks of the account
 * @param outcomes that all of them offer, and that may be chosen without looking at each
 * @param anothers claimed by others
 * @param held     a colleague is at work on them, or has to agree first
 * @param barred   the account may not decide them, e.g. its own filings
 * @param failed   a rule of the automated review 自动审查 says no: a favourable decision needs its own reason
 */
public record BatchPlan(List<OpenTask> tasks, List<String> outcomes, int anothers, int held, int barred, int failed) {

    public int ready(String outcome) {
        return tasks.size() - anothers - held - barred - refused(outcome);
    }

    /** Of {@link #failed} those that this outcome leaves undone. */
    public int refused(String outcome) {
        return VerdictRules.favourable(outcome) ? failed : 0;
    }
}
