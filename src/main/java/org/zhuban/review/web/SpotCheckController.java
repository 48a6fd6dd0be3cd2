package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.SampleRates;
import org.zhuban.review.SpotCheck;
import org.zhuban.review.SpotChecks;

/** {@code /api/v1/spot-checks} 抽查 and {@code /api/v1/sample-rates} 抽查比例. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "spot-checks", description = "What the automated review approved and chance drew for a human look")
class SpotCheckController {

    private static final int LARGEST_PAGE = 200;

    private final SpotChecks checks;
    private final SampleRates rates;
    private final LoggedIn loggedIn;

    SpotCheckController(SpotChecks checks, SampleRates rates, LoggedIn loggedIn) {
        this.checks = checks;
        this.rates = rates;
        this.loggedIn = loggedIn;
    }

    @Schema(name = "SpotCheck")
    record Row(
            @Schema(description = "Id of the filing") UUID filing,
            String number,
            String type,
            String title,
            String region,
            @Schema(description = "Of the filing now") FilingState state,
            Instant approvedAt,
            @Schema(description = "Null while nobody looked") SpotCheck.@Nullable Result result,
            @Nullable String actorName,
            @Nullable Instant at,
            String reason) {

        static Row of(SpotCheck check) {
            return new Row(
                    check.filing(),
                    check.number(),
                    check.type(),
                    check.title(),
                    check.region(),
                    check.state(),
                    check.approvedAt(),
                    check.result(),
                    check.actorName(),
                    check.at(),
                    check.reason());
        }
    }

    @Schema(name = "SpotChecks")
    record Rows(List<Row> items, @Nullable String next) {}

    /** @param reason needed for a problem */
    @Schema(name = "SpotCheckFinding")
    record Found(SpotCheck.@Nullable Result result, @Nullable String reason) {}

    /**
     * @param region  the significant part of its code, empty for the whole country
     * @param percent null = the process's own again
     */
    @Schema(name = "SampleRateWish")
    record Wish(@Nullable String region, @Nullable Integer percent) {}

    @GetMapping("/spot-checks")
    @Operation(summary = "What was drawn at my desks: waiting, oldest first, or looked at, newest first")
    Rows list(
            @RequestParam(defaultValue = "false") boolean looked,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidInputException(new FieldError("/size", "review.size", LARGEST_PAGE));
        }
        Page<SpotCheck> page =
                checks.page(loggedIn.require(), looked, cursor == null || cursor.isBlank() ? null : cursor, size);
        return new Rows(page.items().stream().map(Row::of).toList(), page.next());
    }

    @PostMapping("/spot-checks/{filing}")
    @Idempotent
    @Operation(summary = "Says what was found; a problem is told to the supervisors")
    Row judge(@PathVariable UUID filing, @RequestBody Found found) {
        if (found.result() == null) {
            throw new InvalidInputException(new FieldError("/result", "spot-check.result"));
        }
        return Row.of(checks.judge(
                loggedIn.require(), filing, found.result(), Objects.requireNonNullElse(found.reason(), "")));
    }

    @GetMapping("/sample-rates")
    @Operation(summary = "Rates of spot checks in the regions that I supervise")
    List<SampleRates.Rate> rates() {
        return rates.all(loggedIn.require());
    }

    @PutMapping("/sample-rates/{type}")
    @Operation(summary = "Keeps another rate for a region that I supervise and all below it")
    SampleRates.Rate save(@PathVariable String type, @RequestBody Wish wish) {
        return rates.save(loggedIn.require(), type, Objects.requireNonNullElse(wish.region(), ""), wish.percent());
    }
}
