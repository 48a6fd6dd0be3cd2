package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.OwnDecisions;

/** {@code /api/v1/filings/{id}/recall}: a reviewer takes his decision back. */
@RestController
@Tag(name = "tasks", description = "The reviewer's inbox and decisions")
class RecallController {

    private final OwnDecisions decisions;
    private final LoggedIn loggedIn;
    private final Clock clock;

    RecallController(OwnDecisions decisions, LoggedIn loggedIn, Clock clock) {
        this.decisions = decisions;
        this.loggedIn = loggedIn;
        this.clock = clock;
    }

    @Schema(name = "DecisionRecall")
    record Recall(@Schema(description = "Up to 500 characters; the applicant reads it") @Nullable String reason) {}

    @PostMapping("/api/v1/filings/{id}/recall")
    @Idempotent
    @Operation(summary = "Takes my decision back while nothing followed from it; the task that opens anew is mine")
    TaskJson.Row recall(@PathVariable UUID id, @RequestBody Recall recall) {
        return TaskJson.Row.of(
                decisions.recall(loggedIn.require(), id, Objects.requireNonNullElse(recall.reason(), "")),
                clock.instant());
    }
}
