package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.Programme;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.People;
import org.zhuban.identity.Role;

/** 无人在岗: desks with tasks and nobody who decides there. */
@ZhubanTest
class DeskWatchIntegrationTests {

    private static final String PLACE = "320585";

    @Autowired
    private DeskWatch watch;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Substitutions substitutions;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount chief;

    /** No reviewer whom another test made covers the place. */
    @BeforeEach
    void a_desk_with_a_task_and_a_supervisor() {
        jdbc.sql(
                        "delete from account_role where role = 'REVIEWER' and (region is null or region in ('320000', '320500', '320585'))")
                .update();
        jdbc.sql("delete from unmanned_desk").update();
        chief = staff(Role.SUPERVISOR);
        submitted.submit(PLACE);
    }

    private CurrentAccount staff(Role role) {
        UUID id = accounts.ensure(
                "watch-" + UUID.randomUUID(),
                role.name(),
                "demo2026",
                People.mobile(),
                null,
                List.of(new Grant(role, null, PLACE)));
        return accounts.find(id).orElseThrow();
    }

    private int told() {
        return jdbc.sql(
                        "select count(*) from box_message where account = :account and template = 'notice.desk-unmanned'")
                .param("account", chief.id())
                .query(Integer.class)
                .single();
    }

    private void nextDay() {
        jdbc.sql("update unmanned_desk set told = told - 1").update();
    }

    @Test
    void the_supervisors_are_told_once_a_day_and_the_warning_goes_when_somebody_sits_there() {
        watch.look();
        watch.look();
        assertThat(watch.unmanned(chief)).singleElement().satisfies(desk -> {
            assertThat(desk.programme()).isEqualTo(Programme.ZZ);
            assertThat(desk.region()).isEqualTo(PLACE);
            assertThat(desk.tasks()).isPositive();
        });
        assertThat(told()).isOne();
        nextDay();
        watch.look();
        assertThat(told()).isEqualTo(2);
        staff(Role.REVIEWER);
        watch.look();
        assertThat(watch.unmanned(chief)).isEmpty();
    }

    @Test
    void a_desk_whose_only_reviewer_is_absent_is_unmanned_unless_his_substitute_sits_there() {
        CurrentAccount li = staff(Role.REVIEWER);
        CurrentAccount wang = staff(Role.REVIEWER);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        substitutions.add(li, li.id(), wang.id(), null, today, today.plusDays(3), "年休假");
        watch.look();
        assertThat(watch.unmanned(chief)).isEmpty();
        substitutions.add(wang, wang.id(), li.id(), Programme.ZZ, today, today, "病假");
        watch.look();
        assertThat(watch.unmanned(chief)).hasSize(1);
    }

    @Test
    void a_supervisor_of_elsewhere_and_a_reviewer_read_nothing_of_it() {
        watch.look();
        assertThat(watch.unmanned(SubmittedFilings.account("别处主管", new Grant(Role.SUPERVISOR, null, "320600"))))
                .isEmpty();
        assertThat(watch.unmanned(SubmittedFilings.reviewer("审核员", PLACE))).isEmpty();
    }
}
