package org.zhuban.review;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Programme;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/** 分派: supervisors switch for each desk how its tasks find a person. */
@Service
public class Routing {

    /** A desk's tasks are counted to here. */
    public static final int COUNTED = 1_000;

    private static final int MOST_DESKS = 500;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final TaskColleagues colleagues;
    private final Audit audit;
    private final Clock clock;

    Routing(JdbcClient jdbc, Accounts accounts, TaskColleagues colleagues, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.colleagues = colleagues;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Desks that the account supervises: where something lies, where somebody sits in just this region, and where a rule is set; at most 500.
     *
     * @throws DeniedException {@code review.not-supervisor}
     */
    @Transactional(readOnly = true)
    public List<DeskRow> desks(CurrentAccount account) {
        DeskScopes supervised = DeskScopes.supervisedBy(account);
        if (supervised.isEmpty()) {
            throw new DeniedException("review.not-supervisor");
        }
        List<Sitting> people = people();
        return known().stream()
                .filter(desk -> supervised.cover(DeskScopes.AUTHORITY, desk.programme(), desk.region()))
                .limit(MOST_DESKS)
                .map(desk -> new DeskRow(
                        desk.programme(),
                        desk.region(),
                        desk.tasks(),
                        desk.rule(),
                        people.stream()
                                .filter(each ->
                                        each.desks().cover(DeskScopes.AUTHORITY, desk.programme(), desk.region()))
                                .map(Sitting::colleague)
                                .toList()))
                .toList();
    }

    /** What arrives from now on. @throws DeniedException {@code review.not-supervisor} */
    @Transactional
    public void route(CurrentAccount account, Programme programme, String region, RoutingRule rule) {
        String object = "desk:" + programme + "|" + region;
        if (!DeskScopes.supervisedBy(account).cover(DeskScopes.AUTHORITY, programme, region)) {
            audit.denied("desk-routing", object, Map.of("rule", rule));
            throw new DeniedException("review.not-supervisor");
        }
        if (rule == RoutingRule.NONE) {
            jdbc.sql("delete from desk_routing where programme = :programme and region = :region")
                    .param("programme", programme.name())
                    .param("region", region)
                    .update();
        } else {
            jdbc.sql(
                            """
                            insert into desk_routing (programme, region, rule, maker, maker_name, since)
                            values (:programme, :region, :rule, :maker, :makerName, :now)
                            on conflict (programme, region) do update
                            set rule = excluded.rule, maker = excluded.maker, maker_name = excluded.maker_name, since = excluded.since""")
                    .param("programme", programme.name())
                    .param("region", region)
                    .param("rule", rule.name())
                    .param("maker", account.id())
                    .param("makerName", account.displayName())
                    .param("now", OpenTaskRows.at(clock.instant()))
                    .update();
        }
        audit.done("desk-routing", object, Map.of("rule", rule));
    }

    private record Sitting(DeskScopes desks, Colleague colleague) {}

    private List<Sitting> people() {
        List<CurrentAccount> reviewers = accounts.staff(Role.REVIEWER);
        Map<UUID, Colleague> known = colleagues.known(
                reviewers.stream().collect(Collectors.toMap(CurrentAccount::id, CurrentAccount::displayName)));
        return reviewers.stream()
                .map(each -> new Sitting(DeskScopes.decidedBy(each), Objects.requireNonNull(known.get(each.id()))))
                .toList();
    }

    private List<DeskRow> known() {
        return jdbc.sql(
                        """
                        with recursive walked as (
                            (select desk_group from open_task where desk_group like 'authority|%' and not suspended order by desk_group limit 1)
                            union all
                            select (select t.desk_group from open_task t where t.desk_group > w.desk_group and t.desk_group like 'authority|%'
                                    and not t.suspended order by t.desk_group limit 1)
                            from walked w where w.desk_group is not null
                        ), lying as (
                            select split_part(desk_group, '|', 2) as programme, split_part(desk_group, '|', 3) as region, c.tasks
                            from walked cross join lateral (select count(*) as tasks from (
                                select from open_task t where t.desk_group = walked.desk_group and not t.suspended limit :counted) lying_there) c
                            where desk_group is not null
                        ), manned as (
                            select distinct p.programme, g.region from account_role g
                            join account a on a.id = g.account and a.enabled
                            cross join lateral (select unnest(:programmes::text[]) as programme) p
                            where g.role = 'REVIEWER' and g.region is not null and (g.programme is null or g.programme = p.programme)
                        )
                        select programme, region, coalesce(l.tasks, 0) as tasks, coalesce(r.rule, 'NONE') as rule
                        from manned full join lying l using (programme, region) full join desk_routing r using (programme, region)
                        order by region, programme""")
                .param("counted", COUNTED)
                .param(
                        "programmes",
                        Programme.offered().stream().map(Programme::name).toArray(String[]::new))
                .query((row, number) -> new DeskRow(
                        Programme.valueOf(row.getString("programme")),
                        row.getString("region"),
                        row.getInt("tasks"),
                        RoutingRule.valueOf(row.getString("rule")),
                        List.of()))
                .list();
    }
}
