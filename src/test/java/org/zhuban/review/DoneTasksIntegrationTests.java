package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.ui.Statements;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings.Submitted;

/** 已办, and the page of a filing for the staff of its desks. */
@ZhubanTest
class DoneTasksIntegrationTests {

    private static final String REGION = "320507";
    private static final Verdict APPROVED = new Verdict("approved", "", List.of());
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of());

    @Autowired
    private DoneTasks done;

    @Autowired
    private DoneExport export;

    @Autowired
    private OwnDecisions decisions;

    @Autowired
    private ReviewedFilings reviewed;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", REGION);

    private Submitted decided(CurrentAccount by, Verdict verdict) {
        Submitted filed = submitted.submit(REGION);
        reviews.decide(by, filed.taskId(), verdict);
        return filed;
    }

    private List<String> numbers(DoneQuery query) {
        return done.page(li, query, null, 50).items().stream()
                .map(DoneTask::number)
                .toList();
    }

    private static DoneQuery searching(String q) {
        return new DoneQuery(null, q, null, null);
    }

    @Test
    void what_i_decided_is_listed_newest_first_with_its_outcome_and_what_it_is_now() {
        Submitted first = decided(li, RETURNED);
        Submitted second = decided(li, APPROVED);
        decided(SubmittedFilings.reviewer("王审核", REGION), APPROVED);
        List<DoneTask> mine = done.page(li, DoneQuery.ALL, null, 50).items();
        assertThat(mine)
                .extracting(DoneTask::number)
                .containsExactly(second.filing().number(), first.filing().number());
        assertThat(mine).extracting(DoneTask::outcome).containsExactly("approved", "returned");
        assertThat(mine).extracting(DoneTask::state).containsExactly(FilingState.APPROVED, FilingState.RETURNED);
        filings.withdraw(first.applicant(), first.filing().id());
        assertThat(done.page(li, DoneQuery.ALL, null, 50).items().get(1).state())
                .isEqualTo(FilingState.WITHDRAWN);
    }

    @Test
    void pages_hold_each_decision_once() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(0, decided(li, APPROVED).filing().number());
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<DoneTask> page = done.page(li, DoneQuery.ALL, cursor, 2);
            page.items().forEach(task -> seen.add(task.number()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
        assertThatThrownBy(() -> done.page(li, DoneQuery.ALL, "nonsense", 2)).isInstanceOf(InvalidInputException.class);
        String ofInbox = new InboxCursor(InboxQuery.Sort.NEWEST, clock.instant(), "no-uuid").text();
        assertThatThrownBy(() -> done.page(li, DoneQuery.ALL, ofInbox, 2)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_search_finds_by_the_beginning_of_number_name_or_code_among_my_own_only() {
        Submitted mine = decided(li, APPROVED);
        Submitted others = decided(SubmittedFilings.reviewer("王审核", REGION), APPROVED);
        String code = done.page(li, DoneQuery.ALL, null, 1).items().get(0).subject();
        assertThat(numbers(searching(mine.filing().number().toLowerCase(java.util.Locale.ROOT))))
                .containsExactly(mine.filing().number());
        assertThat(numbers(searching("苏州试验"))).containsExactly(mine.filing().number());
        assertThat(numbers(searching(String.valueOf(code))))
                .containsExactly(mine.filing().number());
        assertThat(numbers(searching(others.filing().number()))).isEmpty();
        assertThat(numbers(searching("试验"))).isEmpty();
    }

    @Test
    void a_search_that_finds_much_walks_the_decisions_and_finds_the_same() {
        Submitted mine = decided(li, APPROVED);
        jdbc.sql(
                        """
                        insert into decided_task (id, filing, actor, number, type, programme, title, region, definition, task, revision, outcome, at)
                        select gen_random_uuid(), d.filing, d.actor, 'ZZ2001' || n, d.type, d.programme, 'x', d.region, d.definition, d.task, 1,
                               'approved', d.at - n * interval '1 minute'
                        from decided_task d, generate_series(1, :many) n where d.filing = :filing""")
                .param("many", DoneTasks.FEW)
                .param("filing", mine.filing().id())
                .update();
        assertThat(numbers(searching("ZZ")))
                .hasSize(50)
                .startsWith(mine.filing().number(), "ZZ20011", "ZZ20012");
        assertThat(numbers(searching("ZZ200199")).get(0)).isEqualTo("ZZ200199");
    }

    @Test
    void type_and_days_narrow_the_list() {
        Submitted early = decided(li, APPROVED);
        clock.advance(Duration.ofDays(3));
        Submitted late = decided(li, APPROVED);
        var since = clock.instant().minus(Duration.ofDays(1));
        assertThat(numbers(new DoneQuery(null, null, since, null)))
                .containsExactly(late.filing().number());
        assertThat(numbers(new DoneQuery(null, null, null, since)))
                .containsExactly(early.filing().number());
        assertThat(numbers(new DoneQuery("enterprise-certification", "ZZ", since, null)))
                .containsExactly(late.filing().number());
        assertThat(numbers(new DoneQuery("night-work", null, null, null))).isEmpty();
    }

    @Test
    void a_page_takes_one_statement_and_a_search_one_more() {
        decided(li, APPROVED);
        decided(li, APPROVED);
        try (var statements = new Statements()) {
            done.page(li, DoneQuery.ALL, null, 50);
            assertThat(statements.seen()).hasSize(1);
            done.page(li, searching("ZZ"), null, 50);
            assertThat(statements.seen()).hasSize(3);
        }
    }

    @Test
    void without_a_desk_there_is_no_list() {
        var nobody = SubmittedFilings.account("n", Grant.of(Role.SYSTEM_ADMIN));
        assertThatThrownBy(() -> done.page(nobody, DoneQuery.ALL, null, 50)).isInstanceOf(DeniedException.class);
    }

    @Test
    void the_spreadsheet_has_what_the_list_shows() throws IOException {
        Submitted one = decided(li, RETURNED);
        var out = new ByteArrayOutputStream();
        export.write(li, DoneQuery.ALL, out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(0)).isEqualTo(one.filing().number());
            assertThat(rows.get(1).getCellText(7)).isEqualTo("退回补正");
        }
    }

    @Test
    void staff_of_the_desk_read_a_filing_before_and_after_its_decision_and_nobody_else_does() {
        Submitted filed = submitted.submit(REGION);
        UUID id = filed.filing().id();
        assertThat(reviewed.details(li, id).task()).isEqualTo(filed.taskId());
        reviews.decide(li, filed.taskId(), APPROVED);
        var supervisor = SubmittedFilings.account("主管", new Grant(Role.SUPERVISOR, null, "320500"));
        ReviewedFiling shown = reviewed.details(supervisor, id);
        assertThat(shown.task()).isNull();
        assertThat(shown.filing().filing().state()).isEqualTo(FilingState.APPROVED);
        assertThat(String.valueOf(shown.filing().data().get("adminMobile"))).contains("*");
        for (CurrentAccount stranger : List.of(
                SubmittedFilings.reviewer("r", "320508"), SubmittedFilings.account("a", Grant.of(Role.SYSTEM_ADMIN)))) {
            assertThatThrownBy(() -> reviewed.details(stranger, id)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void a_decision_that_was_taken_back_says_so_and_the_next_one_does_not() {
        Submitted one = decided(li, RETURNED);
        clock.advance(Duration.ofMinutes(1));
        OpenTask again = decisions.recall(li, one.filing().id(), "看错了");
        assertThat(done.page(li, DoneQuery.ALL, null, 50).items())
                .extracting(DoneTask::recalled)
                .containsExactly(true);
        clock.advance(Duration.ofMinutes(1));
        reviews.decide(li, again.id(), APPROVED);
        assertThat(done.page(li, DoneQuery.ALL, null, 50).items())
                .extracting(DoneTask::outcome, DoneTask::recalled)
                .containsExactly(tuple("approved", false), tuple("returned", true));
    }

    @Test
    void the_last_digits_of_a_number_find_it_among_few_and_among_many() {
        Submitted mine = decided(li, APPROVED);
        String number = mine.filing().number();
        for (int digits : new int[] {4, 6}) {
            assertThat(numbers(searching(number.substring(number.length() - digits))))
                    .contains(number);
        }
        assertThat(numbers(searching(number.substring(number.length() - 3)))).isEmpty();
        jdbc.sql(
                        """
                        insert into decided_task (id, filing, actor, number, type, programme, title, region, definition, task, revision, outcome, at)
                        select gen_random_uuid(), d.filing, d.actor, 'ZZ2001' || n || right(d.number, 6), d.type, d.programme, 'x', d.region, d.definition,
                               d.task, 1, 'approved', d.at - n * interval '1 minute'
                        from decided_task d, generate_series(1, :many) n where d.filing = :filing""")
                .param("many", DoneTasks.FEW)
                .param("filing", mine.filing().id())
                .update();
        assertThat(numbers(searching(number.substring(number.length() - 6))))
                .hasSize(50)
                .startsWith(number);
    }
}
