package org.zhuban.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do 迁移预览.
 *
 * @param running   filings that run on the old version
 * @param targets   user tasks and waiting events 等待 of the target version, to choose from
 * @param automatic those of them that stand at no user task: they go where the step of the same id is
 */
public record MigrationPreview(int running, int automatic, List<Step> steps, List<Target> targets) {

    /**
     * A user task or waiting event of the target version.
     *
     * @param waiting it is an event
     */
    public record Target(String element, String name, boolean waiting) {}

    /**
     * Filings on one user task or waiting event.
     *
     * @param waiting it is an event
     * @param target  step it goes to; null = they cannot go
     * @param barrier message code why they cannot
     * @param failed  what the engine said when one of them was moved for trial
     */
    public record Step(
            String element,
            String name,
            boolean waiting,
            int filings,
            @Nullable String target,
            @Nullable String targetName,
            @Nullable String barrier,
            @Nullable String failed) {

        public boolean goes() {
            return barrier == null && failed == null;
        }
    }

    /** Where those on a step could go: a waiting event becomes no task, nor a task a waiting event. */
    public List<Target> targets(Step step) {
        return targets.stream()
                .filter(target -> target.waiting() == step.waiting())
                .toList();
    }

    /** Those that filings stand on and cannot leave. */
    public List<Step> stuck() {
        return steps.stream().filter(step -> step.filings() > 0 && !step.goes()).toList();
    }

    /** Can every filing go? */
    public boolean clean() {
        return stuck().isEmpty();
    }
}
