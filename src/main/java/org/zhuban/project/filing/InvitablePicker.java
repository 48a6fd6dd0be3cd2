package org.zhuban.project.filing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.enterprise.EnterpriseDirectory;
import org.zhuban.filing.Answers;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.Projects;
import org.zhuban.reference.Regions;

/** 选择受邀单位 (JM (2)3(2)): certified enterprises of the kind that is wanted; who is a party already is shown so. */
@Component
class InvitablePicker implements Picker {

    private static final int SIZE = 20;

    private final EnterpriseDirectory directory;
    private final ContractedProject contracted;
    private final Projects projects;
    private final Regions regions;
    private final Texts texts;

    InvitablePicker(
            EnterpriseDirectory directory,
            ContractedProject contracted,
            Projects projects,
            Regions regions,
            Texts texts) {
        this.directory = directory;
        this.contracted = contracted;
        this.projects = projects;
        this.regions = regions;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "invitable";
    }

    /** @throws ConflictException {@code project-participation.kind-first} */
    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        if (applicant.organisation() == null) {
            return new Page<>(List.of(), null);
        }
        String kind = new Answers(data).text("kind");
        if (kind == null || !ProjectKinds.INVITED.contains(kind)) {
            throw new ConflictException("project-participation.kind-first");
        }
        Set<UUID> taking = contracted
                .of(applicant.organisation(), data)
                .filter(project -> applicant.reaches(project.id()))
                .map(this::taking)
                .orElse(Set.of());
        Page<EnterpriseDirectory.Listing> found = directory.search(kind, query, cursor, SIZE);
        return new Page<>(
                found.items().stream()
                        .map(unit -> new Choice(
                                unit.name(),
                                unit.name(),
                                texts.text("project.unit.detail", unit.creditCode(), regions.path(unit.region())),
                                Map.of("unitName", unit.name(), "unitCode", unit.creditCode()),
                                "source.enterprise-register",
                                taking.contains(unit.id()) ? texts.text("project.party.already") : null))
                        .toList(),
                found.next());
    }

    private Set<UUID> taking(Project project) {
        return projects.parties(project.id()).stream()
                .filter(party -> party.participation().active())
                .map(party -> party.participation().enterprise())
                .collect(Collectors.toSet());
    }
}
