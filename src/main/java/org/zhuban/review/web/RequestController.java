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
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Teamwork;

/** {@code /api/v1/requests}: what I am asked 请我会办, and my own requests taken back. */
@RestController
@RequestMapping("/api/v1/requests")
@Tag(name = "teamwork")
class RequestController {

    private final Teamwork teamwork;
    private final LoggedIn loggedIn;

    RequestController(Teamwork teamwork, LoggedIn loggedIn) {
        this.teamwork = teamwork;
        this.loggedIn = loggedIn;
    }

    @GetMapping
    @Operation(summary = "What waits for me and for those I stand in for, oldest first, at most 200")
    List<TeamJson.Asked> asked() {
        return teamwork.asked(loggedIn.require()).stream()
                .map(TeamJson.Asked::of)
                .toList();
    }

    @PostMapping("/{id}/answer")
    @Idempotent
    @Operation(
            summary =
                    "Agrees or objects, gives an opinion, gives a delegated task back with the faults found, marks a copy as read")
    TeamJson.Request answer(@PathVariable UUID id, @RequestBody TeamJson.Answer answer) {
        return TeamJson.Request.of(
                teamwork.answer(loggedIn.require(), id, answer.agrees(), answer.said(), answer.found()));
    }

    @PostMapping("/{id}/take-back")
    @Idempotent
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a request back, by who has the task; the last signer's lets a decision take effect")
    void takeBack(@PathVariable UUID id, @RequestBody TeamJson.Reason reason) {
        teamwork.takeBack(loggedIn.require(), id, reason.why());
    }
}
