package org.zhuban.filing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Ids;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessMigrations;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.Waits;

/**
 * What runs on a version of a process 在办件, and its move to another. Filings are locked as by every act on them, so that a decision, a
 * correction or a withdrawal comes before it or after it. Who calls has asked who may.
 */
@Service
public class FilingMigrations {

    /** What is kept is read by others. */
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    /** Stands for the steps that nobody waits at: a service that is tried again. */
    public static final String AUTOMATIC = "";

    private static final String RUNNING =
            " f.process_definition = :definition and f.state in ('IN_REVIEW', 'RETURNED') and f.process_instance is not null ";

    /** The user task or waiting event of a filing that it came to last. */
    private static final String STANDS =
            "(select t.element from filing_trace t where t.filing = f.id and t.element = any (:tasks::text[]) order by t.seq desc limit 1)";

    private final Filings filings;
    private final OpenTasks openTasks;
    private final FilingWorkflow workflow;
    private final ProcessMigrations migrations;
    private final FilingHistory history;
    private final Waits waits;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final Clock clock;

    FilingMigrations(
            Filings filings,
            OpenTasks openTasks,
            FilingWorkflow workflow,
            ProcessMigrations migrations,
            FilingHistory history,
            Waits waits,
            Texts texts,
            JdbcClient jdbc,
            Clock clock) {
        this.filings = filings;
        this.openTasks = openTasks;
        this.workflow = workflow;
        this.migrations = migrations;
        this.history = history;
        this.waits = waits;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many stand on each user task and wait at each event, by BPMN id; {@link #AUTOMATIC} for those that stand on none. */
    @Transactional(readOnly = true)
    public Map<String, Integer> standing(String definition) {
        Map<String, Integer> standing = new LinkedHashMap<>(openTasks.standing(definition));
        jdbc.sql("select " + STANDS + " as element, count(*)::int as filings from filing f"
                        + " where f.process_definition = :definition and f.state = 'RETURNED' group by 1")
                .param("definition", definition)
                .param("tasks", tasks(definition))
                .query((row, number) -> standing.merge(
                        Objects.requireNonNullElse(row.getString("element"), AUTOMATIC),
                        row.getInt("filings"),
                        Integer::sum))
                .list();
        waits.standing(definition).forEach((element, filings) -> standing.merge(element, filings, Integer::sum));
        int known = standing.values().stream().mapToInt(Integer::intValue).sum();
        int all = running(definition);
        if (all > known) {
            standing.merge(AUTOMATIC, all - known, Integer::sum);
        }
        return standing;
    }

    /** How many stand where, by BPMN id: on user tasks, at waiting events, and those that {@link #AUTOMATIC} stands for, too. */
    @Transactional(readOnly = true)
    public Map<String, Integer> everywhere(String definition) {
        Map<String, Integer> everywhere = standing(definition);
        everywhere.remove(AUTOMATIC);
        waits.all(definition).forEach(everywhere::putIfAbsent);
        return everywhere;
    }

    /** How many run on a version. */
    @Transactional(readOnly = true)
    public int running(String definition) {
        return jdbc.sql("select count(*) from filing f where" + RUNNING)
                .param("definition", definition)
                .query(Integer.class)
                .single();
    }

    /** One that stands on this user task, or waits at this event, and that nobody is at just now; it stays locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> sample(String definition, String element) {
        return jdbc.sql("select f.id from filing f where" + RUNNING + "and " + STANDS
                        + " = :element limit 1 for update skip locked")
                .param("definition", definition)
                .param("tasks", tasks(definition))
                .param("element", element)
                .query(UUID.class)
                .optional();
    }

    private String[] tasks(String definition) {
        ProcessModel model = workflow.model(definition);
        return Stream.concat(model.tasks().keySet().stream(), model.waits().stream())
                .toArray(String[]::new);
    }

    /**
     * Moves those of these filings that still run on the old version, all or none, in the caller's transaction.
     *
     * @param pairs BPMN ids of steps, old to new, where they are not the same
     * @return those that moved; the others ended, or moved before
     * @throws org.zhuban.common.ConflictException {@code migration.refused}, {@code filing.suspended}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> migrate(Collection<UUID> ids, String source, String target, Map<String, String> pairs) {
        Map<UUID, Integer> moving = new LinkedHashMap<>();
        List<String> instances = new ArrayList<>();
        for (UUID id : ids.stream().sorted().toList()) {
            filings.lock(id)
                    .map(Filings.Row::filing)
                    .filter(filing -> source.equals(filing.processDefinition()))
                    .filter(filing -> filing.state() == FilingState.IN_REVIEW || filing.state() == FilingState.RETURNED)
                    .ifPresent(filing -> {
                        moving.put(id, filing.revision());
                        instances.add(Objects.requireNonNull(filing.processInstance()));
                    });
        }
        if (moving.isEmpty()) {
            return List.of();
        }
        ProcessModel before = workflow.model(source);
        ProcessModel after = workflow.model(target);
        Map<UUID, String> former = stands(moving.keySet(), source);
        migrations.migrate(instances, source, target, pairs);
        moving.forEach((id, revision) -> {
            filings.migrated(id, target); // also where it stands at no user task
            String at = former.get(id);
            String to = at == null ? null : pairs.get(at);
            if (at != null && to != null && before.elements().containsKey(at)) {
                trace(id, to);
            }
            history.addEvent(id, event(after, to == null ? at : to, revision), null);
        });
        return List.copyOf(moving.keySet());
    }

    private FilingEvent event(ProcessModel after, @Nullable String at, int revision) {
        boolean known =
                at != null && (after.tasks().containsKey(at) || after.waits().contains(at));
        String name = at == null ? "" : after.elements().getOrDefault(at, "");
        String words = known
                ? texts.text(LANGUAGE, "filing.migrated", after.version(), name)
                : texts.text(LANGUAGE, "filing.migrated.automatic", after.version());
        return new FilingEvent(
                Ids.next(),
                clock.instant(),
                FilingEvent.Kind.MIGRATED,
                "system",
                texts.text(LANGUAGE, "filing.migrated.by"),
                revision,
                null,
                null,
                words,
                List.of());
    }

    private Map<UUID, String> stands(Collection<UUID> ids, String definition) {
        Map<UUID, String> stands = new LinkedHashMap<>();
        jdbc.sql("select f.id, " + STANDS + " as element from filing f where f.id = any (:ids::uuid[])")
                .param("ids", ids.toArray(UUID[]::new))
                .param("tasks", tasks(definition))
                .query((row, number) -> {
                    String element = row.getString("element");
                    return element == null ? "" : stands.put(row.getObject("id", UUID.class), element);
                })
                .list();
        return stands;
    }

    /** The diagram shows where it stands now. */
    private void trace(UUID id, String element) {
        jdbc.sql("insert into filing_trace (filing, instance, element, at)"
                        + " select id, process_instance, :element, :now from filing where id = :id")
                .param("id", id)
                .param("element", element)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
