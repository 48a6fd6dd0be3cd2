package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhuban.review.SubmittedFilings.account;
import static org.zhuban.review.SubmittedFilings.reviewer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Sort;

/** The inbox over rows that this class makes, in regions of its own. */
@ZhubanTest
class InboxIntegrationTests {

    private static final Instant START = Instant.parse("2026-11-02T01:00:00Z");
    private static final InboxQuery GROUP = InboxQuery.of(Box.GROUP);

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    private int made;

    @BeforeEach
    void an_empty_inbox() {
        jdbc.sql("delete from open_task").update();
        made = 0;
    }

    /** A task; the n-th made arrives n minutes after the start and is due five days later. */
    private String task(String region, String title, Object... changes) {
        made++;
        String id = UUID.randomUUID().toString();
        Instant at = START.plus(Duration.ofMinutes(made));
        jdbc.sql(
                        """
                        insert into open_task (id, filing, number, type, programme, title, subject, region, definition, task, name, desk,
                                               desk_group, revision, created_at, due_at)
                        values (:id, gen_random_uuid(), :number, 'enterprise-certification', 'ZZ', :title, :subject, :region, 'd:1:1',
                                'review', '审核', 'authority', 'authority|ZZ|' || :region, 1, :at, :due)""")
                .param("id", id)
                .param("number", "ZZ20261102" + region + String.format("%06d", made))
                .param("title", title)
                .param("subject", "91" + region + String.format("%010d", made))
                .param("region", region)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("due", at.plus(Duration.ofDays(5)).atOffset(ZoneOffset.UTC))
                .update();
        for (int i = 0; i < changes.length; i += 2) {
            jdbc.sql("update open_task set " + changes[i] + " = :value where id = :id")
                    .param("value", changes[i + 1])
                    .param("id", id)
                    .update();
        }
        return id;
    }

    private List<String> ids(CurrentAccount account, InboxQuery query) {
        return inbox.page(account, query, null, 50).items().stream()
                .map(OpenTask::id)
                .toList();
    }

    private static InboxQuery searching(String q) {
        return new InboxQuery(Box.GROUP, null, null, null, q, false, Sort.DUE);
    }

    @Test
    void a_desk_lists_its_region_a_city_its_districts_and_nobody_anothers() {
        String first = task("320507", "甲");
        String second = task("320508", "乙");
        String city = task("320500", "丙");
        String other = task("320611", "丁");
        assertThat(ids(reviewer("r", "320507"), GROUP)).containsExactly(first);
        assertThat(ids(reviewer("r", "320500"), GROUP)).containsExactly(first, second, city);
        assertThat(ids(reviewer("r", "320000"), GROUP)).containsExactly(first, second, city, other);
        assertThat(ids(account("s", new Grant(Role.SUPERVISOR, null, null)), GROUP))
                .containsExactly(first, second, city, other);
        assertThat(ids(reviewer("r", "330100"), GROUP)).isEmpty();
    }

    @Test
    void several_desks_are_one_list_in_one_order() {
        String first = task("320611", "甲");
        String second = task("320507", "乙", "programme", "JM", "desk_group", "authority|JM|320507");
        String third = task("320611", "丙");
        task("320507", "不在岗位上");
        var account = account(
                "r",
                new Grant(Role.REVIEWER, Programme.JM, "320507"),
                new Grant(Role.REVIEWER, Programme.ZZ, "320600"));
        assertThat(ids(account, GROUP)).containsExactly(first, second, third);
    }

