package org.zhuban.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.identity.CurrentAccount;

/** 看板: the numbers of a region that the account supervises, and of those below. Read from cells, never from filings. */
@Service
public class Board {

    /** By what the lines are told apart. */
    public enum Cut {
        WEEK("T", "week::text"),
        TYPE("T", "key"),
        DESK("T", "region"),
        PERSON("P", "key");

        private final String dim;
        private final String key;

        Cut(String dim, String key) {
            this.dim = dim;
            this.key = key;
        }
    }

    /** The cells of some regions and what is not counted in them yet. */
    static final String CELLS =
            """
            (select region, week, programme, key, kind, late, waited, n from board_cell
             where region = any(:regions) and dim = :dim and week >= :from and programme = any(:programmes)
             union all
             select r.region, week, programme, key, kind, late, waited, n
             from board_news join unnest(:regions) r (region) on starts_with(board_news.region::text, r.region)
             where dim = :dim and week >= :from and programme = any(:programmes)) c""";

    static final java.time.ZoneId ZONE = java.time.ZoneId.of("Asia/Shanghai");
    private static final int MOST_LINES = 200;

    private final JdbcClient jdbc;
    private final BoardNames names;
    private final Clock clock;

    Board(JdbcClient jdbc, BoardNames names, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A region to look at.
     *
     * @param code the significant part of its code
     */
    public record Place(String code, String name) {}

    /** What the account supervises, the widest first. @throws org.zhuban.common.DeniedException {@code board.not-supervisor} */
    public List<Place> places(CurrentAccount account) {
        return BoardScope.regions(account).stream().map(this::place).toList();
    }

    /** The way from what the account supervises down to a region. */
    public List<Place> way(CurrentAccount account, String region) {
        BoardScope.of(account, region);
        String top = BoardScope.regions(account).stream()
                .filter(region::startsWith)
                .findFirst()
                .orElse(region);
        List<Place> way = new ArrayList<>();
        for (int digits = top.length(); digits <= region.length(); digits += 2) {
            way.add(place(region.substring(0, digits)));
        }
        return way;
    }

    private Place place(String region) {
        return new Place(region, names.region(region));
    }

    /**
     * All of it as one line.
     *
     * @throws org.zhuban.common.DeniedException   {@code board.not-supervisor}
     * @throws org.zhuban.common.NotFoundException {@code board.region}
     * @throws InvalidInputException               at {@code /weeks}
     */
    @Transactional(readOnly = true)
    public BoardLine total(CurrentAccount account, BoardQuery query) {
        BoardScope scope = scope(account, query);
        var tally = new BoardTally();
        cells(scope, query, "T", "''", List.of(query.region())).forEach(cell -> cell.into(tally));
        return tally.line("")
                .named(names.region(query.region()))
                .overdue(overdue(scope, "''").getOrDefault("", 0L));
    }

    /** Weeks in their order, with those in which nothing happened; any other lines by what was decided, most first, at most 200. */
    @Transactional(readOnly = true)
    public List<BoardLine> lines(CurrentAccount account, BoardQuery query, Cut cut) {
        BoardScope scope = scope(account, query);
        Map<String, BoardTally> tallies = new TreeMap<>();
        if (cut == Cut.WEEK) {
            for (int i = 0; i < query.weeks(); i++) {
                tallies.put(from(query).plusWeeks(i).toString(), new BoardTally());
            }
        }
        List<String> regions = cut == Cut.DESK ? names.below(query.region()) : List.of(query.region());
        cells(scope, query, cut.dim, cut.key, regions)
                .forEach(cell -> cell.into(tallies.computeIfAbsent(cell.key(), key -> new BoardTally())));
        Map<String, Long> overdue = overdue(scope, cut, regions);
        overdue.keySet().forEach(key -> tallies.computeIfAbsent(key, none -> new BoardTally()));
        Map<String, String> shown = shown(cut, tallies.keySet());
        List<BoardLine> lines = new ArrayList<>();
        tallies.forEach((key, tally) ->
                lines.add(tally.line(key).named(shown.getOrDefault(key, key)).overdue(overdue.getOrDefault(key, 0L))));
        if (cut != Cut.WEEK) {
            lines.sort(Comparator.comparingLong((BoardLine line) -> line.decided() + line.automatic())
                    .reversed()
                    .thenComparing(BoardLine::key));
        }
        return lines.size() > MOST_LINES ? List.copyOf(lines.subList(0, MOST_LINES)) : lines;
    }

    private Map<String, String> shown(Cut cut, java.util.Set<String> keys) {
        return switch (cut) {
            case WEEK -> Map.of();
            case TYPE -> names.types();
            case PERSON -> names.people(keys);
            case DESK -> {
                Map<String, String> shown = new HashMap<>();
                keys.forEach(key -> shown.put(key, names.region(key)));
                yield shown;
            }
        };
    }

    /** First Monday of the period. */
    LocalDate from(BoardQuery query) {
        return BoardFacts.week(clock.instant()).minusWeeks(query.weeks() - 1L);
    }

    static BoardScope scope(CurrentAccount account, BoardQuery query) {
        BoardScope scope = BoardScope.of(account, query.region());
        if (!BoardQuery.PERIODS.contains(query.weeks())) {
            throw new InvalidInputException(new FieldError("/weeks", "board.weeks"));
        }
        return scope;
    }

    /** Cells of one key and kind, added up. */
    record Cell(String key, String kind, boolean late, int waited, long n) {

        void into(BoardTally tally) {
            tally.add(kind, late, waited, n);
        }
    }

    List<Cell> cells(BoardScope scope, BoardQuery query, String dim, String key, List<String> regions) {
        return jdbc.sql("select " + key + " as key, kind, late, waited, sum(n) as n from " + CELLS
                        + " group by 1, 2, 3, 4 having sum(n) <> 0")
                .param("regions", regions.toArray(String[]::new))
                .param("dim", dim)
                .param("from", from(query))
                .param("programmes", scope.programmeNames())
                .query((row, number) -> new Cell(
                        row.getString("key"),
                        row.getString("kind"),
                        row.getBoolean("late"),
                        row.getInt("waited"),
                        row.getLong("n")))
                .list();
    }

    private Map<String, Long> overdue(BoardScope scope, Cut cut, List<String> regions) {
        return switch (cut) {
            case WEEK -> Map.of();
            case TYPE -> overdue(scope, "type");
            case PERSON -> {
                Map<String, Long> found = overdue(scope, "coalesce(assignee::text, '')");
                found.remove("");
                yield found;
            }
            case DESK -> {
                Map<String, Long> found = new HashMap<>();
                overdue(scope, "region").forEach((region, tasks) -> regions.stream()
                        .filter(region::startsWith)
                        .max(Comparator.comparingInt(String::length))
                        .ifPresent(below -> found.merge(below, tasks, Long::sum)));
                yield found;
            }
        };
    }

    /** Open tasks of the authority's desks past their time limit, by an expression. */
    private Map<String, Long> overdue(BoardScope scope, String key) {
        Map<String, Long> found = new HashMap<>();
        jdbc.sql(
                        "select " + key
                                + """
                         as key, count(*) as tasks from open_task
                        where desk = 'authority' and not suspended and due_at < :now and programme = any(:programmes)
                          and starts_with(region::text, :region)
                        group by 1""")
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("programmes", scope.programmeNames())
                .param("region", scope.region())
                .query(row -> {
                    found.put(row.getString("key"), row.getLong("tasks"));
                });
        return found;
    }
}
