package org.zhuban.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.board.Board.Cut;
import org.zhuban.board.BoardFilter.Kind;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.OwnDecisions;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.Verdict;

/** The supervisors' numbers, from what really happens. */
@ZhubanTest
class BoardIntegrationTests {

    /** Districts in which few other tests file. */
    private static final String HERE = "320509";

    private static final String THERE = "320506";
    private static final String TYPE = "enterprise-certification";
    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());
    private static final Verdict RETURNED = new Verdict("returned", "请补正", List.of());

    @Autowired
    private Board board;

    @Autowired
    private BoardFilings filings;

    @Autowired
    private BoardExport export;

    @Autowired
    private BoardCount count;

    @Autowired
    private BoardCheck check;

    @Autowired
    private ReviewQuality quality;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private OwnDecisions own;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private CurrentAccount li;
    private CurrentAccount wang;
    private final CurrentAccount chief = supervisor("3205", null);

    @AfterEach
    void nothing_counted() {
        for (String table : List.of("board_fact", "board_news", "board_cell")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @BeforeEach
    void nothing_yet() {
        nothing_counted();
        jdbc.sql("delete from open_task where region in (:here)")
                .param("here", List.of(HERE, THERE))
                .update();
        li = reviewer("board-li", "李看板");
        wang = reviewer("board-wang", "王看板");
    }

    private CurrentAccount reviewer(String login, String name) {
        UUID id = accounts.ensure(
                login, name, "demo2026", "13800006666", null, List.of(new Grant(Role.REVIEWER, null, "320500")));
        return accounts.find(id).orElseThrow();
    }

    private static CurrentAccount supervisor(String region, Programme programme) {
        return SubmittedFilings.account(
                "看板主管", new Grant(Role.SUPERVISOR, programme, (region + "000000").substring(0, 6)));
    }

    private static BoardQuery query(String region) {
        return new BoardQuery(region, 4);
    }

    private BoardLine total(String region) {
        return board.total(chief, query(region));
    }

    private static List<Long> numbers(BoardLine line) {
        return List.of(line.received(), line.decided(), line.returned(), line.late());
    }

    private List<String> lines(String region, Cut cut) {
        return board.lines(chief, query(region), cut).stream()
                .filter(line -> line.received() + line.decided() > 0) // others' tests leave tasks that are overdue
                .map(line -> line.name() + " " + numbers(line))
                .toList();
    }

    @Test
    void each_number_is_there_at_once_and_the_same_after_it_was_counted() {
        reviews.decide(li, submitted.submit(HERE).taskId(), APPROVED);
        reviews.decide(li, submitted.submit(HERE).taskId(), RETURNED);
        reviews.decide(wang, submitted.submit(THERE).taskId(), APPROVED);
        submitted.submit(HERE);
        for (int round = 0; round < 2; round++) {
            assertThat(numbers(total("3205"))).containsExactly(4L, 3L, 1L, 0L);
            assertThat(numbers(total(HERE))).containsExactly(3L, 2L, 1L, 0L);
            assertThat(lines("3205", Cut.DESK)).containsExactly("吴江区 [3, 2, 1, 0]", "吴中区 [1, 1, 0, 0]");
            assertThat(lines("3205", Cut.PERSON)).containsExactly("李看板 [0, 2, 1, 0]", "王看板 [0, 1, 0, 0]");
            assertThat(lines("3205", Cut.TYPE)).containsExactly("企业账号认证 [4, 3, 1, 0]");
            assertThat(board.lines(chief, query("3205"), Cut.WEEK))
                    .hasSize(4)
                    .last()
                    .satisfies(week -> assertThat(numbers(week)).containsExactly(4L, 3L, 1L, 0L));
            count.count();
            assertThat(jdbc.sql("select count(*) from board_news")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        reviews.decide(li, submitted.submit(HERE).taskId(), APPROVED);
        assertThat(numbers(total(HERE))).as("counted and not yet counted").containsExactly(4L, 3L, 1L, 0L);
        assertThat(check.violations()).isEmpty();
        jdbc.sql("update board_cell set n = n + 1 where dim = 'T' and region = :here and kind = 'RETURNED'")
                .param("here", HERE)
                .update();
        assertThat(check.violations()).singleElement().asString().contains(HERE + " RETURNED: 2 counted, 1 happened");
    }

    @Test
    void the_time_on_the_desk_is_counted_in_working_days_and_late_is_after_the_limit() {
        Submitted quick = submitted.submit(HERE);
        Submitted slow = submitted.submit(HERE);
        reviews.decide(li, quick.taskId(), APPROVED);
        assertThat(total(HERE).median()).isZero();
        clock.advance(Duration.ofDays(14));
        assertThat(total(HERE).overdue()).isEqualTo(1);
        reviews.decide(li, slow.taskId(), APPROVED);
        assertThat(total(HERE).late()).isEqualTo(1);
        assertThat(total(HERE).overdue()).isZero();
        assertThat(jdbc.sql("select waited from board_fact where filing = :id and kind = 'DECIDED'")
                        .param("id", slow.filing().id())
                        .query(Integer.class)
                        .single())
                .isBetween(5, 10);
        assertThat(quality.steps(chief, query(HERE), TYPE)).singleElement().satisfies(step -> assertThat(
                        List.of(step.element(), step.decided()))
                .containsExactly("review-certification", 2L));
    }

    @Test
    void a_decision_taken_back_is_not_counted() {
        Submitted one = submitted.submit(HERE);
        reviews.decide(li, one.taskId(), RETURNED);
        count.count();
        own.recall(li, one.filing().id(), "看错了");
        for (int round = 0; round < 2; round++) {
            assertThat(numbers(total(HERE))).containsExactly(1L, 0L, 0L, 0L);
            assertThat(check.violations()).isEmpty();
            assertThat(filings.page(chief, filter(HERE, Kind.DECIDED), null, 50).items())
                    .isEmpty();
            count.count();
        }
    }

    private static BoardFilter filter(String region, Kind kind) {
        return new BoardFilter(query(region), null, kind, null, null);
    }

    @Test
    void behind_each_number_stand_so_many_filings_page_by_page_and_in_excel() throws Exception {
        for (int i = 0; i < 3; i++) {
            reviews.decide(li, submitted.submit(HERE).taskId(), RETURNED);
        }
        reviews.decide(wang, submitted.submit(THERE).taskId(), APPROVED);
        for (Kind kind : Kind.values()) {
            BoardLine total = total("3205");
            long expected =
                    switch (kind) {
                        case RECEIVED -> total.received();
                        case AUTOMATIC -> total.automatic();
                        case DECIDED -> total.decided();
                        case RETURNED -> total.returned();
                        case LATE -> total.late();
                    };
            assertThat(filings.page(chief, filter("3205", kind), null, 50).items())
                    .as(kind.name())
                    .hasSize((int) expected);
        }
        Page<BoardFiling> first = filings.page(chief, filter(HERE, Kind.RETURNED), null, 2);
        Page<BoardFiling> second = filings.page(chief, filter(HERE, Kind.RETURNED), first.next(), 2);
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
        assertThat(filings.page(chief, new BoardFilter(query("3205"), null, null, TYPE, wang.id()), null, 50)
                        .items())
                .extracting(BoardFiling::person)
                .containsExactly("王看板");
        var out = new ByteArrayOutputStream();
        export.write(chief, filter(HERE, Kind.RETURNED), out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getFirstSheet().read()).hasSize(4);
        }
        out.reset();
        export.write(chief, query("3205"), out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("每周", "按事项", "按地区", "按审核员", "自动审查规则的采纳情况", "自动通过的抽查结果");
        }
    }

    @Test
    void how_often_a_rule_was_overridden_is_told() {
        for (int i = 0; i < 3; i++) {
            Submitted one = submitted.submit(HERE);
            jdbc.sql(
                            "insert into filing_finding (filing, revision, rule, result, message, at) values (:id, 1, 'rule-x', 'FAIL', '不符', now())")
                    .param("id", one.filing().id())
                    .update();
            reviews.decide(li, one.taskId(), i == 0 ? APPROVED : RETURNED);
        }
        for (int round = 0; round < 2; round++) {
            assertThat(quality.rules(chief, query("3205"))).singleElement().satisfies(rule -> {
                assertThat(rule.rule()).isEqualTo("rule-x");
                assertThat(List.of(rule.failed(), rule.overridden())).containsExactly(3L, 1L);
                assertThat(rule.rate()).isBetween(33.0, 34.0);
            });
            count.count();
        }
    }

    @Test
    void what_spot_checks_found_is_told_by_type() {
        Submitted one = submitted.submit(HERE);
        jdbc.sql(
                        "insert into spot_check (filing, revision, type, programme, region, approved_at, percent, draw, result, actor, actor_name, at, reason)"
                                + " values (:id, 1, :type, 'ZZ', :region, now(), 10, 7, 'FAULTY', :id, '李看板', now(), '伪造')")
                .param("id", one.filing().id())
                .param("type", TYPE)
                .param("region", HERE)
                .update();
        assertThat(quality.spots(chief, query("3205")).stream()
                        .filter(spot -> spot.type().equals(TYPE)))
                .singleElement()
                .satisfies(spot -> {
                    assertThat(List.of(spot.approved(), spot.drawn(), spot.looked(), spot.faulty()))
                            .containsExactly(1L, 1L, 1L, 1L);
                    assertThat(spot.rate()).isEqualTo(100.0);
                });
        jdbc.sql("delete from spot_check where filing = :id") // drawn by no key
                .param("id", one.filing().id())
                .update();
    }

    @Test
    void a_supervisor_sees_his_regions_and_programmes_and_nobody_else_anything() {
        reviews.decide(li, submitted.submit(HERE).taskId(), APPROVED);
        CurrentAccount district = supervisor(THERE, null);
        assertThatThrownBy(() -> board.total(district, query(HERE))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> board.total(district, query("3205"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> filings.page(district, filter("3205", Kind.DECIDED), null, 50))
                .isInstanceOf(NotFoundException.class);
        assertThat(numbers(board.total(district, query(THERE)))).containsExactly(0L, 0L, 0L, 0L);
        CurrentAccount other = supervisor("3205", Programme.XJ);
        assertThat(numbers(board.total(other, query("3205")))).containsExactly(0L, 0L, 0L, 0L);
        assertThat(filings.page(other, filter("3205", Kind.DECIDED), null, 50).items())
                .isEmpty();
        assertThatThrownBy(() -> board.total(li, query(HERE))).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> board.total(chief, new BoardQuery("3205", 7)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> filings.page(chief, filter("3205", Kind.DECIDED), "unfug", 50))
                .isInstanceOf(InvalidInputException.class);
    }
}