    @Test
    void without_a_reviewing_role_there_is_no_inbox() {
        task("320507", "甲");
        var enterprise = account("e", Grant.of(Role.ENTERPRISE));
        assertThatThrownBy(() -> inbox.page(enterprise, GROUP, null, 50)).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> inbox.count(enterprise, GROUP, 10)).isInstanceOf(DeniedException.class);
    }

    @Test
    void mine_is_what_i_claimed_and_only_while_it_lies_on_my_desk() {
        var me = reviewer("r", "320507");
        task("320507", "无人签收");
        task("320507", "别人的", "assignee", UUID.randomUUID());
        String mine = task("320507", "我的", "assignee", me.id());
        task("320611", "调岗前签收", "assignee", me.id());
        assertThat(ids(me, InboxQuery.of(Box.MINE))).containsExactly(mine);
        assertThat(inbox.count(me, InboxQuery.of(Box.MINE), 10)).isOne();
    }

    /** A task on the desk of an enterprise. */
    private String taskOf(UUID enterprise, String title, Object... changes) {
        String id = task("320507", title, "desk", "owning-enterprise", "desk_group", "owning-enterprise|" + enterprise);
        for (int i = 0; i < changes.length; i += 2) {
            jdbc.sql("update open_task set " + changes[i] + " = :value where id = :id")
                    .param("value", changes[i + 1])
                    .param("id", id)
                    .update();
        }
        return id;
    }

    private static CurrentAccount enterprise(UUID id, @org.jspecify.annotations.Nullable UUID project) {
        return new CurrentAccount(
                UUID.randomUUID(), "e", "e", List.of(Grant.of(Role.ENTERPRISE)), id, project, java.util.Set.of("*"));
    }

    @Test
    void an_enterprise_lists_its_own_desks_and_nothing_else() {
        UUID own = UUID.randomUUID();
        UUID another = UUID.randomUUID();
        task("320507", "主管部门的");
        taskOf(another, "别家的");
        String asked = taskOf(own, "项目账号");
        String invited = taskOf(own, "邀请", "desk", "invited-enterprise", "desk_group", "invited-enterprise|" + own);
        assertThat(ids(enterprise(own, null), GROUP)).containsExactly(asked, invited);
        assertThat(inbox.count(enterprise(own, null), GROUP, 10)).isEqualTo(2);
        assertThat(ids(reviewer("r", "320500"), GROUP))
                .as("an authority sees none of an enterprise's")
                .hasSize(1);
        assertThat(ids(account("s", new Grant(Role.SUPERVISOR, null, null)), GROUP))
                .hasSize(1);
        assertThatThrownBy(() -> ids(enterprise(own, UUID.randomUUID()), GROUP))
                .as("a project account decides nothing")
                .isInstanceOf(DeniedException.class);
    }

    @Test
    void an_enterprise_with_a_reviewers_role_still_sits_at_its_own_desks_only() {
        UUID own = UUID.randomUUID();
        task("320507", "主管部门的");
        String asked = taskOf(own, "项目账号");
        var both = new CurrentAccount(
                UUID.randomUUID(),
                "e",
                "e",
                List.of(Grant.of(Role.ENTERPRISE), new Grant(Role.REVIEWER, null, "320507")),
                own,
                java.util.Set.of("*"));
        assertThat(ids(both, GROUP)).containsExactly(asked);
    }

    @Test
    void searches_filters_and_claims_of_an_enterprise_stay_at_its_desks() {
        UUID own = UUID.randomUUID();
        var me = enterprise(own, null);
        taskOf(UUID.randomUUID(), "元和安置房 别家", "assignee", me.id());
        String wanted = taskOf(own, "元和安置房 项目账号");
        taskOf(own, "黄埭厂房 项目账号", "region", "320611", "programme", "JM");
        assertThat(ids(me, searching("元和"))).containsExactly(wanted);
        assertThat(inbox.count(me, searching("元和"), 10)).isOne();
        assertThat(ids(me, InboxQuery.of(Box.MINE))).isEmpty();
        assertThat(ids(me, new InboxQuery(Box.GROUP, null, Programme.ZZ, "320500", null, false, Sort.DUE)))
                .containsExactly(wanted);
        assertThat(ids(me, new InboxQuery(Box.GROUP, null, Programme.ZZ, "320500", "元和", false, Sort.DUE)))
                .containsExactly(wanted);
    }

    /** So many tasks that an index is worth its while; one in 200 at this enterprise. */
    private void many(UUID own) {
        jdbc.sql(
                        """
                        insert into open_task (id, filing, number, type, programme, title, region, definition, task, name, desk, desk_group,
                                               revision, created_at, due_at)
                        select gen_random_uuid()::text, gen_random_uuid(), 'ZZ20261102320507' || to_char(i, 'FM000000'),
                               'project-account-certification', 'ZZ', '项目' || i, '320507', 'd:1:1', 'review', '审核', 'owning-enterprise',
                               'owning-enterprise|' || case when i % 200 = 0 then :own::text else gen_random_uuid()::text end, 1, now(),
                               timestamptz '2026-11-02' + i * interval '1 second'
                        from generate_series(1, 20000) i""")
                .param("own", own)
                .update();
        jdbc.sql("analyze open_task").update();
    }

    @Test
    void the_list_of_an_enterprise_walks_an_index_whatever_lies_on_other_desks() {
        UUID own = UUID.randomUUID();
        many(own);
        for (Sort sort : Sort.values()) {
            var query = new InboxQuery(Box.GROUP, null, null, null, null, false, sort);
            var sql = new InboxSql(
                    query,
                    DeskScopes.seenBy(enterprise(own, null)),
                    List.of(),
                    Set.of(),
                    null,
                    null,
                    new InboxSql.Today(START, START),
                    name -> new byte[0]);
            String text = sql.walk(false);
            String plan = String.join(
                    "\n",
                    jdbc.sql("explain " + text)
                            .params(sql.parameters())
                            .param("size", 51)
                            .query(String.class)
                            .list());
            assertThat(plan)
                    .as(sort.key())
                    .contains("desk_group = desk.key")
                    .containsPattern("Index Scan (Backward )?(using|on) open_task_(due|created|type)")
                    .doesNotContain("Seq Scan");
        }
        assertThat(ids(enterprise(own, null), GROUP)).hasSize(50);
    }

    @Test
    void a_suspended_task_waits_out_of_sight() {
        task("320507", "甲", "suspended", true);
        assertThat(ids(reviewer("r", "320507"), GROUP)).isEmpty();
        assertThat(inbox.count(reviewer("r", "320507"), GROUP, 10)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pages_follow_each_other_without_gap_or_repetition_in_every_order(Sort sort) {
        for (int i = 0; i < 23; i++) {
            // three at a time at the same moment, in two districts
            task(i % 2 == 0 ? "320507" : "320508", "单位" + i);
        }
        jdbc.sql(
                        "update open_task set created_at = date_trunc('hour', created_at), due_at = date_trunc('hour', due_at)")
                .update();
        var query = new InboxQuery(Box.GROUP, null, null, null, null, false, sort);
        List<OpenTask> all = walk(reviewer("r", "320500"), query, 5);
        assertThat(all).extracting(OpenTask::id).doesNotHaveDuplicates().hasSize(23);
        List<Instant> order = all.stream()
                .map(task -> sort.column().equals("due_at") ? task.dueAt() : task.createdAt())
                .toList();
        assertThat(order)
                .isSortedAccordingTo(
                        sort.descending()
                                ? java.util.Comparator.<Instant>reverseOrder()
                                : java.util.Comparator.<Instant>naturalOrder());
    }

    private List<OpenTask> walk(CurrentAccount account, InboxQuery query, int size) {
        List<OpenTask> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<OpenTask> page = inbox.page(account, query, cursor, size);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Test
    void tasks_that_come_and_go_meanwhile_neither_repeat_nor_hide_others() {
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            first.add(task("320507", "单位" + i));
        }
        var me = reviewer("r", "320507");
        Page<OpenTask> page = inbox.page(me, GROUP, null, 4);
        jdbc.sql("delete from open_task where id = :id")
                .param("id", first.get(1))
                .update();
        jdbc.sql("delete from open_task where id = :id")
                .param("id", first.get(3))
                .update();
        String urgent = task("320507", "加急", "due_at", START.atOffset(ZoneOffset.UTC));
        Page<OpenTask> second = inbox.page(me, GROUP, page.next(), 4);
        assertThat(second.items())
                .extracting(OpenTask::id)
                .isEqualTo(first.subList(4, 8))
                .doesNotContain(urgent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ZZ20261102320507000002",
                "zz20261102320507000002",
                "ＺＺ２０２６１１０２３２０５０７０００００２",
                "９１3205070000000002",
                "ABC（苏州）",
                "abc(苏州)"
            })
    void a_search_finds_by_the_beginning_whatever_case_and_width(String q) {
        task("320507", "甲");
        String wanted = task("320507", "Abc（苏州）劳务");
        task("320507", "中间有 Abc（苏州）");
        assertThat(ids(reviewer("r", "320507"), searching(q))).containsExactly(wanted);
        assertThat(inbox.count(reviewer("r", "320507"), searching(q), 10)).isOne();
    }

    @Test
    void the_end_of_a_number_finds_it_by_its_index() {
        task("320507", "甲");
        String wanted = task("320507", "乙");
        String number = number(wanted);
        for (int digits = 4; digits <= 6; digits++) {
            String end = number.substring(number.length() - digits);
            assertThat(ids(reviewer("r", "320507"), searching(end))).as(end).containsExactly(wanted);
            assertThat(inbox.count(reviewer("r", "320507"), searching(end), 10)).isOne();
        }
        assertThat(ids(reviewer("r", "320507"), searching(number.substring(number.length() - 7))))
                .as("so many digits nobody says")
                .isEmpty();
        many(UUID.randomUUID());
        var sql = new InboxSql(
                searching("000002"),
                DeskScopes.seenBy(reviewer("r", "320507")),
                List.of(),
                Set.of(),
                UUID.randomUUID(),
                null,
                new InboxSql.Today(START, START),
                name -> new byte[0]);
        for (String text : List.of(sql.probe(), sql.hits(false), sql.hits(true))) {
            assertThat(plan(sql, text)).contains("open_task_tail").doesNotContain("Seq Scan");
        }
    }

    private String plan(InboxSql sql, String text) {
        return transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            var statement = jdbc.sql("explain " + text).params(sql.parameters());
            if (text.contains(":size")) {
                statement = statement.param("size", 51);
            }
            return String.join("\n", statement.query(String.class).list());
        });
    }

    private String number(String task) {
        return jdbc.sql("select number from open_task where id = :id")
                .param("id", task)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "甲'--", "\0"})
    void what_means_something_to_the_database_means_nothing_in_a_search(String q) {
        task("320507", "甲");
        assertThat(ids(reviewer("r", "320507"), searching("甲" + q)).size()).isEqualTo(q.equals("\0") ? 1 : 0);
        assertThat(ids(reviewer("r", "320507"), searching(q)).size()).isEqualTo(q.equals("\0") ? 1 : 0);
    }

    @Test
    void a_search_reaches_no_other_desk() {
        task("320611", "苏州甲");
        assertThat(ids(reviewer("r", "320507"), searching("苏州"))).isEmpty();
    }

    @Test
    void a_search_that_finds_very_many_pages_like_any_other() {
        jdbc.sql(
                        """
                        insert into open_task (id, filing, number, type, programme, title, region, definition, task, name, desk, desk_group,
                                               revision, created_at, due_at)
                        select gen_random_uuid()::text, gen_random_uuid(), 'ZZ20261102320507' || to_char(i, 'FM000000'),
                               'enterprise-certification', 'ZZ', '单位' || i, '320507', 'd:1:1', 'review', '审核', 'authority',
                               'authority|ZZ|320507', 1, now(), timestamptz '2026-11-02' + i * interval '1 second'
                        from generate_series(1, :many) i""")
                .param("many", InboxSql.FEW + 100)
                .update();
        var me = reviewer("r", "320507");
        Page<OpenTask> page = inbox.page(me, searching("zz20261102"), null, 50);
        assertThat(page.items()).hasSize(50).extracting(OpenTask::title).startsWith("单位1", "单位2");
        assertThat(inbox.page(me, searching("zz20261102"), page.next(), 50).items())
                .extracting(OpenTask::title)
                .startsWith("单位51");
        assertThat(inbox.count(me, searching("zz20261102"), 1000)).isEqualTo(1000);
    }

    @Test
    void type_programme_region_and_overdue_narrow_the_list() {
        String late = task("320507", "甲");
        String other = task("320508", "乙", "type", "wage-specialist");
        clock.stopAt(START.plus(Duration.ofDays(5)).plus(Duration.ofSeconds(90)));
        var me = reviewer("r", "320500");
        assertThat(ids(me, new InboxQuery(Box.GROUP, "wage-specialist", null, null, null, false, Sort.DUE)))
                .containsExactly(other);
        assertThat(ids(me, new InboxQuery(Box.GROUP, null, Programme.JM, null, null, false, Sort.DUE)))
                .isEmpty();
        assertThat(ids(me, new InboxQuery(Box.GROUP, null, null, "320508", null, false, Sort.CREATED)))
                .containsExactly(other);
        assertThat(ids(me, new InboxQuery(Box.GROUP, null, null, "330100", null, false, Sort.CREATED)))
                .isEmpty();
        assertThat(ids(me, new InboxQuery(Box.GROUP, null, null, null, null, true, Sort.NEWEST)))
                .containsExactly(late);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ZHVl", "ZHVlIG5vdCBhIHRpbWU"})
    void what_is_no_cursor_is_refused(String cursor) {
        assertThatThrownBy(() -> inbox.page(reviewer("r", "320507"), GROUP, cursor, 50))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.errors())
                        .extracting("field")
                        .containsExactly("/cursor"));
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        task("320507", "甲");
        task("320507", "乙");
        var me = reviewer("r", "320507");
        String cursor = inbox.page(me, GROUP, null, 1).next();
        assertThatThrownBy(() -> inbox.page(
                        me, new InboxQuery(Box.GROUP, null, null, null, null, false, Sort.NEWEST), cursor, 1))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_badge_counts_no_further_than_asked() {
        for (int i = 0; i < 5; i++) {
            task(i % 2 == 0 ? "320507" : "320508", "单位" + i);
        }
        assertThat(inbox.count(reviewer("r", "320500"), GROUP, 3)).isEqualTo(3);
        assertThat(inbox.count(reviewer("r", "320500"), GROUP, 999)).isEqualTo(5);
    }

    @Test
    void the_next_task_is_the_one_behind_or_the_first_again() {
        String first = task("320507", "甲");
        String second = task("320507", "乙");
        var me = reviewer("r", "320507");
        List<OpenTask> page = inbox.page(me, GROUP, null, 50).items();
        assertThat(inbox.following(me, GROUP, page.get(0)).map(OpenTask::id)).hasValue(second);
        assertThat(inbox.following(me, GROUP, page.get(1)).map(OpenTask::id)).hasValue(first);
        jdbc.sql("delete from open_task where id <> :id").param("id", first).update();
        assertThat(inbox.following(me, GROUP, page.get(0))).isEmpty();
    }
}
