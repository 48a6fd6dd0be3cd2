package org.zhuban.project.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.Page;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.ProjectToken;
import org.zhuban.project.ProjectTokens;

/** {@code /api/v1/projects/{code}/tokens}: 接口设置 of the caller's own enterprise. */
@RestController
@RequestMapping("/api/v1/projects/{code}/tokens")
@Tag(name = "project-tokens", description = "Tokens that a party's own systems call the API with, for one project")
class ProjectTokenController {

    /** When no validity is asked for. */
    private static final int DAYS = 90;

    private final ProjectTokens tokens;
    private final LoggedIn loggedIn;
    private final Clock clock;

    ProjectTokenController(ProjectTokens tokens, LoggedIn loggedIn, Clock clock) {
        this.tokens = tokens;
        this.loggedIn = loggedIn;
        this.clock = clock;
    }

    /**
     * A token.
     *
     * @param state {@code LEFT}: its enterprise left the project, or was ended
     * @param token in clear in the answer that made it, null ever after
     */
    record View(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant lastUsed,
            @Nullable Instant revokedAt,
            ProjectToken.State state,
            @Nullable String token) {

        static View of(ProjectToken token, Instant now, @Nullable String secret) {
            return new View(
                    token.id(),
                    token.name(),
                    token.scopes().stream().map(Enum::name).sorted().toList(),
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.lastUsed(),
                    token.revokedAt(),
                    token.state(now),
                    secret);
        }
    }

    record Rows(List<View> items) {}

    /** @param days 1–366, 90 when left out */
    record Wish(@Nullable String name, @Nullable Set<ProjectToken.Scope> scopes, @Nullable Integer days) {}

    record Calls(List<ProjectToken.Call> items, @Nullable String next) {}

    @GetMapping
    Rows list(@PathVariable String code) {
        return new Rows(tokens.list(loggedIn.require(), code).stream()
                .map(token -> View.of(token, clock.instant(), null))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes a token, shown in this answer only; takes no Idempotency-Key")
    View issue(@PathVariable String code, @RequestBody Wish wish) {
        ProjectTokens.Issued issued = tokens.issue(
                loggedIn.require(),
                code,
                Objects.requireNonNullElse(wish.name(), ""),
                Objects.requireNonNullElse(wish.scopes(), Set.of()),
                Objects.requireNonNullElse(wish.days(), DAYS));
        return View.of(issued.token(), clock.instant(), issued.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String code, @PathVariable UUID id) {
        tokens.revoke(loggedIn.require(), code, id);
    }

    @GetMapping("/{id}/calls")
    @Operation(summary = "Its call log, newest first, of the last 180 days")
    Calls calls(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<ProjectToken.Call> page = tokens.calls(loggedIn.require(), code, id, cursor, size);
        return new Calls(page.items(), page.next());
    }
}
