package org.zhuban.filing.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 异常: steps that failed so often that the engine gave up, until somebody tries again. */
public interface ProcessIncidents {

    /** How many there are, by filing type; types without any are left out. */
    Map<String, Integer> counts();

    /** Those of a type, the oldest first. @param most at most so many */
    List<Incident> of(String type, int most);

    /**
     * Lets the step be tried once more, by the engine's own threads.
     *
     * @throws org.zhuban.common.NotFoundException {@code studio.incident.gone} if it was mended meanwhile
     */
    void retry(String incident);

    /**
     * A step that failed.
     *
     * @param element BPMN id
     * @param number  of the filing
     * @param message what went wrong, as the program says it; null if unknown
     */
    record Incident(
            String id, String type, int version, String element, String number, @Nullable String message, Instant at) {}
}
