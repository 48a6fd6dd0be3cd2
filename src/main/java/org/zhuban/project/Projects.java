package org.zhuban.project;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;
import org.zhuban.enterprise.Enterprise;

/**
 * The register of projects, for the modules above and the filing types. What is here checks nobody's right: name, code and parties of a project
 * are public (ZZ 2.3: a visitor picks them).
 */
@Service
public class Projects {

    /** A visitor's search wants at least this much, so that nobody reads the register out. */
    public static final int LEAST_QUERY = 2;

    /** Of a page. */
    public static final int MOST = 200;

    private final ProjectRows projects;
    private final ParticipationRows participations;
    private final JdbcClient jdbc;

    Projects(ProjectRows projects, ParticipationRows participations, JdbcClient jdbc) {
        this.projects = projects;
        this.participations = participations;
        this.jdbc = jdbc;
    }

    public Optional<Project> find(String code) {
        return projects.findByCode(code);
    }

    public Optional<Project> find(UUID id) {
        return projects.findById(id);
    }

    /** How an enterprise takes part: its active participation, else the one that ended last. */
    public Optional<Participation> participation(UUID project, UUID enterprise) {
        return participations.findByProjectAndEnterpriseOrderBySinceDesc(project, enterprise).stream()
                .min(Comparator.comparing(one -> !one.active()));
    }

    /** Does it take part now, as this kind? */
    public boolean takesPart(UUID project, UUID enterprise, String kind) {
        return participation(project, enterprise)
                .filter(one -> one.active() && one.kind().equals(kind))
                .isPresent();
    }

    /** The project of this code, if the enterprise is its general contractor. */
    public Optional<Project> contracted(String code, UUID enterprise) {
        return find(code).filter(project -> takesPart(project.id(), enterprise, ProjectKinds.GENERAL_CONTRACTOR));
    }

    /** Those taking part and those that did, in the order of their kinds. */
    @Transactional(readOnly = true)
    public List<Party> parties(UUID project) {
        return parties(List.of(project)).getOrDefault(project, List.of());
    }

    /** The same of several projects, in one statement. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Party>> parties(Collection<UUID> ids) {
        return jdbc
                .sql(
                        """
                        select p.*, e.name, e.credit_code, e.state as enterprise_state
                        from project_participation p join enterprise e on e.id = p.enterprise
                        where p.project = any(:projects)""")
                .param("projects", ids.toArray(UUID[]::new))
                .query((row, index) -> {
                    var ended = row.getTimestamp("ended_at");
                    return new Party(
                            new Participation(
                                    row.getObject("id", UUID.class),
                                    row.getInt("version"),
                                    row.getObject("project", UUID.class),
                                    row.getObject("enterprise", UUID.class),
                                    row.getString("kind"),
                                    Participation.State.valueOf(row.getString("state")),
                                    row.getString("scope"),
                                    row.getTimestamp("since").toInstant(),
                                    ended == null ? null : ended.toInstant(),
                                    row.getString("end_reason"),
                                    row.getObject("filing", UUID.class)),
                            row.getString("name"),
                            row.getString("credit_code"),
                            Enterprise.State.valueOf(row.getString("enterprise_state")));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(
                                (Party party) -> !party.participation().active())
                        .thenComparing(party -> order(party.kind()))
                        .thenComparing(party -> party.participation().since()))
                .collect(Collectors.groupingBy(party -> party.participation().project()));
    }

    private static int order(String kind) {
        int at = ProjectKinds.ORDER.indexOf(kind);
        return at < 0 ? ProjectKinds.ORDER.size() : at;
    }

    /**
     * May this enterprise have an account of the project certified (ZZ 2.8, the order)? General contractor, developer and supervision as soon as the
     * project has them; specialist and labour contractors only once its information is approved.
     *
     * @return empty if it may, else the message code of the reason
     */
    @Transactional(readOnly = true)
    public Optional<String> mayCertify(UUID project, UUID enterprise) {
        Project of = projects.findById(project).orElseThrow();
        Participation part = participation(project, enterprise).orElse(null);
        if (part == null) {
            return Optional.of("project.certify.no-party");
        }
        return parties(project).stream()
                .filter(party -> party.participation().id().equals(part.id()))
                .findFirst()
                .flatMap(party -> refusal(of, party));
    }

