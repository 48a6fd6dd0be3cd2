package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Lapses;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SignedTypes.Filed;
import org.zhuban.review.TaskRequest.Kind;

/**
 * What may be done with one task of a step that three sign, two approvals carry and time ends, in whatever state the round is: every act in
 * every state, compared with the second table of {@code review/combinations.md}. What it found stands in {@code target/countersign-combinations.md}.
 */
@ZhubanTest
class CountersignCombinationsIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "", List.of());
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of());

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Substitutions substitutions;

    @Autowired
    private TaskRequests requests;

    @Autowired
    private FilingService filings;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private JdbcOpenTasks tasks;

    @Autowired
    private Lapses lapses;

    @Autowired
    private NightWorks works;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private SignedTypes types;
    private CurrentAccount li;
    private CurrentAccount wang;
    private CurrentAccount zhao;
    private CurrentAccount chief;

    /** A filing and its three tasks as they opened. */
    private record Round(Filed filed, List<String> tasks) {

        String task(int place) {
            return tasks.get(place - 1);
        }
    }

    /** Brings a round into a state, or does something with its first task. */
    private interface Step {
        void of(Round round);
    }

    @BeforeEach
    void staff() {
        types = new SignedTypes(filings, works, jdbc);
        li = reviewers.reviewer("round-li", "李轮审");
        wang = reviewers.reviewer("round-wang", "王轮审");
        zhao = reviewers.reviewer("round-zhao", "赵轮审");
        chief = reviewers.supervisor("round-chief", "周轮审");
        clock.stopAt("2026-11-16T09:00:00");
    }

    private Map<String, Step> states() {
        Map<String, Step> states = new LinkedHashMap<>();
        states.put("nobody has signed", round -> {});
        states.put("Li has it", round -> reviews.claim(li, round.task(1)));
        states.put("Wang has it", round -> reviews.claim(wang, round.task(1)));
        states.put("Wang has it, Li stands in", round -> {
            reviews.claim(wang, round.task(1));
            absent();
        });
        states.put("Li has the second", round -> reviews.claim(li, round.task(2)));
        states.put("Li approved the second", round -> reviews.decide(li, round.task(2), APPROVED));
        states.put("Wang approved the second", round -> reviews.decide(wang, round.task(2), APPROVED));
        states.put("Wang returned the second", round -> reviews.decide(wang, round.task(2), RETURNED));
        states.put("Li approved the second for Wang", round -> {
            reviews.claim(wang, round.task(2));
            absent();
            reviews.decide(li, round.task(2), APPROVED);
        });
        states.put("Wang and Zhao approved the others", round -> {
            reviews.decide(wang, round.task(2), APPROVED);
            reviews.decide(zhao, round.task(3), APPROVED);
        });
        states.put("Wang and Zhao returned the others", round -> {
            reviews.decide(wang, round.task(2), RETURNED);
            reviews.decide(zhao, round.task(3), RETURNED);
        });
        states.put("Wang to sign before Li", round -> ask(round, Kind.SIGN_BEFORE, wang));
        states.put("Li approved it, Wang to sign", round -> {
            ask(round, Kind.SIGN_AFTER, wang);
            reviews.decide(li, round.task(1), APPROVED);
        });
        states.put("time is over", round -> lapse());
        return states;
    }

    private Map<String, Step> acts() {
        Map<String, Step> acts = new LinkedHashMap<>();
        acts.put("Li claims", round -> reviews.claim(li, round.task(1)));
        acts.put("Li approves", round -> reviews.decide(li, round.task(1), APPROVED));
        acts.put("Li returns", round -> reviews.decide(li, round.task(1), RETURNED));
        acts.put("Li transfers to Zhao", round -> handovers.transfer(li, round.task(1), zhao.id(), "转办"));
        acts.put("Li delegates to Zhao", round -> ask(round, Kind.DELEGATE, zhao));
        acts.put("Li adds Zhao before", round -> ask(round, Kind.SIGN_BEFORE, zhao));
        acts.put("Li adds Zhao after", round -> ask(round, Kind.SIGN_AFTER, zhao));
        acts.put("Wang approves", round -> reviews.decide(wang, round.task(1), APPROVED));
        acts.put("Wang agrees", round -> teamwork.answer(wang, request(round), true, "同意"));
        acts.put("Chief gives it to Wang", round -> handovers.reassign(chief, round.task(1), wang.id(), "改派"));
        acts.put("Chief puts it back", round -> handovers.reassign(chief, round.task(1), null, "放回"));
        acts.put(
                "applicant withdraws",
                round -> filings.withdraw(
                        round.filed().applicant(), round.filed().id()));
        acts.put("time passes", round -> lapse());
        return acts;
    }

    private void absent() {
        LocalDate today = LocalDate.now(clock);
        substitutions.add(wang, wang.id(), li.id(), null, today, today.plusDays(30), "请假");
    }

    private void lapse() {
        clock.stopAt("2026-11-20T09:00:00");
        lapses.sweep();
    }

    private void ask(Round round, Kind kind, CurrentAccount of) {
        teamwork.ask(li, round.task(1), kind, of.id(), "请看");
    }

    private UUID request(Round round) {
        return requests.of(round.task(1)).stream()
                .map(TaskRequest::id)
                .findFirst()
                .orElseGet(UUID::randomUUID);
    }

    @Test
    void every_act_in_every_state_of_a_round_does_what_the_table_says() throws IOException {
        Map<String, Step> states = states();
        var table = new StringBuilder("| | " + String.join(" | ", states.keySet()) + " |\n");
        table.append("|---".repeat(states.size() + 1)).append("|\n");
        acts().forEach((name, act) -> table.append("| ")
                .append(name)
                .append(" | ")
                .append(states.values().stream()
                        .map(state -> outcome(state, act))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/countersign-combinations.md"), table);
        assertThat(table.toString()).isEqualTo(CombinationsIntegrationTests.table(2));
    }

    private String outcome(Step state, Step act) {
        clock.stopAt("2026-11-16T09:00:00");
        Filed filed = types.submit("most-sign-work");
        var round = new Round(filed, types.tasks(filed));
        try {
            state.of(round);
            act.of(round);
            return standing(round);
        } catch (InvalidInputException refusal) {
            return "*" + refusal.errors().get(0).code() + "*";
        } catch (ZhubanException refusal) {
            return "*" + refusal.code() + "*";
        } finally {
            jdbc.sql("update substitution set ended_at = now() where substitute = :li and ended_at is null")
                    .param("li", li.id())
                    .update();
        }
    }

    /** The open tasks of the round: with whom, what holds each back, who is asked; else what the filing became, or where it stands. */
    private String standing(Round round) {
        UUID id = round.filed().id();
        FilingState state = filings.forReview(id).filing().state();
        if (state != FilingState.IN_REVIEW) {
            return state.name();
        }
        if (openTasks.of(id).orElseThrow().element().startsWith("confirm")) {
            return "next step";
        }
        return round.tasks().stream()
                .flatMap(task -> tasks.find(task).stream())
                .map(task -> name(task.assignee())
                        + (task.held() == null ? "" : " " + task.held())
                        + requests.of(task.id()).stream()
                                .filter(TaskRequest::waits)
                                .map(request -> " (" + name(request.asked()) + ")")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }

    private String name(@Nullable UUID account) {
        if (account == null) {
            return "desk";
        }
        return account.equals(li.id()) ? "Li" : account.equals(wang.id()) ? "Wang" : "Zhao";
    }
}
