package org.zhuban.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do 迁移预览.
 *
 * @param running   filings that run on the old version
 * @param targets   user tasks of the new version, to choose from
 * @param automatic those of them that stand at no user task: they go where the step of the same id is
 */
public record MigrationPreview(int running, int automatic, List<Step> steps, List<Target> targets) {

    /** A user task of the new version. */
    public record Target(String element, String name) {}

    /**
     * Filings on one user task.
     *
     * @param target  step it goes to; null = they cannot go
     * @param barrier message code why they cannot
     * @param failed  what the engine said when one of them was moved for trial
     */
    public record Step(
            String element,
            String name,
            int filings,
            @Nullable String target,
            @Nullable String targetName,
            @Nullable String barrier,
            @Nullable String failed) {

        public boolean goes() {
            return barrier == null && failed == null;
        }
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
