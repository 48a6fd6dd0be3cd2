package org.zhuban.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.filing.engine.ProcessRehearsals;
import org.zhuban.filing.engine.ProcessRehearsals.Act;

/** Decided filings as they went, to be played again on a draft of their process 试运行. Holds no answers. */
@Repository
public class PastFilings {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PastFilings(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A filing that came to its end.
     *
     * @param part     what to play: the last process of the filing, without those it was withdrawn from
     * @param end      BPMN id of the end it reached
     * @param path     BPMN ids it passed, in order
     * @param findings of its last submission, rule → result
     */
    public record Past(
            ProcessRehearsals.Part part, String end, List<String> path, Map<String, Finding.Result> findings) {}

    /** The last so many that were decided, the newest first. */
    public List<UUID> last(String type, int most) {
        return jdbc.sql(
                        """
                        select id from filing
                        where type = :type and decided_at is not null and process_instance is not null
                          and state in ('APPROVED', 'REJECTED', 'SUPERSEDED', 'EXPIRED', 'REVOKED', 'ABANDONED')
                        order by decided_at desc, id limit :most""")
                .param("type", type)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Some of them, in five statements. */
    public List<Past> of(Collection<UUID> filings) {
        var ids = filings.toArray(UUID[]::new);
        Map<UUID, List<Act>> acts = acts(ids);
        Map<UUID, List<String>> paths = paths(ids);
        Map<UUID, Map<Integer, Map<String, Object>>> facts = facts(ids);
        Map<UUID, Map<String, Finding.Result>> findings = findings(ids);
        return jdbc.sql(
                        "select id, number, region, revision from filing where id = any(:ids) order by decided_at desc, id")
                .param("ids", ids)
                .query((row, index) -> {
                    UUID id = row.getObject("id", UUID.class);
                    List<String> path = paths.getOrDefault(id, List.of());
                    List<Act> done = acts.getOrDefault(id, List.of());
                    return new Past(
                            new ProcessRehearsals.Part(
                                    id,
                                    row.getString("number"),
                                    row.getString("region"),
                                    done,
                                    submissions(facts.getOrDefault(id, Map.of()), row.getInt("revision"), done),
                                    null),
                            path.isEmpty() ? "" : path.get(path.size() - 1),
                            path,
                            findings.getOrDefault(id, Map.of()));
                })
                .list();
    }

    /** Those of the last process: one for its start, one for each time it came back; none beyond the first that nobody kept. */
    private static List<Map<String, Object>> submissions(
            Map<Integer, Map<String, Object>> facts, int revision, List<Act> acts) {
        int again = (int) acts.stream()
                .filter(act -> act.task() == null && act.outcome().equals("resubmitted"))
                .count();
        var submissions = new ArrayList<Map<String, Object>>();
        for (int one = revision - again; one <= revision && facts.containsKey(one); one++) {
            submissions.add(Objects.requireNonNull(facts.get(one)));
        }
        return submissions;
    }

    private Map<UUID, List<Act>> acts(UUID[] ids) {
        var acts = new LinkedHashMap<UUID, List<Act>>();
        jdbc.sql(
                        """
                        select filing, kind, task, outcome, actor from filing_event
                        where filing = any(:ids) and kind in ('SUBMITTED', 'RESUBMITTED', 'DECIDED', 'RECALLED', 'WITHDRAWN', 'ABANDONED')
                        order by filing, at, id""")
                .param("ids", ids)
                .query((row, index) -> {
                    List<Act> own =
                            acts.computeIfAbsent(row.getObject("filing", UUID.class), first -> new ArrayList<>());
                    add(own, row);
                    return index;
                })
                .list();
        return acts;
    }

    private static void add(List<Act> acts, ResultSet row) throws SQLException {
        String task = row.getString("task");
        switch (FilingEvent.Kind.valueOf(row.getString("kind"))) {
            case SUBMITTED -> acts.clear();
            case RESUBMITTED -> {
                if (!acts.isEmpty() && acts.get(acts.size() - 1).outcome().equals(ProcessRehearsals.WITHDRAWN)) {
                    acts.clear(); // in a process of its own
                } else {
                    acts.add(new Act(null, "resubmitted"));
                }
            }
            case DECIDED -> {
                if (!DecideByChecks.ACTOR.equals(row.getString("actor"))) {
                    acts.add(new Act(task, row.getString("outcome")));
                }
            }
            case RECALLED -> {
                for (int i = acts.size() - 1; i >= 0; i--) {
                    if (Objects.equals(acts.get(i).task(), task)) {
                        acts.remove(i);
                        break;
                    }
                }
            }
            case WITHDRAWN -> acts.add(new Act(null, ProcessRehearsals.WITHDRAWN));
            case ABANDONED -> acts.add(new Act(null, "abandoned"));
            default -> {}
        }
    }

    private Map<UUID, List<String>> paths(UUID[] ids) {
        var paths = new LinkedHashMap<UUID, List<String>>();
        jdbc.sql(
                        """
                        select t.filing, t.element from filing_trace t
                        join filing f on f.id = t.filing and f.process_instance = t.instance
                        where t.filing = any(:ids) order by t.filing, t.seq""")
                .param("ids", ids)
                .query((row, index) -> paths.computeIfAbsent(
                                row.getObject("filing", UUID.class), first -> new ArrayList<>())
                        .add(row.getString("element")))
                .list();
        return paths;
    }

    private Map<UUID, Map<Integer, Map<String, Object>>> facts(UUID[] ids) {
        var facts = new LinkedHashMap<UUID, Map<Integer, Map<String, Object>>>();
        jdbc.sql("select filing, revision, facts::text as kept from filing_facts where filing = any(:ids)")
                .param("ids", ids)
                .query((row, index) -> facts.computeIfAbsent(
                                row.getObject("filing", UUID.class), first -> new LinkedHashMap<>())
                        .put(row.getInt("revision"), KeptFacts.read(read(row.getString("kept")))))
                .list();
        return facts;
    }

    private Map<UUID, Map<String, Finding.Result>> findings(UUID[] ids) {
        var findings = new LinkedHashMap<UUID, Map<String, Finding.Result>>();
        jdbc.sql(
                        """
                        select d.filing, d.rule, d.result from filing_finding d
                        join filing f on f.id = d.filing and f.revision = d.revision
                        where d.filing = any(:ids) order by d.filing, d.rule""")
                .param("ids", ids)
                .query((row, index) -> findings.computeIfAbsent(
                                row.getObject("filing", UUID.class), first -> new LinkedHashMap<>())
                        .put(row.getString("rule"), Finding.Result.valueOf(row.getString("result"))))
                .list();
        return findings;
    }

    private Map<String, Object> read(String kept) throws SQLException {
        try {
            return json.readValue(kept, FACTS);
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("filing_facts.facts is not readable", unreadable);
        }
    }
}
