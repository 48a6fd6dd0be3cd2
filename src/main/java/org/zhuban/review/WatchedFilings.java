package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;

/** Filings that a reviewer watches 关注, newest first; at most {@value #MOST} each, so that a search through them costs little. */
@Service
public class WatchedFilings {

    public static final int MOST = 500;

    private final JdbcClient jdbc;
    private final ReviewedFilings reviewed;
    private final Clock clock;

    WatchedFilings(JdbcClient jdbc, ReviewedFilings reviewed, Clock clock) {
        this.jdbc = jdbc;
        this.reviewed = reviewed;
        this.clock = clock;
    }

    /**
     * Begins to watch; nothing happens if he does already.
     *
     * @throws org.zhuban.common.NotFoundException {@code filing.unknown} if it is not of his desks
     * @throws ConflictException                   {@code review.watch.most} if he watches {@value #MOST} others
     */
    @Transactional
    public void watch(CurrentAccount account, UUID filing) {
        reviewed.require(account, filing);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 167))")
                .param("account", account.id().toString())
                .query((row, number) -> true)
                .list();
        if (count(account) >= MOST && !watches(account, filing)) {
            throw new ConflictException("review.watch.most", MOST);
        }
        jdbc.sql(
                        "insert into watched_filing (account, filing, since) values (:account, :filing, :now) on conflict do nothing")
                .param("account", account.id())
                .param("filing", filing)
                .param("now", OpenTaskRows.at(clock.instant()))
                .update();
    }

    /** Nothing happens if he does not watch it. */
    @Transactional
    public void unwatch(CurrentAccount account, UUID filing) {
        DeskScopes.seenBy(account);
        jdbc.sql("delete from watched_filing where account = :account and filing = :filing")
                .param("account", account.id())
                .param("filing", filing)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean watches(CurrentAccount account, UUID filing) {
        return jdbc.sql("select exists (select from watched_filing where account = :account and filing = :filing)")
                .param("account", account.id())
                .param("filing", filing)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public long count(CurrentAccount account) {
        return jdbc.sql("select count(*) from watched_filing where account = :account")
                .param("account", account.id())
                .query(Long.class)
                .single();
    }

    /**
     * A page; what lies on his desks no longer, since his role changed, is left out.
     *
     * @param q      beginning of a number or a title; null = all
     * @param cursor {@link Page#next} of the page before, null for the first
     * @throws org.zhuban.common.DeniedException       {@code review.no-desk} without a reviewing role
     * @throws org.zhuban.common.InvalidInputException {@code /cursor} for a cursor of another's making
     */
    @Transactional(readOnly = true)
    public Page<WatchedFiling> page(CurrentAccount account, @Nullable String q, @Nullable String cursor, int size) {
        DeskScopes.seenBy(account);
        int limit = Math.max(1, Math.min(MOST, size));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("account", account.id());
        var where = new StringBuilder();
        if (q != null && !q.isBlank()) {
            where.append(
                    " and (starts_with(f.number, upper(normalize(:q, NFKC))) or starts_with(lower(normalize(f.title, NFKC)), lower(normalize(:q, NFKC))))");
            parameters.put("q", q.strip().replace("\0", ""));
        }
        if (cursor != null) {
            InboxCursor after = InboxCursor.of(cursor, InboxQuery.Sort.NEWEST);
            where.append(" and (w.since, w.filing) < (:afterAt, :afterId)");
            parameters.put("afterAt", OpenTaskRows.at(after.at()));
            parameters.put("afterId", after.uuid());
        }
        List<Row> found = jdbc.sql("select w.since, f.* from watched_filing w join filing f on f.id = w.filing"
                        + " where w.account = :account" + where + " order by w.since desc, w.filing desc limit :size")
                .params(parameters)
                .param("size", limit + 1)
                .query(WatchedFilings::map)
                .list();
        boolean more = found.size() > limit;
        List<Row> page = more ? found.subList(0, limit) : found;
        WatchedFiling last = more ? page.get(limit - 1).filing() : null;
        return new Page<>(
                page.stream()
                        .filter(row -> DeskFilingAccess.sees(
                                account,
                                row.decider(),
                                row.filing().programme(),
                                row.filing().region()))
                        .map(Row::filing)
                        .toList(),
                last == null
                        ? null
                        : new InboxCursor(
                                        InboxQuery.Sort.NEWEST,
                                        last.since(),
                                        last.filing().toString())
                                .text());
    }

    private record Row(WatchedFiling filing, @Nullable UUID decider) {}

    private static Row map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new Row(
                new WatchedFiling(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("type"),
                        Programme.valueOf(row.getString("programme")),
                        row.getString("title"),
                        row.getString("region"),
                        row.getString("process_definition"),
                        FilingState.valueOf(row.getString("state")),
                        Objects.requireNonNull(instant(row, "since")),
                        Objects.requireNonNull(instant(row, "changed_at")),
                        instant(row, "due_at")),
                row.getObject("decider", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
