package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.document.IssuedFilings;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Revoking;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.privacy.Sealer;
import org.zhuban.review.SpotCheck.Result;
import org.zhuban.review.SubmittedFilings.Submitted;

/** Looking at some of what the automated review approved. */
@ZhubanTest
class SpotChecksIntegrationTests {

    private static final String REGION = "320582";
    private static final String TYPE = "enterprise-certification";

    @Autowired
    private SpotChecks checks;

    @Autowired
    private SampleRates rates;

    @Autowired
    private SpotDrawCheck drawn;

    @Autowired
    private Revoking revoking;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private Firms firms;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Sealer sealer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private CurrentAccount li;
    private CurrentAccount chief;

    @BeforeEach
    void everything_of_this_type_is_drawn_here() {
        li = staff("spot-li", "李抽查", Role.REVIEWER);
        chief = staff("spot-chief", "周主管", Role.SUPERVISOR);
        rate(REGION, 100);
    }

    @AfterEach
    void nothing_is() {
        jdbc.sql("delete from sample_rate").update();
        jdbc.sql("delete from spot_check").update();
    }

    private void rate(String region, int percent) {
        jdbc.sql(
                        "insert into sample_rate values (:region, :type, :percent, now(), 'test') on conflict (region, type) do update set percent = :percent")
                .param("region", region)
                .param("type", TYPE)
                .param("percent", percent)
                .update();
    }

    private CurrentAccount staff(String login, String name, Role role) {
        UUID id = accounts.ensure(login, name, "demo2026", "13800007777", null, List.of(new Grant(role, null, REGION)));
        return accounts.find(id).orElseThrow();
    }

    /** Approved, as if by the automated review. */
    private UUID approved() {
        Submitted one = submitted.submit(REGION);
        reviews.decide(li, one.taskId(), new Verdict("approved", "同意", List.of()));
        publish(one.filing().id(), "approved");
        return one.filing().id();
    }

    private void publish(UUID filing, String outcome) {
        events.publishEvent(new FilingHappened(
                filing,
                new FilingEvent(
                        Ids.next(),
                        clock.instant(),
                        FilingEvent.Kind.DECIDED,
                        "system",
                        "自动审查",
                        1,
                        "decide-by-checks",
                        outcome,
                        "",
                        List.of()),
                null));
    }

