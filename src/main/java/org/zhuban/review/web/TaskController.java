package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.filing.Filing;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;

/** {@code /api/v1/tasks}: the reviewer's inbox and decisions. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks", description = "The reviewer's inbox and decisions")
class TaskController {

    private static final int LARGEST_PAGE = 200;

    private final Inbox inbox;
    private final ReviewService reviews;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Clock clock;

    TaskController(Inbox inbox, ReviewService reviews, LoggedIn loggedIn, Texts texts, Clock clock) {
        this.inbox = inbox;
        this.reviews = reviews;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Tasks of my desks (box=group) or those I claimed (box=mine)")
    TaskJson.Rows list(
            @RequestParam(defaultValue = "group") String box,
            @RequestParam(required = false) @Nullable String type,
            @Parameter(description = "Six digits, with everything below it") @RequestParam(required = false) @Nullable
                    String region,
            @Parameter(
                            description =
                                    "Beginning of a filing number, a title or a credit code, or the whole name of who filed")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "false") boolean overdue,
            @Parameter(description = "overdue, today or reminded") @RequestParam(required = false) @Nullable
                    String haste,
            @Parameter(description = "due, -due, created or -created") @RequestParam(defaultValue = "due") String sort,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean count) {
        CurrentAccount account = loggedIn.require();
        InboxQuery query = query(box, type, region, q, overdue ? "overdue" : haste, sort, size);
        Page<OpenTask> page = inbox.page(account, query, blankless(cursor), size);
        Instant now = clock.instant();
        return new TaskJson.Rows(
                page.items().stream().map(task -> TaskJson.Row.of(task, now)).toList(),
                page.next(),
                count ? inbox.count(account, query, Long.MAX_VALUE) : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A task with its filing, findings, attachments, changes and the outcomes it offers")
    TaskJson.View get(@PathVariable String id) {
        return TaskJson.View.of(reviews.details(loggedIn.require(), id), clock.instant(), texts);
    }

    @PostMapping("/{id}/reveal")
    @Operation(summary = "The personal fields in clear; every call is audited")
    Map<String, Object> reveal(@PathVariable String id) {
        return reviews.reveal(loggedIn.require(), id);
    }

    @PostMapping("/{id}/claim")
    @Idempotent
    @Operation(summary = "Takes the task; nothing happens if it is mine already")
    TaskJson.Row claim(@PathVariable String id) {
        return TaskJson.Row.of(reviews.claim(loggedIn.require(), id), clock.instant());
    }

    @PostMapping("/{id}/release")
    @Idempotent
    @Operation(summary = "Puts the task back on the desk")
    TaskJson.Row release(@PathVariable String id) {
        return TaskJson.Row.of(reviews.release(loggedIn.require(), id), clock.instant());
    }

    @PostMapping("/{id}/decide")
    @Idempotent
    @Operation(summary = "Decides a task that I or nobody claimed")
    TaskJson.Decided decide(@PathVariable String id, @RequestBody TaskJson.Decision decision) {
        Filing filing = reviews.decide(loggedIn.require(), id, decision.verdict());
        return new TaskJson.Decided(id, filing.id(), filing.number(), filing.state());
    }

    @PostMapping("/decide")
    @Idempotent
    @Operation(summary = "One decision for up to 500 tasks, each by itself; an answer per id")
    TaskJson.Answers decideAll(@RequestBody TaskJson.Batch batch) {
        List<String> ids = Objects.requireNonNullElse(batch.ids(), List.<String>of()).stream()
                .map(id -> Objects.requireNonNullElse(id, ""))
                .toList();
        return TaskJson.Answers.of(reviews.decideAll(loggedIn.require(), ids, batch.verdict()), texts);
    }

    private static InboxQuery query(
            String box,
            @Nullable String type,
            @Nullable String region,
            @Nullable String q,
            @Nullable String haste,
            String sort,
            int size) {
        List<FieldError> errors = new ArrayList<>();
        var wantedBox = InboxQuery.Box.of(box);
        if (wantedBox.isEmpty()) {
            errors.add(new FieldError("/box", "review.box"));
        }
        var urgency = InboxQuery.Haste.of(Objects.requireNonNullElse(haste, ""));
        if (haste != null && !haste.isBlank() && urgency.isEmpty()) {
            errors.add(new FieldError("/haste", "review.haste.unknown"));
        }
        var order = InboxQuery.Sort.of(sort);
        if (order.isEmpty()) {
            errors.add(new FieldError("/sort", "review.sort"));
        }
        if (region != null && !region.isBlank() && !region.matches("[0-9]{6}")) {
            errors.add(new FieldError("/region", "review.region.format"));
        }
        if (size < 1 || size > LARGEST_PAGE) {
            errors.add(new FieldError("/size", "review.size", LARGEST_PAGE));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new InboxQuery(
                wantedBox.orElseThrow(),
                blankless(type),
                null,
                blankless(region),
                blankless(q),
                urgency.orElse(null),
                order.orElseThrow());
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
