package org.zhuban.review;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhuban.review.DeskScopes.Scope;

/**
 * The statements behind a page of the inbox. Three shapes, each bound to the page and not to the size of the inbox: what a reviewer claimed
 * is one short range; a desk is one range of one index a programme, in the list's order ("walk"); what a rare search finds is
 * collected from the search indexes and sorted ("hits").
 */
final class InboxSql {

    /** Up to this many hits of a search are collected and sorted; beyond, walking the desk in order finds a page sooner. */
    static final int FEW = 10_000;

    /** What the search indexes hold. */
    private static final String HIT = "id, due_at, created_at, desk_group, type, round";

    /** 尾号: what is said of a number on the phone. */
    static final Pattern TAIL = Pattern.compile("[0-9]{4,6}");

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final InboxQuery query;
    private final DeskScopes desks;
    private final List<String> provinces;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final boolean rounds;
    private boolean tail;
    private String filters;

    /**
     * @param assignees  the account and those it stands in for
     * @param signer     who signs at these desks: of a round 会签 he sees one task, and none once he signed; null = he sees all
     * @param provinces  codes of all provinces, for a desk of the whole country
     * @param applicants the keyed index of a name
     */
    InboxSql(
            InboxQuery query,
            DeskScopes desks,
            List<String> provinces,
            Set<UUID> assignees,
            @Nullable UUID signer,
            @Nullable InboxCursor after,
            Today today,
            Function<String, byte[]> applicants) {
        this.query = query;
        this.desks = desks;
        this.provinces = provinces;
        var conditions = new StringBuilder(" and not suspended");
        if (query.type() != null) {
            conditions.append(" and type = :type");
            parameters.put("type", query.type());
        }
        if (query.haste() != null) {
            conditions.append(condition(query.haste()));
            today.into(parameters);
        }
        if (desks.programme() != null) {
            conditions.append(" and programme = :programme");
            parameters.put("programme", desks.programme().name());
        }
        if (desks.region() != null) {
            conditions.append(" and starts_with(region, :region)");
            parameters.put("region", desks.region());
        }
        if (after != null) {
            conditions.append(" and (%s, id) %s (:afterAt, :afterId)".formatted(column(), descending() ? "<" : ">"));
            parameters.put("afterAt", OpenTaskRows.at(after.at()));
            parameters.put("afterId", after.id());
        }
        filters = conditions.toString();
        rounds = signer != null;
        if (signer != null) {
            signer(parameters, signer, assignees);
        }
        if (searching()) {
            String wanted = Normalizer.normalize(
                            Objects.requireNonNull(query.q()).strip(), Normalizer.Form.NFKC)
                    .replace("\0", "");
            parameters.put("code", wanted.toUpperCase(Locale.ROOT));
            parameters.put("codeEnd", wanted.toUpperCase(Locale.ROOT) + LAST_CHARACTER);
            parameters.put("title", lowerAscii(wanted));
            parameters.put("titleEnd", lowerAscii(wanted) + LAST_CHARACTER);
            parameters.put("applicant", applicants.apply(wanted));
            tail = TAIL.matcher(wanted).matches();
            if (tail) {
                String reversed = new StringBuilder(wanted).reverse().toString();
                parameters.put("tail", reversed);
                parameters.put("tailEnd", reversed + LAST_CHARACTER);
            }
        }
        if (query.box() == InboxQuery.Box.MINE) {
            parameters.put("assignees", assignees.toArray(UUID[]::new));
        }
    }

    static void signer(Map<String, Object> parameters, UUID signer, Set<UUID> assignees) {
        Set<UUID> mine = new LinkedHashSet<>(Set.of(signer));
        mine.addAll(assignees);
        parameters.put("mine", mine.toArray(UUID[]::new));
        parameters.put("signer", signer.toString());
    }

