package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;

/**
 * What somebody decided 已办, newest first, from {@code decided_task}. As the inbox does it: what a rare search finds is collected from the
 * search indexes and sorted; any other list walks the decisions in their order and stops after a page.
 */
@Service
public class DoneTasks {

    /** Up to this many hits of a search are collected; beyond, walking in order finds a page sooner. */
    static final int FEW = 10_000;

    private static final int MOST = 500;
    private static final List<String> SEARCHED = List.of(
            "number >= :code and number < :codeEnd",
            "subject >= :code and subject < :codeEnd",
            "title_key >= :title and title_key < :titleEnd");
    private static final String TAIL = "reverse(number) >= :tail and reverse(number) < :tailEnd";
    /** What happened next was that he took it back. */
    private static final String RECALLED =
            """
            coalesce((select e.kind = 'RECALLED' from filing_event e
                      where e.filing = d.filing and e.kind not in ('REMINDED', 'MIGRATED') and (e.at, e.id) > (d.at, d.id)
                      order by e.at, e.id limit 1), false) as recalled""";

    private final JdbcClient jdbc;

    DoneTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of the account's own decisions; nobody reads another's.
     *
     * @param cursor {@link Page#next} of the page before, null for the first
     * @param size   1 to 500
     * @throws org.zhuban.common.DeniedException       {@code review.no-desk} without a reviewing role
     * @throws org.zhuban.common.InvalidInputException {@code /cursor} for a cursor of another's making
     */
    @Transactional(readOnly = true)
    public Page<DoneTask> page(CurrentAccount account, DoneQuery query, @Nullable String cursor, int size) {
        DeskScopes.seenBy(account);
        int limit = Math.max(1, Math.min(MOST, size));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("actor", account.id());
        String filters = filters(query, cursor, parameters);
        String newest = " order by at desc, id desc limit :size";
        String rows = query.searching() && few(parameters)
                ? "with hit as materialized ("
                        + hits("select id, type, at from decided_task where actor = :actor and ", " union ", parameters)
                        + ") select id from hit where true" + filters + newest
                : "select id from decided_task where actor = :actor" + filters
                        + (query.searching()
                                ? " and (position(:code in number) = 1 or position(:code in subject) = 1 or position(:title in title_key) = 1"
                                        + (parameters.containsKey("tail")
                                                ? " or position(:tail in reverse(number)) = 1)"
                                                : ")")
                                : "")
                        + newest;
        List<DoneTask> found = jdbc.sql(
                        "select d.*, f.state, " + RECALLED + " from (" + rows
                                + ") page join decided_task d using (id) join filing f on f.id = d.filing order by d.at desc, d.id desc")
                .params(parameters)
                .param("size", limit + 1)
                .query(DoneTasks::map)
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        DoneTask last = found.get(limit - 1);
        return new Page<>(
                List.copyOf(found.subList(0, limit)),
                new InboxCursor(InboxQuery.Sort.NEWEST, last.at(), last.id().toString()).text());
    }

    private static String filters(DoneQuery query, @Nullable String cursor, Map<String, Object> parameters) {
        var filters = new StringBuilder();
        if (query.type() != null) {
            filters.append(" and type = :type");
            parameters.put("type", query.type());
        }
        if (query.from() != null) {
            filters.append(" and at >= :from");
            parameters.put("from", OpenTaskRows.at(query.from()));
        }
        if (query.to() != null) {
            filters.append(" and at < :to");
            parameters.put("to", OpenTaskRows.at(query.to()));
        }
        if (cursor != null) {
            InboxCursor after = InboxCursor.of(cursor, InboxQuery.Sort.NEWEST);
            filters.append(" and (at, id) < (:afterAt, :afterId)");
            parameters.put("afterAt", OpenTaskRows.at(after.at()));
            parameters.put("afterId", after.uuid());
        }
        if (query.searching()) {
            String wanted = Normalizer.normalize(
                            Objects.requireNonNull(query.q()).strip(), Normalizer.Form.NFKC)
                    .replace("\0", "");
            String code = wanted.toUpperCase(Locale.ROOT);
            String title = InboxSql.lowerAscii(wanted);
            parameters.putAll(Map.of(
                    "code",
                    code,
                    "codeEnd",
                    InboxSql.lastOf(code),
                    "title",
                    title,
                    "titleEnd",
                    InboxSql.lastOf(title)));
            if (InboxSql.TAIL.matcher(wanted).matches()) {
                String tail = new StringBuilder(wanted).reverse().toString();
                parameters.put("tail", tail);
                parameters.put("tailEnd", InboxSql.lastOf(tail));
            }
        }
        return filters.toString();
    }

    private boolean few(Map<String, Object> parameters) {
        String each = "(select 1 from decided_task where actor = :actor and ";
        return jdbc.sql("select count(*) from (" + hits(each, " limit " + (FEW + 1) + ") union all ", parameters)
                                + " limit " + (FEW + 1) + ")) hit")
                        .params(parameters)
                        .query(Long.class)
                        .single()
                <= FEW;
    }

    private static String hits(String each, String between, Map<String, Object> parameters) {
        String all = each + String.join(between + each, SEARCHED);
        return parameters.containsKey("tail") ? all + between + each + TAIL : all;
    }

    private static DoneTask map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new DoneTask(
                row.getObject("id", UUID.class),
                row.getObject("filing", UUID.class),
                row.getString("number"),
                row.getString("type"),
                Programme.valueOf(row.getString("programme")),
                row.getString("title"),
                row.getString("subject"),
                row.getString("region"),
                row.getString("definition"),
                row.getString("task"),
                row.getInt("revision"),
                row.getString("outcome"),
                instant(row),
                row.getBoolean("recalled"),
                FilingState.valueOf(row.getString("state")));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    /** While the task is still in the inbox; its row is the decision's. */
    @EventListener
    public void decided(FilingHappened happened) {
        FilingEvent event = happened.event();
        if (event.kind() != FilingEvent.Kind.DECIDED || happened.taskId() == null) {
            return;
        }
        account(event.actor()).ifPresent(actor -> jdbc.sql(
                        """
                                insert into decided_task (id, filing, actor, number, type, programme, title, subject, region, definition, task,
                                                          revision, outcome, at)
                                select :id, filing, :actor, number, type, programme, title, subject, region, definition, task,
                                       revision, :outcome, :at
                                from open_task where id = :task""")
                .param("id", event.id())
                .param("actor", actor)
                .param("outcome", event.outcome())
                .param("at", OpenTaskRows.at(event.at()))
                .param("task", happened.taskId())
                .update());
    }

    /** The program decides too; it has no list. */
    private static Optional<UUID> account(String actor) {
        try {
            return Optional.of(UUID.fromString(actor));
        } catch (IllegalArgumentException noAccount) {
            return Optional.empty();
        }
    }
}
