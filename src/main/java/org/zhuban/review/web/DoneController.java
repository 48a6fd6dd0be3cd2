package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.DoneQuery;
import org.zhuban.review.DoneTask;
import org.zhuban.review.DoneTasks;
import org.zhuban.review.WatchedFiling;
import org.zhuban.review.WatchedFilings;

/** {@code /api/v1/reviewed} 已办 and {@code /api/v1/watched} 关注. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "tasks")
class DoneController {

    private static final int LARGEST_PAGE = 200;

    private final DoneTasks done;
    private final WatchedFilings watched;
    private final LoggedIn loggedIn;
    private final Clock clock;

    DoneController(DoneTasks done, WatchedFilings watched, LoggedIn loggedIn, Clock clock) {
        this.done = done;
        this.watched = watched;
        this.loggedIn = loggedIn;
        this.clock = clock;
    }

    @Schema(name = "DoneTask", description = "A decision that I made")
    record DoneRow(
            @Schema(description = "Id of the filing") UUID filing,
            String number,
            String type,
            String title,
            @Schema(description = "Credit code, where the filing has one") @Nullable String creditCode,
            String region,
            @Schema(description = "BPMN id of the step") String step,
            int revision,
            String outcome,
            Instant at,
            @Schema(description = "I took it back") boolean recalled,
            @Schema(description = "Of the filing now") FilingState state) {

        static DoneRow of(DoneTask task) {
            return new DoneRow(
                    task.filing(),
                    task.number(),
                    task.type(),
                    task.title(),
                    task.subject(),
                    task.region(),
                    task.task(),
                    task.revision(),
                    task.outcome(),
                    task.at(),
                    task.recalled(),
                    task.state());
        }
    }

    record DoneRows(List<DoneRow> items, @Nullable String next) {}

    @Schema(name = "WatchedFiling")
    record WatchedRow(
            @Schema(description = "Id of the filing") UUID filing,
            String number,
            String type,
            String title,
            String region,
            FilingState state,
            @Schema(description = "Since when I watch it") Instant since,
            @Nullable Instant dueAt) {

        static WatchedRow of(WatchedFiling filing) {
            return new WatchedRow(
                    filing.filing(),
                    filing.number(),
                    filing.type(),
                    filing.title(),
                    filing.region(),
                    filing.state(),
                    filing.since(),
                    filing.dueAt());
        }
    }

    record WatchedRows(List<WatchedRow> items, @Nullable String next) {}

    @GetMapping("/reviewed")
    @Operation(summary = "What I decided, newest first")
    DoneRows done(
            @RequestParam(required = false) @Nullable String type,
            @Parameter(
                            description =
                                    "Beginning of a filing number, a title or a credit code, or a number's last 4 to 6 digits")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "First day, yyyy-MM-dd") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last day") @RequestParam(required = false) @Nullable LocalDate to,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<DoneTask> page = done.page(
                loggedIn.require(),
                new DoneQuery(
                        blankless(type),
                        blankless(q),
                        from == null ? null : from.atStartOfDay(clock.getZone()).toInstant(),
                        to == null
                                ? null
                                : to.plusDays(1).atStartOfDay(clock.getZone()).toInstant()),
                blankless(cursor),
                checked(size));
        return new DoneRows(page.items().stream().map(DoneRow::of).toList(), page.next());
    }

    @GetMapping("/watched")
    @Operation(summary = "Filings that I watch, newest first")
    WatchedRows watched(
            @Parameter(description = "Beginning of a filing number or a title")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<WatchedFiling> page = watched.page(loggedIn.require(), blankless(q), blankless(cursor), checked(size));
        return new WatchedRows(page.items().stream().map(WatchedRow::of).toList(), page.next());
    }

    @PutMapping("/watched/{filing}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Watches a filing of my desks; nothing happens if I do already")
    void watch(@PathVariable UUID filing) {
        watched.watch(loggedIn.require(), filing);
    }

    @DeleteMapping("/watched/{filing}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Watches it no longer; nothing happens if I did not")
    void unwatch(@PathVariable UUID filing) {
        watched.unwatch(loggedIn.require(), filing);
    }

    private static int checked(int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidInputException(new FieldError("/size", "review.size", LARGEST_PAGE));
        }
        return size;
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