    /**
     * Of a round the one task that is the signer's: his own, else one that nobody has; none once he signed, or another did for him. Few tasks
     * belong to a round, found by its index; of the others this asks nothing.
     */
    static String oneOfRound(String table) {
        return """

                and (round is null or (
                    id = (select o.id from open_task o where o.round = %1$s.round and not o.suspended
                          order by array_position(:mine::uuid[], o.assignee) nulls last, o.assignee is not null, o.created_at, o.id limit 1)
                    and not exists (select from filing_event e where e.round = %1$s.round and e.kind = 'DECIDED' and e.actor = :signer)
                    and not exists (select from filing_event e
                                    join task_act a on a.filing = e.filing and a.task_id = e.task_id and a.kind = 'STOOD_IN'
                                    where e.round = %1$s.round and e.kind = 'DECIDED' and a.behalf = :signer::uuid)))"""
                .formatted(table);
    }

    private String oneOfRounds(String table) {
        return rounds ? oneOfRound(table) : "";
    }

    /** Urgent in this way: parameters {@code :now} and {@code :tomorrow}. */
    static String condition(InboxQuery.Haste haste) {
        return switch (haste) {
            case OVERDUE -> " and due_at < :now";
            case TODAY -> " and due_at >= :now and due_at <= :tomorrow";
            case REMINDED -> " and reminded_at is not null";
        };
    }

    /** Now, and when the civil day of the authority ends. */
    record Today(Instant now, Instant tomorrow) {

        static Today of(Clock clock) {
            return new Today(
                    clock.instant(),
                    LocalDate.now(clock)
                            .plusDays(1)
                            .atStartOfDay(clock.getZone())
                            .toInstant());
        }

        void into(Map<String, Object> parameters) {
            parameters.put("now", OpenTaskRows.at(now));
            parameters.put("tomorrow", OpenTaskRows.at(tomorrow));
        }
    }

    /** Only what came to the desk after that. */
    InboxSql since(Instant seen) {
        filters += " and created_at > :seen";
        parameters.put("seen", OpenTaskRows.at(seen));
        return this;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    boolean searching() {
        return query.q() != null && !query.q().isBlank();
    }

    /** How many rows of all desks the search would touch, counted up to just over {@link #FEW}. */
    String probe() {
        return """
                select count(*) from (
                    (select 1 from open_task where number >= :code and number < :codeEnd and not suspended limit %1$d)
                    union all
                    (select 1 from open_task where subject >= :code and subject < :codeEnd and not suspended limit %1$d)
                    union all
                    (select 1 from open_task where title_key >= :title and title_key < :titleEnd and not suspended limit %1$d)
                    union all
                    (select 1 from open_task where applicant_index = :applicant and not suspended limit %1$d)
                    %2$s
                ) hit"""
                .formatted(
                        FEW + 1,
                        tail
                                ? "union all (select 1 from open_task where reverse(number) >= :tail and reverse(number) < :tailEnd"
                                        + " and not suspended limit " + (FEW + 1) + ")"
                                : "");
    }

    /** Of each of them one range of one index, in the list's order. */
    String mine(boolean count) {
        return select(
                count,
                "select part.* from unnest(:assignees) mine (account) cross join lateral (select "
                        + OpenTaskRows.COLUMNS + " from open_task where assignee = mine.account" + filters
                        + oneOfRounds("open_task") + beginning() + prefixes() + order() + " limit :size) part");
    }

    /** The rows that the search indexes give, then those of these desks. */
    String hits(boolean count) {
        String columns = HIT
                + (desks.programme() == null && desks.region() == null ? "" : ", programme, region")
                + (query.haste() == InboxQuery.Haste.REMINDED ? ", reminded_at" : "");
        return """
                with hit as materialized (
                    select %1$s from open_task
                    where number >= :code and number < :codeEnd and not suspended
                    union
                    select %1$s from open_task
                    where subject >= :code and subject < :codeEnd and not suspended
                    union
                    select %1$s from open_task
                    where title_key >= :title and title_key < :titleEnd and not suspended
                    union
                    select %1$s from open_task
                    where applicant_index = :applicant and not suspended
                    %2$s
                )
                """
                        .formatted(
                                columns,
                                tail
                                        ? "union select " + columns
                                                + " from open_task where reverse(number) >= :tail and reverse(number) < :tailEnd and not suspended"
                                        : "")
                + (count
                        ? "select count(*) from (select 1 from hit where true" + hitFilters() + " limit :size) counted"
                        : "select " + OpenTaskRows.COLUMNS
                                + " from open_task join (select id from hit where true" + hitFilters() + order()
                                + " limit :size) page using (id)" + order());
    }

    private String hitFilters() {
        return filters.replace(" and not suspended", "") + oneOfRounds("hit") + prefixes();
    }

    /** Each desk walks its own index in the list's order and stops after a page; the few pages are merged. */
    String walk(boolean count) {
        List<String> ranges = new ArrayList<>();
        keys(desks, provinces).forEach((column, groups) -> {
            parameters.put(column, groups.toArray(String[]::new));
            ranges.add(
                    "select part.* from unnest(:%1$s::text[]) desk (key) cross join lateral (select %2$s from open_task where %1$s = desk.key"
                                    .formatted(column, OpenTaskRows.COLUMNS)
                            + filters + oneOfRounds("open_task") + beginning() + order() + " limit :size) part");
        });
        if (ranges.isEmpty()) {
            throw new IllegalStateException("no desk to walk");
        }
        return select(count, String.join(" union all ", ranges));
    }

    /** Column and values of it that the desks cover, each task by one of them. */
    static Map<String, List<String>> keys(DeskScopes desks, List<String> provinces) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        desks.groups().forEach(group -> put(keys, 6, group));
        for (Scope scope : desks.scopes()) {
            if (scope.region().isEmpty()) {
                provinces.forEach(province -> put(keys, 2, group(scope, DeskScopes.significant(province))));
            } else {
                put(keys, scope.region().length(), group(scope, scope.region()));
            }
        }
        return keys;
    }

