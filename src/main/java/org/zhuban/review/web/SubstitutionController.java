package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Substitutions;

/** {@code /api/v1/substitutions}: absence and who stands in 代理. */
@RestController
@RequestMapping("/api/v1/substitutions")
@Tag(name = "substitutions", description = "Absence of reviewers and who stands in for them")
class SubstitutionController {

    private final Substitutions substitutions;
    private final LoggedIn loggedIn;

    SubstitutionController(Substitutions substitutions, LoggedIn loggedIn) {
        this.substitutions = substitutions;
        this.loggedIn = loggedIn;
    }

    @GetMapping
    @Operation(summary = "My absences, those I stand in for, and those of the reviewers I supervise; not the past ones")
    List<TeamJson.Standing> list() {
        return substitutions.of(loggedIn.require()).stream()
                .map(TeamJson.Standing::of)
                .toList();
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Somebody of the same desk stands in for me, or for a reviewer I supervise")
    TeamJson.Standing add(@RequestBody TeamJson.Absence wish) {
        CurrentAccount account = loggedIn.require();
        return TeamJson.Standing.of(substitutions.add(
                account,
                wish.absentOr(account.id()),
                wish.instead(),
                wish.programme(),
                wish.first(),
                wish.last(),
                wish.why()));
    }

    @PostMapping("/{id}/end")
    @Idempotent
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends it now; by the absent one or a supervisor of his")
    void end(@PathVariable UUID id) {
        substitutions.end(loggedIn.require(), id);
    }
}
