package org.zhuban.studio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.filing.UnfinishedReviews;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessDeployments.Version;
import org.zhuban.filing.engine.ProcessIncidents;
import org.zhuban.filing.engine.ProcessIncidents.Incident;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.Waits;
import org.zhuban.identity.CurrentAccount;

/** 流程目录: the filing types with their versions, and where their filings stand. */
@Service
public class ProcessCatalogue {

    private static final int MOST_INCIDENTS = 200;

    /** Filings decided last, by which a step's waiting time and loops are told. */
    private static final int SAMPLE = 1_000;

    private static final String APPLICANT = "applicant";

    private final ProcessDeployments deployments;
    private final ProcessIncidents incidents;
    private final UnfinishedReviews unfinished;
    private final FilingWorkflow workflow;
    private final Waits waits;
    private final ReleaseRows releases;
    private final Suspensions suspensions;
    private final Drafts drafts;
    private final ProcessAdmins admins;
    private final Audit audit;
    private final JdbcClient jdbc;

    @SuppressWarnings("TooManyParameters")
    ProcessCatalogue(
            ProcessDeployments deployments,
            ProcessIncidents incidents,
            UnfinishedReviews unfinished,
            FilingWorkflow workflow,
            Waits waits,
            ReleaseRows releases,
            Suspensions suspensions,
            Drafts drafts,
            ProcessAdmins admins,
            Audit audit,
            JdbcClient jdbc) {
        this.deployments = deployments;
        this.incidents = incidents;
        this.unfinished = unfinished;
        this.workflow = workflow;
        this.waits = waits;
        this.releases = releases;
        this.suspensions = suspensions;
        this.drafts = drafts;
        this.admins = admins;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * A type.
     *
     * @param type       its key
     * @param newest     the newest version, when and from where it came; null = never released, there is only its draft
     * @param running    filings on their way, on all versions
     * @param incidents  failed steps, and automated reviews that were not finished
     * @param suspension 暂停受理; null = it takes submissions
     * @param draft      being edited; null = none
     */
    public record Line(
            String type,
            String name,
            Programme programme,
            @Nullable Version newest,
            int versions,
            int running,
            int incidents,
            @Nullable Suspension suspension,
            @Nullable Draft draft) {}

    /**
     * A version of a type.
     *
     * @param release what it came by; null = with the application
     * @param same    number of the first version with the very same content, as after 恢复旧版; null = this is the first
     * @param running filings on their way on it
     */
    public record VersionLine(Version version, @Nullable Release release, @Nullable Integer same, int running) {

        /** Number of the first version with its content. */
        public int content() {
            return same == null ? version.version() : same;
        }
    }

    /**
     * A step of the newest version.
     *
     * @param standing filings that wait there now, on this and on older versions
     * @param hours    median waiting time, from filings decided last; null if none passed
     * @param passed   of those filings
     * @param again    of them came by more than once
     */
    public record StepLine(String element, String name, int standing, @Nullable Double hours, int passed, int again) {}

    /** All types, those that are only drafted among them, by programme and name, in seven statements. */
    @Transactional(readOnly = true)
    public List<Line> types(CurrentAccount account) {
        admins.require(account, "process-catalogue", "process:*");
        Map<String, List<Version>> versions = deployments.all();
        Map<String, Integer> running = running();
        Map<String, Integer> failed = incidents.counts();
        Map<String, Integer> unchecked = unfinished.counts();
        Map<String, Suspension> paused = suspensions.all(account);
        Map<String, Draft> edited = drafts.open(account).stream()
                .collect(Collectors.toMap(Draft::type, Function.identity(), (one, two) -> one));
        var lines = new ArrayList<Line>();
        versions.forEach((type, all) -> {
            Version newest = all.get(0);
            ProcessModel model = workflow.model(newest.definition());
            lines.add(new Line(
                    type,
                    model.name(),
                    model.programme(),
                    newest,
                    all.size(),
                    all.stream()
                            .mapToInt(version -> running.getOrDefault(version.definition(), 0))
                            .sum(),
                    failed.getOrDefault(type, 0) + unchecked.getOrDefault(type, 0),
                    paused.get(type),
                    edited.get(type)));
        });
        edited.values().stream()
                .filter(draft -> !versions.containsKey(draft.type()))
                .map(draft -> new Line(draft.type(), draft.name(), draft.programme(), null, 0, 0, 0, null, draft))
                .forEach(lines::add);
        lines.sort(Comparator.comparing(Line::programme).thenComparing(Line::name));
        return lines;
    }

    /** The newest version. @throws NotFoundException {@code filing-type.unknown} */
    public ProcessModel model(CurrentAccount account, String type) {
        admins.require(account, "process-catalogue", "process:" + type);
        return workflow.newest(type).orElseThrow(() -> new NotFoundException("filing-type.unknown", type));
    }

    /** The folder of a version, to look at or to take along. */
    public SortedMap<String, byte[]> files(CurrentAccount account, String definition) {
        admins.require(account, "process-catalogue", "process:" + definition);
        return deployments.files(definition);
    }

    /** Versions of a type, the newest first. */
    @Transactional(readOnly = true)
    public List<VersionLine> versions(CurrentAccount account, String type) {
        admins.require(account, "process-catalogue", "process:" + type);
        Map<String, Integer> running = running();
        Map<String, Release> made = releases.of(type).stream()
                .filter(release -> release.definition() != null)
                .collect(
                        Collectors.toMap(release -> Objects.requireNonNull(release.definition()), Function.identity()));
        List<Version> versions = deployments.versions(type);
        var first = new HashMap<String, Integer>();
        var lines = new ArrayDeque<VersionLine>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            Version version = versions.get(i);
            Release release = made.get(version.definition());
            String digest =
                    release == null ? FolderDigest.of(deployments.files(version.definition())) : release.digest();
            lines.addFirst(new VersionLine(
                    version,
                    release,
                    first.putIfAbsent(digest, version.version()),
                    running.getOrDefault(version.definition(), 0)));
        }
        return List.copyOf(lines);
    }

