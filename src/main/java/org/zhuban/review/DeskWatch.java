package org.zhuban.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.reference.Regions;

/**
 * 无人在岗: every hour looks for desks of the authority where tasks lie and nobody is present who decides there, and tells the supervisors
 * once a day. A substitute makes a desk manned as he sits there himself.
 */
@Component
public class DeskWatch {

    private static final String LOCK = "desk-watch";

    private final JdbcClient jdbc;
    private final JdbcOpenTasks tasks;
    private final StandIns standIns;
    private final Leavers leavers;
    private final Accounts accounts;
    private final Regions regions;
    private final Messages messages;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DeskWatch(
            JdbcClient jdbc,
            JdbcOpenTasks tasks,
            StandIns standIns,
            Leavers leavers,
            Accounts accounts,
            Regions regions,
            Messages messages,
            Texts texts,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.standIns = standIns;
        this.leavers = leavers;
        this.accounts = accounts;
        this.regions = regions;
        this.messages = messages;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where tasks of desks that the account supervises lie with nobody; most tasks first, at most 20. */
    @Transactional(readOnly = true)
    public List<UnmannedDesk> unmanned(CurrentAccount account) {
        DeskScopes supervised = DeskScopes.supervisedBy(account);
        return supervised.isEmpty()
                ? List.of()
                : known().stream()
                        .filter(desk -> supervised.cover(DeskScopes.AUTHORITY, desk.programme(), desk.region()))
                        .limit(20)
                        .toList();
    }

    @Scheduled(cron = "${zhuban.review.desk-watch:0 5 * * * *}", zone = "Asia/Shanghai")
    void hourly() {
        transaction.executeWithoutResult(status -> {
            if (tasks.first(LOCK)) {
                leavers.sweep();
                look();
            }
        });
    }

    /** On one node at a time. */
    @Transactional
    public void look() {
        List<UnmannedDesk> empty = emptyDesks();
        jdbc.sql("delete from unmanned_desk where not (programme || '|' || region = any (:still::text[]))")
                .param("still", empty.stream().map(DeskWatch::key).toArray(String[]::new))
                .update();
        empty.forEach(this::note);
    }

    private List<UnmannedDesk> emptyDesks() {
        List<CurrentAccount> reviewers = accounts.staff(Role.REVIEWER);
        Map<UUID, List<Substitution>> absences =
                standIns.absences(reviewers.stream().map(CurrentAccount::id).toList());
        Map<UUID, DeskScopes> desks =
                reviewers.stream().collect(Collectors.toMap(CurrentAccount::id, DeskScopes::decidedBy));
        return jdbc
                .sql(
                        """
                        select programme, region, count(*) as tasks from open_task where desk = :desk and not suspended
                        group by programme, region order by programme, region""")
                .param("desk", DeskScopes.AUTHORITY)
                .query((row, number) -> new UnmannedDesk(
                        Programme.valueOf(row.getString("programme")),
                        row.getString("region"),
                        row.getInt("tasks"),
                        clock.instant()))
                .list()
                .stream()
                .filter(desk -> desks.entrySet().stream()
                        .noneMatch(each -> each.getValue().cover(DeskScopes.AUTHORITY, desk.programme(), desk.region())
                                && present(absences.getOrDefault(each.getKey(), List.of()), desk.programme())))
                .toList();
    }

    private static boolean present(List<Substitution> absences, Programme programme) {
        return absences.stream().noneMatch(each -> each.programme() == null || each.programme() == programme);
    }

    private void note(UnmannedDesk desk) {
        jdbc.sql(
                        """
                        insert into unmanned_desk (programme, region, tasks, since) values (:programme, :region, :tasks, :now)
                        on conflict (programme, region) do update set tasks = excluded.tasks""")
                .param("programme", desk.programme().name())
                .param("region", desk.region())
                .param("tasks", desk.tasks())
                .param("now", OpenTaskRows.at(clock.instant()))
                .update();
        Set<UUID> supervisors =
                Set.copyOf(accounts.holders(Role.SUPERVISOR, desk.programme().name(), desk.region()));
        if (supervisors.isEmpty() || !untold(desk)) {
            return;
        }
        supervisors.forEach(each -> messages.notice(
                each,
                "notice.desk-unmanned",
                "tasks",
                regions.path(desk.region()),
                texts.text(Locale.CHINA, "programme." + desk.programme()),
                desk.tasks()));
    }

    private boolean untold(UnmannedDesk desk) {
        return jdbc.sql(
                                """
                                update unmanned_desk set told = :today
                                where programme = :programme and region = :region and (told is null or told < :today)""")
                        .param("today", LocalDate.now(clock))
                        .param("programme", desk.programme().name())
                        .param("region", desk.region())
                        .update()
                > 0;
    }

    private List<UnmannedDesk> known() {
        return jdbc.sql("select * from unmanned_desk order by tasks desc, programme, region")
                .query((row, number) -> new UnmannedDesk(
                        Programme.valueOf(row.getString("programme")),
                        row.getString("region"),
                        row.getInt("tasks"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static String key(UnmannedDesk desk) {
        return desk.programme() + "|" + desk.region();
    }
}