    /** The same for a party that was read already. */
    public static Optional<String> refusal(Project project, Party party) {
        if (party.enterpriseState() == Enterprise.State.ENDED) {
            return Optional.of("project.certify.enterprise-ended");
        }
        if (!party.participation().active()) {
            return Optional.of("project.certify.ended");
        }
        if (project.state() == Project.State.FINISHED) {
            return Optional.of("project.certify.finished");
        }
        if (ProjectKinds.FIRST.contains(party.kind())) {
            return Optional.empty();
        }
        if (!ProjectKinds.INVITED.contains(party.kind())) {
            return Optional.of("project.certify.kind");
        }
        return project.state() == Project.State.CREATED
                ? Optional.of("project.certify.not-completed")
                : Optional.empty();
    }

    /**
     * Projects by part of their name or address, code, permit number, a party's name or credit code; newest change first.
     *
     * @param query  at least {@value #LEAST_QUERY} characters, else nothing is found
     * @param cursor of the page, null = the first
     */
    @Transactional
    public Page<Project> search(String query, @Nullable String cursor, int size) {
        String wanted = normal(query);
        if (wanted.codePointCount(0, wanted.length()) < LEAST_QUERY) {
            return new Page<>(List.of(), null);
        }
        // how to look for a text depends on how common it is; a plan for any text fits neither
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        return page(
                "search_grams(search) @> search_grams(left(:wanted, 3)) and search like :like",
                Map.of("wanted", wanted, "like", like(wanted)),
                cursor,
                size);
    }

    /** Projects that the enterprise is general contractor of and that are not finished, newest change first. @param query part of name or code; empty = all */
    @Transactional(readOnly = true)
    public Page<Project> contracted(UUID enterprise, String query, @Nullable String cursor, int size) {
        return page(
                """
                state <> 'FINISHED' and search like :like and id in (
                    select project from project_participation
                    where enterprise = :enterprise and kind = 'GENERAL_CONTRACTOR' and state = 'ACTIVE')""",
                Map.of("enterprise", enterprise, "like", like(normal(query))),
                cursor,
                size);
    }

    private static String normal(String query) {
        return Normalizer.normalize(query.strip(), Normalizer.Form.NFKC)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String like(String wanted) {
        return "%" + wanted.replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }

    private Page<Project> page(String where, Map<String, Object> parameters, @Nullable String cursor, int size) {
        int limit = Math.max(1, Math.min(MOST, size));
        String[] after = after(cursor);
        List<Project> found = jdbc.sql(
                        "select * from project where " + where
                                + """
                           and (cast(:afterAt as timestamptz) is null
                                or (changed_at, id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid)))
                          order by changed_at desc, id desc limit :limit""")
                .params(parameters)
                .param("afterAt", after[0])
                .param("afterId", after[1])
                .param("limit", limit + 1)
                .query((row, index) -> new Project(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getString("address"),
                        Project.State.valueOf(row.getString("state")),
                        Project.Source.valueOf(row.getString("source")),
                        row.getObject("filing", UUID.class),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(List.copyOf(found.subList(0, limit)), cursor(found.get(limit - 1)));
    }

    private static String cursor(Project last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.changedAt() + " " + last.id()).getBytes(StandardCharsets.US_ASCII));
    }

    /** Two nulls for none, or one that is none of ours: the first page. */
    private static @Nullable String[] after(@Nullable String cursor) {
        if (cursor != null) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ", 2);
                return new String[] {
                    Instant.parse(parts[0]).atOffset(ZoneOffset.UTC).toString(),
                    UUID.fromString(parts[1]).toString()
                };
            } catch (RuntimeException notOurs) {
                return new @Nullable String[] {null, null};
            }
        }
        return new @Nullable String[] {null, null};
    }
}