    /** User tasks and waiting events of the newest version in the diagram's order, then those that only older versions have and filings stand on. */
    @Transactional(readOnly = true)
    public List<StepLine> steps(CurrentAccount account, String type) {
        ProcessModel model = model(account, type);
        Map<String, Integer> standing = standing(type, model);
        Map<String, StepLine> passed = passed(type);
        var lines = new ArrayList<StepLine>();
        var all = new LinkedHashMap<String, String>();
        model.tasks().values().forEach(task -> all.put(task.id(), task.name()));
        model.waits().forEach(wait -> all.put(wait, model.elements().getOrDefault(wait, wait)));
        standing.keySet().stream()
                .filter(element -> !all.containsKey(element))
                .forEach(element -> all.put(element, former(type, element)));
        all.forEach((element, name) -> {
            StepLine known = passed.get(element);
            lines.add(new StepLine(
                    element,
                    name,
                    standing.getOrDefault(element, 0),
                    known == null ? null : known.hours(),
                    known == null ? 0 : known.passed(),
                    known == null ? 0 : known.again()));
        });
        return lines;
    }

    /** What the newest version that names an element calls it; its id where none does. */
    private String former(String type, String element) {
        return deployments.versions(type).stream()
                .map(version -> workflow.model(version.definition()).elements().getOrDefault(element, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(element);
    }

    /** Failed steps, the oldest first, at most 200. */
    public List<Incident> incidents(CurrentAccount account, String type) {
        admins.require(account, "process-catalogue", "process:" + type);
        return incidents.of(type, MOST_INCIDENTS);
    }

    /** Lets a failed step be tried once more. @throws NotFoundException {@code studio.incident.gone} */
    @Transactional
    public void retry(CurrentAccount account, String type, String incident) {
        admins.require(account, "incident-retry", "process:" + type);
        incidents.retry(incident);
        audit.done("incident-retry", "process:" + type, Map.of("incident", incident));
    }

    private Map<String, Integer> running() {
        return jdbc
                .sql(
                        """
                        select process_definition, count(*) as filings from filing
                        where state in ('IN_REVIEW', 'RETURNED') and process_definition is not null group by process_definition""")
                .query((row, index) -> Map.entry(row.getString("process_definition"), row.getInt("filings")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Integer> standing(String type, ProcessModel model) {
        var standing = new LinkedHashMap<String, Integer>();
        String[] definitions =
                deployments.versions(type).stream().map(Version::definition).toArray(String[]::new);
        jdbc.sql(
                        """
                        select t.task, count(distinct t.filing) as filings from filing f join open_task t on t.filing = f.id
                        where f.process_definition = any(:definitions) and f.state in ('IN_REVIEW', 'RETURNED') group by t.task order by t.task""")
                .param("definitions", definitions)
                .query((row, index) -> standing.put(row.getString("task"), row.getInt("filings")))
                .list();
        int returned = jdbc.sql(
                        """
                        select count(*) from filing
                        where process_definition = any(:definitions) and state in ('IN_REVIEW', 'RETURNED') and state = 'RETURNED'""")
                .param("definitions", definitions)
                .query(Integer.class)
                .single();
        Optional<String> correction = model.tasks().values().stream()
                .filter(task -> task.desk().equals(APPLICANT))
                .map(ProcessModel.UserTask::id)
                .findFirst();
        if (returned > 0 && correction.isPresent()) {
            standing.put(correction.get(), returned);
        }
        standing.putAll(waits.standing(definitions));
        return standing;
    }

    private Map<String, StepLine> passed(String type) {
        return jdbc
                .sql(
                        """
                        with latest as (
                            select id, process_instance from filing
                            where type = :type and decided_at is not null order by decided_at desc, id limit :sample
                        ), stay as (
                            select t.filing, t.element, extract(epoch from lead(t.at) over way - t.at) / 3600 as hours
                            from filing_trace t join latest f on f.id = t.filing and f.process_instance = t.instance
                            window way as (partition by t.filing order by t.seq)
                        ), visit as (
                            select filing, element, count(*) as times, avg(hours) as hours from stay group by filing, element
                        )
                        select element, count(*) as filings, count(*) filter (where times > 1) as again,
                               percentile_cont(0.5) within group (order by hours) as median
                        from visit group by element""")
                .param("type", type)
                .param("sample", SAMPLE)
                .query((row, index) -> new StepLine(
                        row.getString("element"),
                        "",
                        0,
                        row.getObject("median") == null ? null : row.getDouble("median"),
                        row.getInt("filings"),
                        row.getInt("again")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(StepLine::element, Function.identity()));
    }
}
