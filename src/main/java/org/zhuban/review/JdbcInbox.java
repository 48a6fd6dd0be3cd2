package org.zhuban.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.review.InboxQuery.Haste;
import org.zhuban.review.InboxQuery.Sort;

/** The inbox over {@code open_task}: one statement a page, two when something is searched for. */
@Service
class JdbcInbox implements Inbox {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final StandIns standIns;
    private final Regions regions;
    private final ApplicantIndex applicants;
    private final Clock clock;

    JdbcInbox(JdbcClient jdbc, StandIns standIns, Regions regions, ApplicantIndex applicants, Clock clock) {
        this.jdbc = jdbc;
        this.standIns = standIns;
        this.regions = regions;
        this.applicants = applicants;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<OpenTask> page(CurrentAccount account, InboxQuery query, @Nullable String cursor, int size) {
        DeskScopes desks = DeskScopes.seenBy(account).within(query.programme(), query.region());
        InboxCursor after = cursor == null ? null : InboxCursor.of(cursor, query.sort());
        if (desks.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        int limit = Math.max(1, Math.min(MOST, size));
        List<OpenTask> found = statement(account, query, desks, after, false, limit + 1)
                .query(OpenTaskRows::map)
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<OpenTask> page = List.copyOf(found.subList(0, limit));
        return new Page<>(
                page, InboxCursor.after(query.sort(), page.get(limit - 1)).text());
    }

    @Override
    @Transactional(readOnly = true)
    public long count(CurrentAccount account, InboxQuery query, long atMost) {
        DeskScopes desks = DeskScopes.seenBy(account).within(query.programme(), query.region());
        if (desks.isEmpty()) {
            return 0;
        }
        return statement(account, query, desks, null, true, atMost)
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public long arrived(CurrentAccount account, InboxQuery query, Instant seen, long atMost) {
        DeskScopes desks = DeskScopes.seenBy(account).within(query.programme(), query.region());
        if (desks.isEmpty()) {
            return 0;
        }
        var asked = new InboxQuery(
                InboxQuery.Box.GROUP, query.type(), query.programme(), query.region(), null, null, Sort.NEWEST);
        InboxSql sql = sql(account, asked, desks, null).since(seen);
        return jdbc.sql(sql.walk(true))
                .params(sql.parameters())
                .param("size", atMost)
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public InboxTally tally(
            CurrentAccount account, InboxQuery query, Map<String, Programme> types, List<String> regionCodes) {
        DeskScopes all = DeskScopes.seenBy(account);
        var sql = new TallySql(InboxSql.Today.of(clock), provinces(all), query.type(), signer(account));
        sql.all(all);
        boolean mine = query.box() == InboxQuery.Box.MINE;
        if (!mine) {
            sql.urgency(all.within(query.programme(), query.region()));
        }
        types.forEach((type, programme) -> sql.type(type, all.within(programme, query.region())));
        regionCodes.forEach(region -> sql.region(region, all.within(query.programme(), region)));
        var tally = new InboxTally();
        sql.text().ifPresent(text -> jdbc.sql(text)
                .params(sql.parameters())
                .query((row, number) -> tally.add(row.getString("kind"), row.getString("label"), row.getLong("n")))
                .list());
        if (mine) {
            for (Haste haste : Haste.values()) {
                tally.add(TallySql.URGENT, haste.key(), count(account, query.with(haste), InboxTally.MOST));
            }
        }
        return tally;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OpenTask> following(CurrentAccount account, InboxQuery query, OpenTask task) {
        String behind = InboxCursor.after(query.sort(), task).text();
        int size = task.signed() == null ? 2 : 2 + task.signed().of();
        return Stream.of(behind, "")
                .map(cursor -> page(account, query, cursor.isEmpty() ? null : cursor, size))
                .flatMap(page -> page.items().stream())
                .filter(other -> !other.id().equals(task.id()) && !ofOneRound(other, task))
                .findFirst();
    }

    /** Nobody signs twice. */
    private static boolean ofOneRound(OpenTask other, OpenTask task) {
        return other.signed() != null
                && task.signed() != null
                && other.signed().round().equals(task.signed().round());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OpenTask> preceding(CurrentAccount account, InboxQuery query, OpenTask task) {
        InboxQuery back = query.with(query.sort().reversed());
        return page(account, back, InboxCursor.after(back.sort(), task).text(), 1).items().stream()
                .findFirst();
    }

    private JdbcClient.StatementSpec statement(
            CurrentAccount account,
            InboxQuery query,
            DeskScopes desks,
            @Nullable InboxCursor after,
            boolean count,
            long size) {
        boolean mine = query.box() == InboxQuery.Box.MINE;
        InboxSql sql = sql(account, query, desks, after);
        String text;
        if (mine) {
            text = sql.mine(count);
        } else if (sql.searching() && few(sql)) {
            text = sql.hits(count);
        } else {
            text = sql.walk(count);
        }
        return jdbc.sql(text).params(sql.parameters()).param("size", size);
    }

    private InboxSql sql(CurrentAccount account, InboxQuery query, DeskScopes desks, @Nullable InboxCursor after) {
        return new InboxSql(
                query,
                desks,
                provinces(desks),
                query.box() == InboxQuery.Box.MINE ? standIns.standsInFor(account.id()) : Set.of(),
                signer(account),
                after,
                InboxSql.Today.of(clock),
                applicants::of);
    }

    /** Who only supervises sees all tasks of a round, as he gives them to others. */
    private static @Nullable UUID signer(CurrentAccount account) {
        return account.organisation() != null || account.has(Role.REVIEWER) ? account.id() : null;
    }

    /** What a search reads are ranges of indexes whatever is searched for; to plan them each time would take longer than to read them. */
    private boolean few(InboxSql sql) {
        planning("force_generic_plan");
        boolean few =
                jdbc.sql(sql.probe()).params(sql.parameters()).query(Long.class).single() <= InboxSql.FEW;
        if (!few) {
            planning("auto");
        }
        return few;
    }

    /** Until the end of the transaction. */
    private void planning(String mode) {
        jdbc.sql("set local plan_cache_mode = " + mode).update();
    }

    private List<String> provinces(DeskScopes desks) {
        return desks.scopes().stream().anyMatch(scope -> scope.region().isEmpty())
                ? regions.children("").stream().map(Region::code).toList()
                : List.of();
    }
}
