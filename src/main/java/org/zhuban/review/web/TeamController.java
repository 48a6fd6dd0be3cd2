package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Colleague;
import org.zhuban.review.Handovers;
import org.zhuban.review.Teamwork;

/** {@code /api/v1/tasks/{id}/…}: working on a task together 会办. */
@RestController
@RequestMapping("/api/v1/tasks/{id}")
@Tag(name = "teamwork", description = "Working on a task together: hand over, ask colleagues, comment")
class TeamController {

    private final Teamwork teamwork;
    private final Handovers handovers;
    private final LoggedIn loggedIn;
    private final Clock clock;

    TeamController(Teamwork teamwork, Handovers handovers, LoggedIn loggedIn, Clock clock) {
        this.teamwork = teamwork;
        this.handovers = handovers;
        this.loggedIn = loggedIn;
        this.clock = clock;
    }

    @GetMapping("/colleagues")
    @Operation(summary = "Who else decides at the task's desk: the present first, fewest claimed tasks first")
    List<Colleague> colleagues(@PathVariable String id) {
        return handovers.colleagues(loggedIn.require(), id);
    }

    @PostMapping("/transfer")
    @Idempotent
    @Operation(summary = "Gives the task to a colleague for good")
    TaskJson.Row transfer(@PathVariable String id, @RequestBody TeamJson.Give give) {
        return TaskJson.Row.of(
                handovers.transfer(loggedIn.require(), id, give.receiver(), give.why()), clock.instant());
    }

    @PostMapping("/reassign")
    @Idempotent
    @Operation(summary = "A supervisor gives the task to a reviewer or puts it back on the desk, whoever has it")
    TaskJson.Row reassign(@PathVariable String id, @RequestBody TeamJson.Give give) {
        return TaskJson.Row.of(handovers.reassign(loggedIn.require(), id, give.to(), give.why()), clock.instant());
    }

    @GetMapping("/requests")
    @Operation(
            summary = "What colleagues were asked, the decision that waits for them, and what was done with the task")
    TeamJson.Team team(@PathVariable String id) {
        return TeamJson.Team.of(teamwork.team(loggedIn.require(), id));
    }

    @PostMapping("/requests")
    @Idempotent
    @Operation(summary = "Delegates, adds a signer, asks an opinion or sends a copy; takes the task if nobody has it")
    TeamJson.Request ask(@PathVariable String id, @RequestBody TeamJson.Ask ask) {
        return TeamJson.Request.of(teamwork.ask(loggedIn.require(), id, ask.what(), ask.colleague(), ask.wanted()));
    }

    @PostMapping("/proposal/take-back")
    @Idempotent
    @Operation(summary = "Takes back a decision that waits for signers")
    TeamJson.Team takeBackProposal(@PathVariable String id, @RequestBody TeamJson.Reason reason) {
        teamwork.takeBackProposal(loggedIn.require(), id, reason.why());
        return team(id);
    }

    @PostMapping("/comments")
    @Idempotent
    @Operation(summary = "Comments on the task; those mentioned are told")
    TeamJson.Team comment(@PathVariable String id, @RequestBody TeamJson.Comment comment) {
        teamwork.comment(loggedIn.require(), id, comment.said(), comment.mentioned());
        return team(id);
    }
}
