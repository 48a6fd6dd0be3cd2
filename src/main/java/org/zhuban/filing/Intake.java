package org.zhuban.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 受理: which filing types are suspended 暂停受理 just now. Whoever suspends them implements it. */
public interface Intake {

    /** By filing type; a type that is not there is open. One statement. */
    Map<String, Pause> paused();

    /**
     * A type that takes no submissions. Drafts are kept and saved all the same, and what was submitted goes on.
     *
     * @param until day on which it resumes by itself; null = until further notice
     */
    record Pause(String reason, @Nullable LocalDate until) {

        /** Message code of what applicants read. */
        public String message() {
            return until == null ? "intake.paused.open" : "intake.paused";
        }

        public List<Object> arguments() {
            return until == null ? List.of(reason) : List.of(until.toString(), reason);
        }
    }
}
