package org.zhuban.studio.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Release;
import org.zhuban.studio.Releases;
import org.zhuban.studio.Suspension;
import org.zhuban.studio.Suspensions;

/** {@code /api/v1/studio/types/{type}/…}: suspension and releases. A release is approved in the inbox, by another person. */
@RestController
@RequestMapping("/api/v1/studio")
@Tag(name = "studio", description = "Process administrators: suspension, releases, migration of running filings")
class StudioReleaseController {

    private final Suspensions suspensions;
    private final Releases releases;
    private final LoggedIn loggedIn;

    StudioReleaseController(Suspensions suspensions, Releases releases, LoggedIn loggedIn) {
        this.suspensions = suspensions;
        this.releases = releases;
        this.loggedIn = loggedIn;
    }

    @Schema(name = "TypeSuspension")
    record Suspended(
            String type,
            String reason,
            @Schema(description = "Day on which it resumes by itself; none: until further notice") @Nullable
                    LocalDate until,
            String by,
            Instant since) {

        static Suspended of(Suspension one) {
            return new Suspended(one.type(), one.reason(), one.until(), one.by(), one.since());
        }
    }

    @Schema(name = "TypeSuspend")
    record Suspend(@Nullable String reason, @Nullable LocalDate until) {}

    @Schema(name = "Release")
    record View(
            UUID id,
            String type,
            Release.Kind kind,
            Release.State state,
            @Nullable String base,
            @Schema(description = "Of a migration: the version that its filings go to") @Nullable String target,
            @Nullable String definition,
            String why,
            String difference,
            @Schema(description = "Running filings follow") boolean migrate,
            Map<String, String> pairs,
            @Schema(description = "Those that cannot follow stay on the old version") boolean leaves,
            @Schema(description = "What would become of them when it was asked for, in words") String preview,
            @Schema(description = "The filing that is its approval") UUID filing,
            String askedBy,
            Instant askedAt,
            @Nullable String approvedBy,
            @Nullable Instant releasedAt) {

        static View of(Release release) {
            return new View(
                    release.id(),
                    release.type(),
                    release.kind(),
                    release.state(),
                    release.base(),
                    release.target(),
                    release.definition(),
                    release.why(),
                    release.difference(),
                    release.migrate(),
                    release.pairs(),
                    release.leaves(),
                    release.preview(),
                    release.filing(),
                    release.askedName(),
                    release.askedAt(),
                    release.approvedName(),
                    release.releasedAt());
        }
    }

    @Schema(name = "ReleaseWish")
    record Ask(
            @Nullable String why,
            boolean migrate,
            @Schema(description = "Steps that have another id, old to new") @Nullable Map<String, String> pairs,
            @Schema(
                            description =
                                    "One of draft and version: the draft to release, the earlier version to take up again; neither: the newer packaged folder")
                    @Nullable
                    UUID draft,
            @Nullable String version,
            @Schema(
                            description =
                                    "Running filings that cannot follow stay on the old version; else they keep the release from being asked for")
                    @Nullable
                    Boolean leaves) {

        Release.Wish wish() {
            return new Release.Wish(
                    Objects.requireNonNullElse(why, ""),
                    migrate,
                    Objects.requireNonNullElse(pairs, Map.of()),
                    Boolean.TRUE.equals(leaves));
        }
    }

    @GetMapping("/suspensions")
    @Operation(summary = "Types that take no submissions now")
    List<Suspended> suspended() {
        return suspensions.all(loggedIn.require()).values().stream()
                .map(Suspended::of)
                .toList();
    }

    @PutMapping("/types/{type}/suspension")
    @Operation(summary = "Suspends a type, with a reason that applicants read")
    Suspended suspend(@PathVariable String type, @RequestBody Suspend wish) {
        return Suspended.of(suspensions.suspend(
                loggedIn.require(), type, Objects.requireNonNullElse(wish.reason(), ""), wish.until()));
    }

    @DeleteMapping("/types/{type}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Resumes it")
    void resume(@PathVariable String type) {
        suspensions.resume(loggedIn.require(), type);
    }

    @GetMapping("/types/{type}/releases")
    @Operation(summary = "Releases of a type, newest first")
    List<View> releases(@PathVariable String type) {
        return releases.of(loggedIn.require(), type).stream().map(View::of).toList();
    }

    @GetMapping("/releases/{id}")
    @Operation(summary = "One release")
    View release(@PathVariable UUID id) {
        return View.of(releases.get(loggedIn.require(), id));
    }

    @PostMapping("/types/{type}/releases")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for a release, which another process administrator approves in the inbox")
    View ask(@PathVariable String type, @RequestBody Ask ask) {
        var account = loggedIn.require();
        if (ask.draft() != null) {
            return View.of(releases.ask(account, ask.draft(), ask.wish()));
        }
        return View.of(
                ask.version() == null
                        ? releases.askPackaged(account, type, ask.wish())
                        : releases.askRollback(account, type, ask.version(), ask.wish()));
    }

    @PostMapping("/releases/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes back what was not decided yet")
    void withdraw(@PathVariable UUID id) {
        releases.withdraw(loggedIn.require(), id);
    }
}