    @Test
    void what_a_person_approved_is_not_drawn() {
        Submitted one = submitted.submit(REGION);
        reviews.decide(li, one.taskId(), new Verdict("approved", "同意", List.of()));
        assertThat(checks.of(li, one.filing().id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from spot_check where filing = :id")
                        .param("id", one.filing().id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void each_approval_keeps_its_draw_drawn_or_not_and_the_draw_is_found_again() {
        rate(REGION, 0);
        UUID spared = approved();
        rate(REGION, 100);
        UUID drawnOne = approved();
        assertThat(checks.of(li, spared)).isEmpty();
        assertThat(checks.of(li, drawnOne)).isPresent();
        for (UUID filing : List.of(spared, drawnOne)) {
            assertThat(jdbc.sql("select draw from spot_check where filing = :id")
                            .param("id", filing)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(SpotChecks.draw(sealer, filing, 1));
        }
        assertThat(drawn.violations()).isEmpty();
        assertThatThrownBy(() -> jdbc.sql("update spot_check set draw = (draw + 1) % 10000 where filing = :id")
                        .param("id", spared)
                        .update())
                .hasMessageContaining("cannot be changed");
        jdbc.sql(
                        """
                        insert into spot_check (filing, revision, type, programme, region, approved_at, percent, draw)
                        select filing, 2, type, programme, region, now(), percent, :draw from spot_check where filing = :id""")
                .param("id", spared)
                .param("draw", (SpotChecks.draw(sealer, spared, 2) + 1) % 10_000)
                .update();
        assertThat(drawn.violations()).hasSize(1);
    }

    @Test
    void draws_fall_evenly() {
        long below = java.util.stream.Stream.generate(UUID::randomUUID)
                .limit(5_000)
                .filter(id -> SpotChecks.draw(sealer, id, 1) < 1_000)
                .count();
        assertThat(below).as("a tenth of 5,000").isBetween(400L, 600L);
    }

    @Test
    void the_nearest_regions_rate_holds_and_only_a_supervisor_of_it_sets_it() {
        jdbc.sql("delete from sample_rate").update();
        String auto = "entry-filing";
        SampleRates.Rate own = rates.all(chief).stream()
                .filter(rate -> rate.type().equals(auto))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(own.own(), own.percent())).containsExactly(10, 10);
        assertThat(own.kept()).isNull();
        assertThat(rates.save(chief, auto, REGION, 30).percent()).isEqualTo(30);
        CurrentAccount city = SubmittedFilings.account("市主管", new Grant(Role.SUPERVISOR, null, "320500"));
        assertThat(rates.save(city, auto, "3205", 50).percent()).isEqualTo(50);
        assertThat(rates.all(chief))
                .filteredOn(rate -> rate.type().equals(auto))
                .extracting(SampleRates.Rate::percent)
                .as("the district's own before the city's")
                .containsExactly(30);
        assertThat(rates.save(chief, auto, REGION, null).percent()).isEqualTo(50);
        assertThatThrownBy(() -> rates.save(chief, auto, "3205", 1)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> rates.save(li, auto, REGION, 1)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> rates.save(chief, auto, REGION, 101)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> rates.save(chief, "wage-specialist", REGION, 5))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_reviewer_of_the_desk_says_once_what_he_found() {
        UUID filing = approved();
        assertThat(checks.page(li, false, null, 50).items())
                .extracting(SpotCheck::filing)
                .containsExactly(filing);
        assertThat(checks.waiting(li, 100)).isEqualTo(1);
        assertThatThrownBy(() -> checks.judge(li, filing, Result.FAULTY, " "))
                .isInstanceOf(InvalidInputException.class);
        assertThat(checks.judge(li, filing, Result.FINE, "").result()).isEqualTo(Result.FINE);
        assertThatThrownBy(() -> checks.judge(li, filing, Result.FAULTY, "又看了一遍"))
                .isInstanceOf(ConflictException.class);
        assertThat(checks.page(li, false, null, 50).items()).isEmpty();
        assertThat(checks.page(li, true, null, 50).items())
                .extracting(SpotCheck::actorName)
                .containsExactly("李抽查");
    }

    @Test
    void it_is_of_its_desk_and_for_reviewers_to_judge() {
        UUID filing = approved();
        CurrentAccount elsewhere = SubmittedFilings.reviewer("昆山审核员", "320583");
        assertThat(checks.page(elsewhere, false, null, 50).items()).isEmpty();
        assertThatThrownBy(() -> checks.judge(elsewhere, filing, Result.FINE, ""))
                .isInstanceOf(NotFoundException.class);
        assertThat(checks.page(chief, false, null, 50).items()).hasSize(1);
        assertThatThrownBy(() -> checks.judge(chief, filing, Result.FINE, "")).isInstanceOf(DeniedException.class);
    }

    @Test
    void a_problem_is_told_to_the_supervisor_who_revokes_the_approval() {
        String code = Firms.code(77_201);
        CurrentAccount firm = firms.firm("LABOUR", "苏州抽查建筑劳务有限公司", code, "320507", LocalDate.of(2016, 3, 18));
        UUID filing = issued.submitted(firm, code);
        issued.approve(filing);
        jdbc.sql("insert into sample_rate values ('320507', 'enterprise-profile', 100, now(), 'test')")
                .update();
        publish(filing, "approved");
        CurrentAccount reviewer = SubmittedFilings.reviewer("相城审核员", "320507");
        UUID id = accounts.ensure(
                "spot-chief-2",
                "吴主管",
                "demo2026",
                "13800007778",
                null,
                List.of(new Grant(Role.SUPERVISOR, null, "320507")));
        CurrentAccount supervisor = accounts.find(id).orElseThrow();
        checks.judge(reviewer, filing, Result.FAULTY, "执照系伪造");
        assertThat(jdbc.sql(
                                "select count(*) from box_message where account = :chief and template = 'notice.spot-check-faulty' and link = :link")
                        .param("chief", id)
                        .param("link", "reviewed/" + filing)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(revoking.may(reviewer, filing)).isFalse();
        assertThat(revoking.may(supervisor, filing)).isTrue();
        revoking.revoke(supervisor, filing, "执照系伪造");
        assertThat(filings.forReview(filing).filing().state()).isEqualTo(FilingState.REVOKED);
        assertThat(revoking.may(supervisor, filing)).isFalse();
    }

    @Test
    void the_list_goes_on_page_by_page_without_gap_or_repetition() {
        List<UUID> all = List.of(approved(), approved(), approved());
        Page<SpotCheck> first = checks.page(li, false, null, 2);
        Page<SpotCheck> second = checks.page(li, false, first.next(), 2);
        assertThat(first.items()).extracting(SpotCheck::filing).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(second.items()).extracting(SpotCheck::filing).containsExactly(all.get(2));
        assertThat(second.next()).isNull();
    }

    @Test
    void what_is_drawn_is_no_business_of_process_administrators() {
        CurrentAccount admin = SubmittedFilings.account("郑工", Grant.of(Role.PROCESS_ADMIN));
        UUID filing = approved();
        assertThatThrownBy(() -> checks.page(admin, false, null, 50)).isInstanceOf(DeniedException.class);
        assertThat(checks.of(admin, filing)).isEmpty();
    }
}
