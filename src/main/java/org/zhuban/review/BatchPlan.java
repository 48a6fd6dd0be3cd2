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
 */
public record BatchPlan(List<OpenTask> tasks, List<String> outcomes, int anothers, int held, int barred) {

    public int ready() {
        return tasks.size() - anothers - held - barred;
    }
}