    private static void put(Map<String, List<String>> keys, int digits, String group) {
        String column =
                switch (digits) {
                    case 2 -> "desk_province";
                    case 4 -> "desk_city";
                    default -> "desk_group";
                };
        keys.computeIfAbsent(column, none -> new ArrayList<>()).add(group);
    }

    private static String group(Scope scope, String region) {
        return scope.desk() + "|" + scope.programme() + "|" + region + "0".repeat(6 - region.length());
    }

    /** Written so that no index serves it: here the order's index is walked, and the planner shall not think of another. */
    private String beginning() {
        return searching()
                ? " and (position(:code in number) = 1 or position(:code in subject) = 1 or position(:title in title_key) = 1 or applicant_index = :applicant"
                        + (tail ? " or position(:tail in reverse(number)) = 1)" : ")")
                : "";
    }

    private String prefixes() {
        parameters.put(
                "desks",
                Stream.concat(desks.scopes().stream().map(scope -> scope.prefix() + "%"), desks.groups().stream())
                        .toArray(String[]::new));
        return " and desk_group like any (:desks::text[])";
    }

    private String select(boolean count, String rows) {
        return count
                ? "select count(*) from (select 1 from (" + rows + ") found limit :size) counted"
                : "select * from (" + rows + ") found" + order() + " limit :size";
    }

    private String order() {
        String direction = descending() ? " desc" : "";
        return " order by " + column() + direction + ", id" + direction;
    }

    private String column() {
        return query.sort().column();
    }

    private boolean descending() {
        return query.sort().descending();
    }

    static String lastOf(String beginning) {
        return beginning + LAST_CHARACTER;
    }

    /** As the column's generated expression does it: lower() under collation "C". */
    static String lowerAscii(String text) {
        var lower = new StringBuilder(text.length());
        text.chars()
                .forEach(character ->
                        lower.append((char) (character >= 'A' && character <= 'Z' ? character + 32 : character)));
        return lower.toString();
    }
}
