package org.zhuban.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Programme;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.DeskRow;
import org.zhuban.review.Routing;
import org.zhuban.review.RoutingRule;

/** {@code /api/v1/desks}: who sits where, and how what arrives finds a person. */
@RestController
@RequestMapping("/api/v1/desks")
@Tag(name = "desks", description = "Desks of the authority that I supervise")
class DeskController {

    private final Routing routing;
    private final LoggedIn loggedIn;

    DeskController(Routing routing, LoggedIn loggedIn) {
        this.routing = routing;
        this.loggedIn = loggedIn;
    }

    @Schema(name = "Desk")
    record Row(
            Programme programme,
            @Schema(description = "Six digits", example = "320507") String region,
            @Schema(description = "Open tasks, counted to 1,000") int tasks,
            RoutingRule rule,
            List<Person> people) {

        static Row of(DeskRow desk) {
            return new Row(
                    desk.programme(),
                    desk.region(),
                    desk.tasks(),
                    desk.rule(),
                    desk.people().stream()
                            .map(each -> new Person(each.id(), each.name(), each.tasks(), each.absentUntil() != null))
                            .toList());
        }
    }

    @Schema(name = "DeskPerson")
    record Person(UUID id, String name, @Schema(description = "Claimed tasks") int tasks, boolean absent) {}

    @Schema(name = "DeskRouting")
    record Wish(
            @Schema(
                            description =
                                    "NONE: waits until claimed, LOAD: to whom has the fewest, TABLE: by the type's rule table")
                    @Nullable
                    String rule) {}

    @GetMapping
    @Operation(summary = "Desks that I supervise, who sits there and what they have")
    List<Row> desks() {
        return routing.desks(loggedIn.require()).stream().map(Row::of).toList();
    }

    @PutMapping("/{programme}/{region}/routing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "How what arrives at a desk from now on finds a person")
    void route(@PathVariable Programme programme, @PathVariable String region, @RequestBody Wish wish) {
        RoutingRule rule = Arrays.stream(RoutingRule.values())
                .filter(each -> each.name().equals(wish.rule()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(new FieldError("/rule", "routing.unknown")));
        routing.route(loggedIn.require(), programme, region, rule);
    }
}
