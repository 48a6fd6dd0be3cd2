package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.review.SubmittedFilings.account;
import static org.zhuban.review.SubmittedFilings.reviewer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.Programme;
import org.zhuban.filing.ui.Statements;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Haste;
import org.zhuban.review.InboxQuery.Sort;

/** What is urgent, how much lies where, what came since: over rows that this class makes. */
@ZhubanTest
class InboxTallyIntegrationTests {

    private static final InboxQuery GROUP = InboxQuery.of(Box.GROUP);
    private static final Map<String, Programme> TYPES =
            Map.of("enterprise-certification", Programme.ZZ, "wage-specialist", Programme.JM);

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicantIndex applicants;

    private final CurrentAccount district = reviewer("r", "320507");
    private int made;

    @BeforeEach
    void an_empty_inbox() {
        jdbc.sql("delete from open_task").update();
        made = 0;
    }

    private String task(String type, Programme programme, String region, Duration due) {
        made++;
        String id = String.format("%03d-", made) + UUID.randomUUID();
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        insert into open_task (id, filing, number, type, programme, title, region, definition, task, name, desk, desk_group,
                                               revision, created_at, due_at)
                        values (:id, gen_random_uuid(), :number, :type, :programme, '单位' || :id, :region, 'd:1:1', 'review', '审核',
                                'authority', 'authority|' || :programme || '|' || :region, 1, :at, :due)""")
                .param("id", id)
                .param("number", programme + "20261102" + region + String.format("%06d", made))
                .param("type", type)
                .param("programme", programme.name())
                .param("region", region)
                .param("at", now.minusSeconds(3600L - made).atOffset(ZoneOffset.UTC))
                .param("due", now.plus(due).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private String task(String region, Duration due) {
        return task("enterprise-certification", Programme.ZZ, region, due);
    }

    private List<String> ids(CurrentAccount account, InboxQuery query) {
        return inbox.page(account, query, null, 50).items().stream()
                .map(OpenTask::id)
                .toList();
    }

    private void atNoon() {
        clock.stopAt(Instant.parse("2026-11-20T04:00:00Z"));
    }

    @Test
    void overdue_due_today_and_reminded_are_asked_for_one_by_one() {
        atNoon();
        String late = task("320507", Duration.ofHours(-1));
        String today = task("320507", Duration.ofHours(12)); // its limit ends with the day
        String tomorrow = task("320507", Duration.ofHours(13));
        jdbc.sql("update open_task set reminded_at = now() where id = :id")
                .param("id", tomorrow)
                .update();
        assertThat(ids(district, GROUP.with(Haste.OVERDUE))).containsExactly(late);
        assertThat(ids(district, GROUP.with(Haste.TODAY))).containsExactly(today);
        assertThat(ids(district, GROUP.with(Haste.REMINDED))).containsExactly(tomorrow);
        assertThat(ids(
                        district,
                        new InboxQuery(Box.GROUP, null, null, null, "单位" + tomorrow, Haste.REMINDED, Sort.DUE)))
                .containsExactly(tomorrow);
    }

    @Test
    void one_statement_counts_what_is_urgent_and_what_lies_where() {
        atNoon();
        task("320507", Duration.ofHours(-1));
        task("320507", Duration.ofHours(2));
        task("wage-specialist", Programme.JM, "320508", Duration.ofDays(3));
        task("320611", Duration.ofHours(-1));
        var city = account("s", new Grant(Role.SUPERVISOR, null, "320500"));
        InboxTally tally;
        try (var statements = new Statements()) {
            tally = inbox.tally(city, GROUP, TYPES, List.of("320507", "320508"));
            assertThat(statements.seen()).hasSize(1);
        }
        assertThat(tally.all()).isEqualTo(3);
        assertThat(tally.urgent(Haste.OVERDUE)).isOne();
        assertThat(tally.urgent(Haste.TODAY)).isOne();
        assertThat(tally.urgent(Haste.REMINDED)).isZero();
        assertThat(tally.ofType("enterprise-certification")).isEqualTo(2);
        assertThat(tally.ofType("wage-specialist")).isOne();
        assertThat(tally.inRegion("320507")).isEqualTo(2);
        assertThat(tally.inRegion("320508")).isOne();
    }

    @Test
    void a_choice_narrows_the_counts_of_the_others_and_nobody_counts_anothers_desk() {
        task("320507", Duration.ofDays(1));
        task("wage-specialist", Programme.JM, "320508", Duration.ofDays(3));
        var city = account("s", new Grant(Role.SUPERVISOR, null, "320500"));
        var query = new InboxQuery(Box.GROUP, "wage-specialist", null, "320508", null, (Haste) null, Sort.DUE);
        InboxTally tally = inbox.tally(city, query, TYPES, List.of("320507", "320508"));
        assertThat(tally.inRegion("320507")).isZero();
        assertThat(tally.inRegion("320508")).isOne();
        assertThat(tally.ofType("enterprise-certification")).isZero();
        assertThat(tally.all()).isEqualTo(2);
        InboxTally elsewhere = inbox.tally(reviewer("r", "320611"), GROUP, TYPES, List.of("320507"));
        assertThat(elsewhere.all()).isZero();
        assertThat(elsewhere.inRegion("320507")).isZero();
    }

    @Test
    void what_is_urgent_among_my_own_is_counted_there() {
        String mine = task("320507", Duration.ofHours(-1));
        task("320507", Duration.ofHours(-1));
        jdbc.sql("update open_task set assignee = :me where id = :id")
                .param("me", district.id())
                .param("id", mine)
                .update();
        InboxQuery own = InboxQuery.of(Box.MINE);
        InboxTally tally = inbox.tally(district, own, TYPES, List.of());
        assertThat(tally.urgent(Haste.OVERDUE)).isOne();
        assertThat(tally.all()).isEqualTo(2);
        assertThat(ids(district, own.with(Haste.OVERDUE))).containsExactly(mine);
        assertThat(inbox.tally(district, GROUP, TYPES, List.of()).urgent(Haste.OVERDUE))
                .isEqualTo(2);
    }

    @Test
    void a_supervisor_of_the_country_counts_every_province() {
        task("320507", Duration.ofDays(1));
        task("440103", Duration.ofDays(1));
        var country = account("s", new Grant(Role.SUPERVISOR, null, null));
        InboxTally tally = inbox.tally(country, GROUP, TYPES, List.of("320000", "440000"));
        assertThat(tally.all()).isEqualTo(2);
        assertThat(tally.inRegion("440000")).isOne();
    }

    @Test
    void what_came_after_the_list_was_shown_is_counted_and_nothing_else() {
        task("320507", Duration.ofDays(1));
        Instant seen = clock.instant();
        assertThat(inbox.arrived(district, GROUP, seen, 100)).isZero();
        String fresh = task("320507", Duration.ofDays(1));
        task("320508", Duration.ofDays(1));
        jdbc.sql("update open_task set created_at = :at where id = :id")
                .param("at", seen.plusSeconds(1).atOffset(ZoneOffset.UTC))
                .param("id", fresh)
                .update();
        assertThat(inbox.arrived(district, GROUP, seen, 100)).isOne();
        var others = new InboxQuery(Box.GROUP, "wage-specialist", null, null, null, (Haste) null, Sort.DUE);
        assertThat(inbox.arrived(district, others, seen, 100)).isZero();
    }

    @Test
    void the_task_before_one_is_found_in_any_order_also_when_that_one_has_gone() {
        String first = task("320507", Duration.ofDays(1));
        String second = task("320507", Duration.ofDays(2));
        String third = task("320507", Duration.ofDays(3));
        for (Sort sort : Sort.values()) {
            var query = GROUP.with(sort);
            List<OpenTask> page = inbox.page(district, query, null, 50).items();
            assertThat(inbox.preceding(district, query, page.get(2))).hasValue(page.get(1));
            assertThat(inbox.preceding(district, query, page.get(0))).isEmpty();
        }
        OpenTask last = inbox.page(district, GROUP, null, 50).items().get(2);
        assertThat(last.id()).isEqualTo(third);
        jdbc.sql("delete from open_task where id in (:ids)")
                .param("ids", List.of(second, third))
                .update();
        assertThat(inbox.preceding(district, GROUP, last).map(OpenTask::id)).hasValue(first);
    }

    @Test
    void who_filed_is_found_by_the_whole_name_and_the_name_stands_nowhere() {
        String filed = task("320507", Duration.ofDays(1));
        task("320507", Duration.ofDays(1));
        jdbc.sql("update open_task set applicant_index = :index where id = :id")
                .param("index", applicants.of("苏州Ｔest建筑"))
                .param("id", filed)
                .update();
        assertThat(ids(district, new InboxQuery(Box.GROUP, null, null, null, " 苏州tEST建筑", false, Sort.DUE)))
                .containsExactly(filed);
        assertThat(ids(district, new InboxQuery(Box.GROUP, null, null, null, "苏州test", false, Sort.DUE)))
                .isEmpty();
    }
}
