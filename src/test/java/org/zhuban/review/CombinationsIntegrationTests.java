package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest.Kind;

/**
 * What may be done with a task in whatever state reviewers brought it, and what follows: every act in every state, compared with the table
 * {@code review/combinations.md} that people read. What it found stands in {@code target/combinations.md}.
 */
@ZhubanTest
class CombinationsIntegrationTests {

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
    private OwnDecisions decisions;

    @Autowired
    private JdbcOpenTasks tasks;

    @Autowired
    private TaskRequests requests;

    @Autowired
    private FilingService filings;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount li;
    private CurrentAccount wang;
    private CurrentAccount zhao;
    private CurrentAccount chief;

    /** Brings a task into a state, or does something with it. */
    private interface Step {
        void of(Submitted filed);
    }

    @BeforeEach
    void staff() {
        li = reviewers.reviewer("combi-li", "李审核");
        wang = reviewers.reviewer("combi-wang", "王审核");
        zhao = reviewers.reviewer("combi-zhao", "赵审核");
        chief = reviewers.supervisor("combi-chief", "周主管");
    }

    private Map<String, Step> states() {
        Map<String, Step> states = new LinkedHashMap<>();
        states.put("on the desk", filed -> {});
        states.put("Li has it", filed -> reviews.claim(li, filed.taskId()));
        states.put("Wang has it", filed -> reviews.claim(wang, filed.taskId()));
        states.put("Wang has it, Li stands in", filed -> {
            reviews.claim(wang, filed.taskId());
            LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
            substitutions.add(wang, wang.id(), li.id(), null, today, today, "请假");
        });
        states.put("delegated to Wang", filed -> ask(filed, Kind.DELEGATE));
        states.put("Wang to sign before", filed -> ask(filed, Kind.SIGN_BEFORE));
        states.put("Wang agreed before", filed -> {
            ask(filed, Kind.SIGN_BEFORE);
            answer(filed, true);
        });
        states.put("Wang objected before", filed -> {
            ask(filed, Kind.SIGN_BEFORE);
            answer(filed, false);
        });
        states.put("Wang to sign after", filed -> ask(filed, Kind.SIGN_AFTER));
        states.put("approved, Wang to sign", filed -> {
            ask(filed, Kind.SIGN_AFTER);
            reviews.decide(li, filed.taskId(), APPROVED);
        });
        states.put("returned, Wang to sign", filed -> {
            ask(filed, Kind.SIGN_AFTER);
            reviews.decide(li, filed.taskId(), RETURNED);
        });
        states.put("Wang's opinion asked", filed -> ask(filed, Kind.OPINION));
        states.put("returned by Li", filed -> reviews.decide(li, filed.taskId(), RETURNED));
        states.put("approved by Li", filed -> reviews.decide(li, filed.taskId(), APPROVED));
        return states;
    }

    private Map<String, Step> acts() {
        Map<String, Step> acts = new LinkedHashMap<>();
        acts.put("Li claims", filed -> reviews.claim(li, filed.taskId()));
        acts.put("Li releases", filed -> reviews.release(li, filed.taskId()));
        acts.put("Li approves", filed -> reviews.decide(li, filed.taskId(), APPROVED));
        acts.put("Li returns", filed -> reviews.decide(li, filed.taskId(), RETURNED));
        acts.put("Li transfers to Zhao", filed -> handovers.transfer(li, filed.taskId(), zhao.id(), "转办"));
        acts.put("Li delegates to Zhao", filed -> askZhao(filed, Kind.DELEGATE));
        acts.put("Li adds Zhao before", filed -> askZhao(filed, Kind.SIGN_BEFORE));
        acts.put("Li adds Zhao after", filed -> askZhao(filed, Kind.SIGN_AFTER));
        acts.put("Li copies to Zhao", filed -> askZhao(filed, Kind.COPY));
        acts.put("Li takes the request back", filed -> teamwork.takeBack(li, request(filed), "不需要了"));
        acts.put("Li takes the proposal back", filed -> teamwork.takeBackProposal(li, filed.taskId(), "再看看"));
        acts.put("Li recalls", filed -> decisions.recall(li, filed.filing().id(), "看错了"));
        acts.put("Wang agrees", filed -> answer(filed, true));
        acts.put("Wang objects", filed -> answer(filed, false));
        acts.put("Chief gives it to Zhao", filed -> handovers.reassign(chief, filed.taskId(), zhao.id(), "改派"));
        acts.put("Chief puts it back", filed -> handovers.reassign(chief, filed.taskId(), null, "放回"));
        acts.put(
                "applicant withdraws",
                filed -> filings.withdraw(filed.applicant(), filed.filing().id()));
        return acts;
    }

    private void ask(Submitted filed, Kind kind) {
        teamwork.ask(li, filed.taskId(), kind, wang.id(), "请看");
    }

    private void askZhao(Submitted filed, Kind kind) {
        teamwork.ask(li, filed.taskId(), kind, zhao.id(), "请办");
    }

    private void answer(Submitted filed, boolean agrees) {
        teamwork.answer(wang, request(filed), agrees, "意见");
    }

    /** What Wang was asked; something unknown where he was asked nothing. */
    private UUID request(Submitted filed) {
        return requests.of(filed.taskId()).stream()
                .map(TaskRequest::id)
                .findFirst()
                .orElseGet(UUID::randomUUID);
    }

    @Test
    void every_act_in_every_state_does_what_the_table_says() throws IOException {
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
        Files.writeString(Path.of("target/combinations.md"), table);
        assertThat(table.toString()).isEqualTo(table(1));
    }

    /** The n-th table that people read. */
    static String table(int number) throws IOException {
        return Arrays.stream(new ClassPathResource("review/combinations.md")
                                .getContentAsString(StandardCharsets.UTF_8)
                                .split("\n\n"))
                        .filter(part -> part.startsWith("| | "))
                        .toList()
                        .get(number - 1)
                        .strip()
                + "\n";
    }

    private String outcome(Step state, Step act) {
        Submitted filed = submitted.submit(Reviewers.REGION);
        try {
            state.of(filed);
            act.of(filed);
            return standing(filed);
        } catch (ZhubanException refusal) {
            return "*" + refusal.code() + "*";
        } finally {
            jdbc.sql("update substitution set ended_at = now() where substitute = :li and ended_at is null")
                    .param("li", li.id())
                    .update();
        }
    }

    /** Where it stands: with whom, what holds it back, who is asked; or what the filing became. */
    private String standing(Submitted filed) {
        UUID filing = filed.filing().id();
        String open = jdbc.sql("select id from open_task where filing = :filing")
                .param("filing", filing)
                .query(String.class)
                .optional()
                .orElse("");
        return tasks.find(open)
                .map(task -> {
                    String asked = requests.of(open).stream()
                            .filter(TaskRequest::waits)
                            .map(request -> name(request.asked()))
                            .sorted()
                            .collect(Collectors.joining("+"));
                    return (open.equals(filed.taskId()) ? "" : "anew: ")
                            + name(task.assignee())
                            + (task.held() == null ? "" : ", " + task.held())
                            + (asked.isEmpty() ? "" : ", asked: " + asked);
                })
                .orElseGet(() -> filings.forReview(filing).filing().state().name());
    }

    private String name(@Nullable UUID account) {
        if (account == null) {
            return "desk";
        }
        return account.equals(li.id()) ? "Li" : account.equals(wang.id()) ? "Wang" : "Zhao";
    }
}
