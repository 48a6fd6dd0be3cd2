package org.zhuban.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;

/** How far the automated review 自动审查 can be relied on, and where in a process filings wait. */
@Service
public class ReviewQuality {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Board board;
    private final BoardNames names;
    private final FilingWorkflow workflow;

    ReviewQuality(JdbcClient jdbc, Board board, BoardNames names, FilingWorkflow workflow) {
        this.jdbc = jdbc;
        this.board = board;
        this.names = names;
        this.workflow = workflow;
    }

    /**
     * A rule that said no to what a person then decided.
     *
     * @param message    its sentence when it was overridden last; null if it never was
     * @param overridden 不采纳: decided favourably all the same
     */
    public record RuleLine(
            String type, String name, String rule, @Nullable String message, long failed, long overridden) {

        /** Its sentence, else its key. */
        public String said() {
            return message == null ? rule : message;
        }

        /** Percent. */
        public double rate() {
            return failed == 0 ? 0 : 100.0 * overridden / failed;
        }
    }

    /**
     * Spot checks 抽查 of a type.
     *
     * @param approved by the automated review
     */
    public record SpotLine(String type, String name, long approved, long drawn, long looked, long faulty) {

        /** Percent of those looked at; null for none. */
        public @Nullable Double rate() {
            return looked == 0 ? null : 100.0 * faulty / looked;
        }
    }

    /**
     * A reviewing step.
     *
     * @param median working days; null while nothing was decided there
     * @param open   waiting there now
     */
    public record StepLine(
            String element, String name, long decided, @Nullable Double median, long open, long overdue) {}

    /** Rules by how often they were overridden, most first, at most 200. */
    @Transactional(readOnly = true)
    public List<RuleLine> rules(CurrentAccount account, BoardQuery query) {
        BoardScope scope = Board.scope(account, query);
        Map<String, long[]> found = new HashMap<>();
        for (Board.Cell cell : board.cells(scope, query, "R", "key", List.of(query.region()))) {
            long[] counts = found.computeIfAbsent(cell.key(), key -> new long[2]);
            counts[0] += cell.n();
            counts[1] += cell.late() ? cell.n() : 0;
        }
        Map<String, String> types = names.types();
        Map<String, String> messages = messages(query);
        List<RuleLine> lines = new ArrayList<>();
        found.forEach((key, counts) -> {
            String type = key.substring(0, key.indexOf('|'));
            String rule = key.substring(key.indexOf('|') + 1);
            lines.add(
                    new RuleLine(type, types.getOrDefault(type, type), rule, messages.get(key), counts[0], counts[1]));
        });
        lines.sort(Comparator.comparingLong(RuleLine::overridden)
                .thenComparingLong(RuleLine::failed)
                .reversed()
                .thenComparing(RuleLine::rule));
        return lines.stream().limit(MOST).toList();
    }

    /** Sentences by type|rule, of those overridden. */
    private Map<String, String> messages(BoardQuery query) {
        Map<String, String> messages = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (o.type, o.rule) o.type || '|' || o.rule as key, f.message
                        from filing_override o join filing_finding f using (filing, revision, rule)
                        where o.at >= :from order by o.type, o.rule, o.at desc""")
                .param(
                        "from",
                        board.from(query).atStartOfDay().atZone(Board.ZONE).toOffsetDateTime())
                .query(row -> {
                    messages.put(row.getString("key"), row.getString("message"));
                });
        return messages;
    }

    /** Types of which the automated review approved something. */
    @Transactional(readOnly = true)
    public List<SpotLine> spots(CurrentAccount account, BoardQuery query) {
        BoardScope scope = Board.scope(account, query);
        Map<String, String> types = names.types();
        return jdbc.sql(
                        """
                        select type, count(*) as approved, count(*) filter (where drawn) as drawn,
                               count(*) filter (where result is not null) as looked, count(*) filter (where result = 'FAULTY') as faulty
                        from spot_check
                        where approved_at >= :from and programme = any(:programmes) and starts_with(region::text, :region)
                        group by type order by faulty desc, approved desc, type""")
                .param(
                        "from",
                        board.from(query).atStartOfDay().atZone(Board.ZONE).toOffsetDateTime())
                .param("programmes", scope.programmeNames())
                .param("region", scope.region())
                .query((row, number) -> new SpotLine(
                        row.getString("type"),
                        types.getOrDefault(row.getString("type"), row.getString("type")),
                        row.getLong("approved"),
                        row.getLong("drawn"),
                        row.getLong("looked"),
                        row.getLong("faulty")))
                .list();
    }

    /** The reviewing steps of a type's newest process, in its order. @throws NotFoundException {@code filing-type.unknown} */
    @Transactional(readOnly = true)
    public List<StepLine> steps(CurrentAccount account, BoardQuery query, String type) {
        BoardScope scope = Board.scope(account, query);
        ProcessModel model = model(account, type);
        Map<String, BoardTally> tallies = new HashMap<>();
        for (Board.Cell cell : board.cells(scope, query, "S", "key", List.of(query.region()))) {
            if (cell.key().startsWith(type + "|")) {
                cell.into(tallies.computeIfAbsent(cell.key().substring(type.length() + 1), key -> new BoardTally()));
            }
        }
        Map<String, long[]> open = open(scope, type);
        return model.tasks().values().stream()
                .filter(task -> task.desk().equals("authority"))
                .map(task -> {
                    BoardTally tally = tallies.getOrDefault(task.id(), new BoardTally());
                    long[] now = open.getOrDefault(task.id(), new long[2]);
                    return new StepLine(task.id(), task.name(), tally.decided(), tally.median(), now[0], now[1]);
                })
                .toList();
    }

    /** The newest version, for its diagram. @throws NotFoundException {@code filing-type.unknown} */
    public ProcessModel model(CurrentAccount account, String type) {
        BoardScope.regions(account);
        return workflow.newest(type).orElseThrow(() -> new NotFoundException("filing-type.unknown"));
    }

    private Map<String, long[]> open(BoardScope scope, String type) {
        Map<String, long[]> open = new HashMap<>();
        jdbc.sql(
                        """
                        select task, count(*) as tasks, count(*) filter (where due_at < now()) as late from open_task
                        where type = :type and desk = 'authority' and not suspended and programme = any(:programmes)
                          and starts_with(region::text, :region)
                        group by task""")
                .param("type", type)
                .param("programmes", scope.programmeNames())
                .param("region", scope.region())
                .query(row -> {
                    open.put(row.getString("task"), new long[] {row.getLong("tasks"), row.getLong("late")});
                });
        return open;
    }
}
