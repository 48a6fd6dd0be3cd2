package org.zhuban.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.LoginHints;
import org.zhuban.identity.Role;

/** The logins of API.md, "Demo"; all with password {@code demo2026}. They exist in the demo only. */
@Component
@Profile("demo")
class DemoAccounts implements LoginHints {

    static final String PASSWORD = "demo2026";

    /** 苏州市. */
    static final String CITY = "320500";

    /** 相城区. */
    static final String DISTRICT = "320507";

    private final Accounts accounts;
    private final JdbcClient jdbc;

    DemoAccounts(Accounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /**
     * A login of the demo.
     *
     * @param name       shown, also on the login page
     * @param enterprise its enterprise among {@link DemoEnterprise}, empty for staff and persons
     */
    record Login(String login, String name, String mobile, String enterprise, List<Grant> grants) {}

    static List<Login> logins() {
        var logins = new ArrayList<Login>();
        logins.add(staff("sys", "系统管理员 周敏", 1, new Grant(Role.SYSTEM_ADMIN, null, null)));
        logins.add(staff("modeler", "流程管理员 吴工", 2, new Grant(Role.PROCESS_ADMIN, null, null)));
        logins.add(staff("modeler2", "流程管理员 郑工", 3, new Grant(Role.PROCESS_ADMIN, null, null)));
        logins.add(staff("supervisor", "市住建局 主管 沈岚", 4, new Grant(Role.SUPERVISOR, null, CITY)));
        logins.add(staff("reviewer", "相城区住建局 审核员 陈静", 5, new Grant(Role.REVIEWER, null, DISTRICT)));
        logins.add(staff("reviewer2", "相城区住建局 审核员 许伟", 6, new Grant(Role.REVIEWER, null, DISTRICT)));
        logins.add(staff("reviewer-city", "市住建局 审核员 顾蓉", 7, new Grant(Role.REVIEWER, null, CITY)));
        for (DemoEnterprise enterprise : DemoEnterprise.values()) {
            logins.add(new Login(
                    enterprise.login,
                    enterprise.unit,
                    "1390512%04d".formatted(100 + enterprise.ordinal()),
                    enterprise.name(),
                    List.of(Grant.of(Role.ENTERPRISE))));
        }
        logins.add(new Login(
                "project",
                "元和街道安置房项目部",
                "13905120200",
                DemoEnterprise.CONTRACTOR.name(),
                List.of(Grant.of(Role.PROJECT))));
        logins.add(new Login(
                "wages", "劳资员 钱芳", "13905120201", DemoEnterprise.LABOUR.name(), List.of(Grant.of(Role.WAGE_OFFICER))));
        logins.add(worker("worker", "工人 王建国（已实名）", DemoPersons.MOBILE));
        logins.add(worker("worker2", "工人（未实名）", DemoPersons.UNCERTIFIED));
        return logins;
    }

    /** Who decides what the demo begins with. */
    static String reviewer(JdbcClient jdbc) {
        return jdbc.sql("select id::text from account where login = 'reviewer'")
                .query(String.class)
                .single();
    }

    /** Logs in on the phone pages, by its mobile. */
    private static Login worker(String login, String name, String mobile) {
        return new Login(login, name + " 手机 " + mobile, mobile, "", List.of(Grant.of(Role.PERSON)));
    }

    private static Login staff(String login, String name, int number, Grant grant) {
        return new Login(login, name, "1390512%04d".formatted(number), "", List.of(grant));
    }

    @Override
    public List<Hint> hints() {
        return logins().stream()
                .map(login -> new Hint(login.login(), PASSWORD, login.name()))
                .toList();
    }

    /** Staff and persons, before any filing. */
    void ensureStaff() {
        logins().stream()
                .filter(login -> login.enterprise().isEmpty())
                .forEach(login ->
                        accounts.ensure(login.login(), login.name(), PASSWORD, login.mobile(), null, login.grants()));
    }

    /** The logins of an enterprise, once its certification is approved; its own takes the place of the one that the approval opened. */
    void ensure(DemoEnterprise enterprise, UUID organisation) {
        jdbc.sql("delete from account where organisation = :organisation and login = lower(:code)")
                .param("organisation", organisation)
                .param("code", enterprise.creditCode)
                .update();
        logins().stream()
                .filter(login -> login.enterprise().equals(enterprise.name()))
                .forEach(login -> accounts.ensure(
                        login.login(), login.name(), PASSWORD, login.mobile(), organisation, login.grants()));
    }
}
