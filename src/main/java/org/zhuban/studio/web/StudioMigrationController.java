package org.zhuban.studio.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Migration;
import org.zhuban.studio.MigrationPreview;
import org.zhuban.studio.Migrations;
import org.zhuban.studio.Release;

/** {@code /api/v1/studio/…/migrations}: moves running filings between versions. */
@RestController
@RequestMapping("/api/v1/studio")
@Tag(name = "studio")
class StudioMigrationController {

    private final Migrations migrations;
    private final LoggedIn loggedIn;

    StudioMigrationController(Migrations migrations, LoggedIn loggedIn) {
        this.migrations = migrations;
        this.loggedIn = loggedIn;
    }

    @Schema(name = "MigrationPlan")
    record Plan(
            @Schema(description = "Version to move from", example = "enterprise-profile:3:9f…") @Nullable String source,
            @Schema(description = "Version to move to") @Nullable String target,
            @Schema(description = "Steps that have another id, old to new") @Nullable Map<String, String> pairs) {

        String from() {
            return Objects.requireNonNullElse(source, "");
        }

        String to() {
            return Objects.requireNonNullElse(target, "");
        }

        Map<String, String> mapped() {
            return Objects.requireNonNullElse(pairs, Map.of());
        }
    }

    @Schema(name = "MigrationWish")
    record Wish(
            @Schema(description = "Version to move from", example = "enterprise-profile:3:9f…") @Nullable String source,
            @Schema(description = "Version to move to") @Nullable String target,
            @Schema(description = "Why; who approves it reads it") @Nullable String why,
            @Schema(description = "Steps that have another id, old to new") @Nullable Map<String, String> pairs,
            @Schema(
                            description =
                                    "Filings that cannot follow stay on the old version; else they keep the migration from being asked for")
                    @Nullable
                    Boolean leaves) {

        Release.Wish wish() {
            return new Release.Wish(
                    Objects.requireNonNullElse(why, ""),
                    true,
                    Objects.requireNonNullElse(pairs, Map.of()),
                    Boolean.TRUE.equals(leaves));
        }
    }

    @PostMapping("/types/{type}/migrations/preview")
    @Operation(summary = "How many filings stand on each step and where they would go; nothing is moved")
    MigrationPreview preview(@PathVariable String type, @RequestBody Plan plan) {
        return migrations.preview(loggedIn.require(), type, plan.from(), plan.to(), plan.mapped());
    }

    @PostMapping("/types/{type}/migrations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Asks to move every running filing of a version; another process administrator approves it in the inbox, then it goes on in the background")
    StudioReleaseController.View ask(@PathVariable String type, @RequestBody Wish wish) {
        return StudioReleaseController.View.of(migrations.ask(
                loggedIn.require(),
                type,
                Objects.requireNonNullElse(wish.source(), ""),
                Objects.requireNonNullElse(wish.target(), ""),
                wish.wish()));
    }

    @GetMapping("/types/{type}/migrations")
    @Operation(summary = "Migrations of a type, newest first")
    List<Migration> of(@PathVariable String type) {
        return migrations.of(loggedIn.require(), type);
    }

    @GetMapping("/migrations/{id}")
    @Operation(summary = "How far it is")
    Migration get(@PathVariable UUID id) {
        return migrations.get(loggedIn.require(), id);
    }

    @GetMapping("/migrations/{id}/failures")
    @Operation(summary = "Filings that did not move, and why")
    List<Migration.Item> failures(@PathVariable UUID id) {
        return migrations.failures(loggedIn.require(), id);
    }

    @PostMapping("/migrations/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stops it; what moved stays where it is")
    void cancel(@PathVariable UUID id) {
        migrations.cancel(loggedIn.require(), id);
    }

    @PostMapping("/migrations/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Tries again what failed or was left out")
    void retry(@PathVariable UUID id) {
        migrations.retry(loggedIn.require(), id);
    }
}
