package org.zhuban.enterprise.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseEnding;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;

/** {@code POST /api/v1/registers/enterprises/{id}/end}: a supervisor ends an enterprise of his region, for good. */
@RestController
@RequestMapping("/api/v1/registers/enterprises")
@Tag(name = "enterprises", description = "The register of enterprises, for the authority")
class EnterpriseController {

    private final EnterpriseEnding ending;
    private final LoggedIn loggedIn;

    EnterpriseController(EnterpriseEnding ending, LoggedIn loggedIn) {
        this.ending = ending;
        this.loggedIn = loggedIn;
    }

    /** @param reason told to the enterprise, 2 to 200 characters */
    record End(@Nullable String reason) {}

    /** What was ended. */
    record Ended(
            UUID id,
            String name,
            String creditCode,
            Enterprise.State state,
            @Nullable Instant endedAt,
            @Nullable String reason) {}

    @Idempotent
    @PostMapping("/{id}/end")
    @Operation(summary = "Ends an enterprise; its accounts, those of its projects too, are disabled at once")
    Ended end(@PathVariable UUID id, @RequestBody End end) {
        Enterprise ended = ending.end(loggedIn.require(), id, Objects.requireNonNullElse(end.reason(), ""));
        return new Ended(
                ended.id(), ended.name(), ended.creditCode(), ended.state(), ended.endedAt(), ended.endReason());
    }
}
