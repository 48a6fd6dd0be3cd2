package org.zhuban.project.filing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.HalfWidth;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Prefill;
import org.zhuban.project.Party;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.Projects;

/** The project that a filing of its general contractor is about: field {@code projectCode}. */
@Component
class ContractedProject {

    private static final String SOURCE = "source.project-register";

    private final Projects projects;

    ContractedProject(Projects projects) {
        this.projects = projects;
    }

    Optional<Project> of(@Nullable UUID contractor, Map<String, Object> data) {
        String code = new Answers(data).text("projectCode");
        return code == null || contractor == null
                ? Optional.empty()
                : projects.contracted(HalfWidth.code(code), contractor);
    }

    /** Of the project that the answers name. */
    @Nullable
    UUID id(Map<String, Object> data) {
        String code = new Answers(data).text("projectCode");
        return code == null
                ? null
                : projects.find(HalfWidth.code(code)).map(Project::id).orElse(null);
    }

    /** Where it lies; the authority there decides. */
    @Nullable
    String region(Map<String, Object> data) {
        String code = new Answers(data).text("projectCode");
        return code == null
                ? null
                : projects.find(HalfWidth.code(code)).map(Project::region).orElse(null);
    }

    /** What the register says of the project that the draft was opened for. */
    List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        return of(applicant.organisation(), data)
                .map(project -> new Prefill(values(project), SOURCE, project.changedAt(), Prefill.Rank.APPROVED))
                .stream()
                .toList();
    }

    /** As answers, by keys that the forms share. */
    Map<String, Object> values(Project project) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("projectCode", project.code());
        values.put("projectName", project.name());
        values.put("regionCode", project.region());
        if (project.address() != null) {
            values.put("address", project.address());
        }
        for (Party party : projects.parties(project.id())) {
            if (party.participation().active()) {
                switch (party.kind()) {
                    case ProjectKinds.DEVELOPER -> values.putIfAbsent("developer", party.name());
                    case ProjectKinds.SUPERVISION -> values.putIfAbsent("supervision", party.name());
                    default -> {
                        // shown in the project's own page
                    }
                }
            }
        }
        return values;
    }

    /** At submission: the filer is its general contractor, it is not finished, and the name shown is its own. */
    List<FieldError> faults(Filing filing, Map<String, Object> data) {
        Optional<Project> found = of(filing.organisation(), data);
        if (found.isEmpty()) {
            return new Answers(data).text("projectCode") == null
                    ? List.of()
                    : List.of(new FieldError("/projectCode", "project.not-contractor"));
        }
        Project project = found.get();
        if (project.state() == Project.State.FINISHED) {
            return List.of(new FieldError("/projectCode", "project.finished-already"));
        }
        Object shown = data.get("projectName");
        return shown == null || Objects.equals(shown, project.name())
                ? List.of()
                : List.of(new FieldError("/projectCode", "project.code-other"));
    }
}
