package org.zhuban.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.reference.Regions;
import org.zhuban.reference.WorkingDays;

/**
 * 临期提醒与超期上报: on the morning of each working day every reviewer is told once what of his ends today or is over and what lies on his desks
 * with nobody, every supervisor how much of his desks is over. One message a person, however many filings.
 */
@Component
class DueDigest {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final StandIns standIns;
    private final WorkingDays workingDays;
    private final Regions regions;
    private final Messages messages;
    private final Texts texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DueDigest(
            JdbcClient jdbc,
            Accounts accounts,
            StandIns standIns,
            WorkingDays workingDays,
            Regions regions,
            Messages messages,
            Texts texts,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.standIns = standIns;
        this.workingDays = workingDays;
        this.regions = regions;
        this.messages = messages;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Of a desk: over, and of what ends today or is over with nobody. */
    private record Pile(Programme programme, String region, int over, int unclaimed) {}

    /** One person's claimed tasks. */
    private record Own(int today, int over) {

        static final Own NOTHING = new Own(0, 0);
    }

    /** Tried every half hour from eight in the morning, so that a program that was down then is not silent for a day. */
    @Scheduled(cron = "${zhuban.review.due-digest:0 0/30 8-17 * * *}", zone = "Asia/Shanghai")
    void morning() {
        tell();
    }

    /** Once a working day, whoever asks. */
    void tell() {
        LocalDate today = LocalDate.now(clock);
        if (workingDays.isWorkingDay(today)) {
            transaction.executeWithoutResult(status -> {
                if (first(today)) {
                    tell(clock.instant());
                }
            });
        }
    }

    private boolean first(LocalDate today) {
        return jdbc.sql("insert into due_digest (day) values (:today) on conflict do nothing")
                        .param("today", today)
                        .update()
                > 0;
    }

    private void tell(Instant now) {
        Instant midnight =
                LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Map<UUID, Own> own = own(now, midnight);
        List<Pile> piles = piles(now, midnight);
        List<CurrentAccount> reviewers = accounts.staff(Role.REVIEWER);
        Map<UUID, Substitution> absent =
                standIns.absent(reviewers.stream().map(CurrentAccount::id).toList());
        for (CurrentAccount reviewer : reviewers) {
            if (!absent.containsKey(reviewer.id())) {
                reviewer(reviewer, own.getOrDefault(reviewer.id(), Own.NOTHING), piles);
            }
        }
        accounts.staff(Role.SUPERVISOR).forEach(supervisor -> supervisor(supervisor, piles));
    }

    private void reviewer(CurrentAccount account, Own mine, List<Pile> piles) {
        DeskScopes desks = DeskScopes.decidedBy(account);
        int unclaimed = piles.stream()
                .filter(pile -> desks.cover(DeskScopes.AUTHORITY, pile.programme(), pile.region()))
                .mapToInt(Pile::unclaimed)
                .sum();
        if (mine.today() + mine.over() > 0) {
            messages.notice(account.id(), "notice.due-mine", "tasks?box=mine", mine.today(), mine.over(), unclaimed);
        } else if (unclaimed > 0) {
            messages.notice(account.id(), "notice.due-desk", "tasks", unclaimed);
        }
    }

    private void supervisor(CurrentAccount account, List<Pile> piles) {
        DeskScopes desks = DeskScopes.supervisedBy(account);
        int over = 0;
        @Nullable Pile worst = null;
        for (Pile pile : piles) {
            if (pile.over() > 0 && desks.cover(DeskScopes.AUTHORITY, pile.programme(), pile.region())) {
                over += pile.over();
                worst = worst == null || pile.over() > worst.over() ? pile : worst;
            }
        }
        if (worst != null) {
            messages.notice(
                    account.id(),
                    "notice.due-over",
                    "tasks?haste=overdue",
                    over,
                    regions.path(worst.region()),
                    texts.text(Locale.CHINA, "programme." + worst.programme()),
                    worst.over());
        }
    }

    private Map<UUID, Own> own(Instant now, Instant midnight) {
        Map<UUID, Own> own = new HashMap<>();
        jdbc.sql(
                        """
                        select assignee, count(*) filter (where due_at > :now) as today, count(*) filter (where due_at <= :now) as over
                        from open_task where assignee is not null and due_at <= :midnight and not suspended group by assignee""")
                .param("now", OpenTaskRows.at(now))
                .param("midnight", OpenTaskRows.at(midnight))
                .query(row -> {
                    own.put(row.getObject("assignee", UUID.class), new Own(row.getInt("today"), row.getInt("over")));
                });
        return own;
    }

    private List<Pile> piles(Instant now, Instant midnight) {
        return jdbc.sql(
                        """
                        select programme, region, count(*) filter (where due_at <= :now) as over, count(*) filter (where assignee is null) as unclaimed
                        from open_task where desk = :desk and due_at <= :midnight and not suspended group by programme, region""")
                .param("now", OpenTaskRows.at(now))
                .param("midnight", OpenTaskRows.at(midnight))
                .param("desk", DeskScopes.AUTHORITY)
                .query((row, number) -> new Pile(
                        Programme.valueOf(row.getString("programme")),
                        row.getString("region"),
                        row.getInt("over"),
                        row.getInt("unclaimed")))
                .list();
    }
}
