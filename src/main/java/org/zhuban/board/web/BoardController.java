package org.zhuban.board.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.board.Board;
import org.zhuban.board.BoardFiling;
import org.zhuban.board.BoardFilings;
import org.zhuban.board.BoardFilter;
import org.zhuban.board.BoardLine;
import org.zhuban.board.BoardQuery;
import org.zhuban.board.ReviewQuality;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** {@code /api/v1/board}: the numbers of the regions that a supervisor supervises. */
@RestController
@RequestMapping("/api/v1/board")
@Tag(name = "board", description = "Numbers of the regions that I supervise; region = the significant part of its code")
class BoardController {

    private static final int LARGEST_PAGE = 200;

    private final Board board;
    private final ReviewQuality quality;
    private final BoardFilings filings;
    private final LoggedIn loggedIn;

    BoardController(Board board, ReviewQuality quality, BoardFilings filings, LoggedIn loggedIn) {
        this.board = board;
        this.quality = quality;
        this.filings = filings;
        this.loggedIn = loggedIn;
    }

    record Filings(List<BoardFiling> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "All of it as one line")
    BoardLine total(
            @RequestParam(required = false) @Nullable String region,
            @Parameter(description = "4, 13, 26, 52 or 104, the present one included")
                    @RequestParam(defaultValue = "13")
                    int weeks) {
        CurrentAccount account = loggedIn.require();
        return board.total(account, query(account, region, weeks));
    }

    @GetMapping("/lines/{cut}")
    @Operation(summary = "Line by line: week, type, desk or person")
    List<BoardLine> lines(
            @PathVariable String cut,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(defaultValue = "13") int weeks) {
        CurrentAccount account = loggedIn.require();
        return board.lines(account, query(account, region, weeks), cut(cut));
    }

    @GetMapping("/rules")
    @Operation(summary = "Rules of the automated review that said no, and how often they were overridden")
    List<ReviewQuality.RuleLine> rules(
            @RequestParam(required = false) @Nullable String region, @RequestParam(defaultValue = "13") int weeks) {
        CurrentAccount account = loggedIn.require();
        return quality.rules(account, query(account, region, weeks));
    }

    @GetMapping("/spot-checks")
    @Operation(summary = "Spot checks of what the automated review approved, by type")
    List<ReviewQuality.SpotLine> spots(
            @RequestParam(required = false) @Nullable String region, @RequestParam(defaultValue = "13") int weeks) {
        CurrentAccount account = loggedIn.require();
        return quality.spots(account, query(account, region, weeks));
    }

    @GetMapping("/steps/{type}")
    @Operation(summary = "How long filings of a type wait at each reviewing step")
    List<ReviewQuality.StepLine> steps(
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(defaultValue = "13") int weeks) {
        CurrentAccount account = loggedIn.require();
        return quality.steps(account, query(account, region, weeks), type);
    }

    @GetMapping("/filings")
    @Operation(summary = "What stands behind a number, newest first")
    Filings filings(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(defaultValue = "13") int weeks,
            @Parameter(description = "Monday of the one week") @RequestParam(required = false) @Nullable LocalDate week,
            @RequestParam(required = false) BoardFilter.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable UUID person,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidInputException(new FieldError("/size", "review.size", LARGEST_PAGE));
        }
        CurrentAccount account = loggedIn.require();
        Page<BoardFiling> page = filings.page(
                account,
                new BoardFilter(query(account, region, weeks), week, kind, type, person),
                cursor == null || cursor.isBlank() ? null : cursor,
                size);
        return new Filings(page.items(), page.next());
    }

    /** Without a region the widest that the account supervises. */
    private BoardQuery query(CurrentAccount account, @Nullable String region, int weeks) {
        return new BoardQuery(region == null ? board.places(account).get(0).code() : region, weeks);
    }

    private static Board.Cut cut(String text) {
        try {
            return Board.Cut.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new NotFoundException("board.cut");
        }
    }
}
