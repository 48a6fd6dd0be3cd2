package org.zhuban.publicity;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading of public notices, by anybody. */
@Service
public class NoticeBoard {

    private static final int MOST = 200;
    private static final int LONGEST_GRAM = 3;
    private static final int LONGEST_QUERY = 100;

    private final JdbcClient jdbc;
    private final NoticeRows rows;
    private final Clock clock;

    NoticeBoard(JdbcClient jdbc, NoticeRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** What is visible, from what ends last. @param size 1 to 200 */
    @Transactional(readOnly = true)
    public NoticePage list(NoticeQuery query, @Nullable String cursor, int size) {
        NoticeCursor after = NoticeCursor.parse(cursor);
        Instant now = clock.instant();
        Since until = after == null ? now(now) : after.first();
        Map<String, Object> parameters = new HashMap<>(Map.of("now", utc(now)));
        var where = new StringBuilder("until_at > :now and from_at <= :now");
        if (query.category() != null) {
            where.append(" and category = :category");
            parameters.put("category", query.category());
        }
        if (query.kind() != null) {
            where.append(" and kind = :kind");
            parameters.put("kind", query.kind());
        }
        if (query.province() != null) {
            where.append(" and substr(region, 1, 2) = :province");
            parameters.put("province", query.province().substring(0, 2));
        }
        String wanted = wanted(query.q());
        if (!wanted.isEmpty()) {
            // how to look for a text depends on how common it is; a plan for any text fits neither
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            where.append(" and search_grams(search) @> :grams::text[] and search like :like");
            parameters.put("grams", grams(wanted));
            parameters.put("like", "%" + wanted.replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        if (after != null) {
            where.append(" and (until_at, from_at, id) < (:afterUntil::timestamptz, :afterFrom, :afterId)");
            Instant end = after.until();
            parameters.put("afterUntil", end == null ? "infinity" : end.toString());
            parameters.put("afterFrom", utc(after.from()));
            parameters.put("afterId", after.id());
        }
        int limit = Math.max(1, Math.min(MOST, size));
        List<NoticeRows.Version> found = jdbc.sql(NoticeRows.SELECT + " where " + where
                        + " order by until_at desc, from_at desc, id desc limit :limit")
                .params(parameters)
                .param("limit", limit + 1)
                .query(rows)
                .list();
        boolean more = found.size() > limit;
        List<NoticeRows.Version> page = more ? found.subList(0, limit) : found;
        NoticeRows.Version last = more ? page.get(limit - 1) : null;
        return new NoticePage(
                page.stream().map(NoticeRows.Version::notice).toList(),
                last == null ? null : new NoticeCursor(until, last.until(), last.from(), last.id()).text(),
                until.text());
    }

    /**
     * What became visible, changed or ended since, each as it is now; by id, no order in time. Something may be told twice, nothing is left out: whoever asks again
     * with the {@code until} he was given needs no clock.
     *
     * @param size 1 to 200
     */
    @Transactional(readOnly = true)
    public NoticePage changes(@Nullable String category, Since since, @Nullable String cursor, int size) {
        NoticeCursor after = NoticeCursor.parse(cursor);
        Instant now = clock.instant();
        // another node's clock may be ahead of this one's
        Since present = now(now.isBefore(since.at()) ? since.at() : now);
        Since until = after == null ? present : after.first();
        int limit = Math.max(1, Math.min(MOST, size));
        List<UUID> subjects = jdbc.sql(
                        """
                        select distinct subject from notice
                        where (from_at > :since and from_at <= :now or until_at > :since and until_at <= :now or xact >= :open and from_at <= :now)
                          and (:category::text is null or category = :category) and (:after::uuid is null or subject > :after)
                        order by subject limit :limit""")
                .param("since", utc(since.at()))
                .param("now", utc(now))
                // a number of a database before its restoration means nothing here: everything is told
                .param("open", since.open() != Since.NONE && since.open() > present.open() ? 0 : since.open())
                .param("category", category)
                .param("after", after == null ? null : after.id())
                .param("limit", limit + 1)
                .query(UUID.class)
                .list();
        List<UUID> page = subjects.subList(0, Math.min(limit, subjects.size()));
        return new NoticePage(
                states(page, now),
                subjects.size() > limit ? new NoticeCursor(until, null, now, page.get(limit - 1)).text() : null,
                until.text());
    }

    private List<PublicNotice> states(List<UUID> subjects, Instant now) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        Map<UUID, PublicNotice> states = new LinkedHashMap<>();
        jdbc.sql(
                        "select subject, max(until_at) as ended from notice where subject = any (:subjects) and until_at <= :now group by subject")
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("now", utc(now))
                .query((row, index) -> PublicNotice.ended(
                        row.getObject("subject", UUID.class),
                        row.getObject("ended", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(ended -> states.put(ended.id(), ended));
        jdbc.sql(NoticeRows.SELECT + " where subject = any (:subjects) and from_at <= :now and until_at > :now")
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("now", utc(now))
                .query(rows)
                .list()
                .forEach(version -> states.put(version.notice().id(), version.notice()));
        return subjects.stream().map(states::get).filter(Objects::nonNull).toList();
    }

    /** As it is now. @return empty if there never was one that could be seen */
    @Transactional(readOnly = true)
    public Optional<PublicNotice> find(UUID subject) {
        List<PublicNotice> state = states(List.of(subject), clock.instant());
        return state.stream().findFirst();
    }

    /** When a notice begins or ends next, if one does. */
    @Transactional(readOnly = true)
    public Optional<Instant> nextChange(Instant now) {
        List<Instant> next = new ArrayList<>();
        for (String column : List.of("from_at", "until_at")) {
            jdbc.sql("select " + column + " from notice where " + column + " > :now and " + column
                            + " < 'infinity' order by " + column + " limit 1")
                    .param("now", utc(now))
                    .query(OffsetDateTime.class)
                    .optional()
                    .ifPresent(at -> next.add(at.toInstant()));
        }
        return next.stream().min(Instant::compareTo);
    }

    private Since now(Instant at) {
        return new Since(
                at,
                jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                        .query(Long.class)
                        .single());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Full and half width, upper and lower case are one. */
    private static String wanted(@Nullable String q) {
        String text = q == null ? "" : q.strip().replace("\0", "");
        return Normalizer.normalize(
                        text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) : text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    /** Of those that {@code search_grams} makes in the database, the longest it has. */
    private static String[] grams(String wanted) {
        int[] points = wanted.codePoints().toArray();
        int length = Math.min(LONGEST_GRAM, points.length);
        return IntStream.rangeClosed(0, points.length - length)
                .mapToObj(at -> new String(points, at, length))
                .distinct()
                .toArray(String[]::new);
    }
}
