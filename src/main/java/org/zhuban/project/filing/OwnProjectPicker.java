package org.zhuban.project.filing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.project.Projects;
import org.zhuban.reference.Regions;

/** Chooses one of the projects that the enterprise is general contractor of and that is not finished; a project account finds its own only. */
@Component
class OwnProjectPicker implements Picker {

    private static final int SIZE = 20;

    private final Projects projects;
    private final ContractedProject contracted;
    private final Regions regions;
    private final Texts texts;

    OwnProjectPicker(Projects projects, ContractedProject contracted, Regions regions, Texts texts) {
        this.projects = projects;
        this.contracted = contracted;
        this.regions = regions;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "own-projects";
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        if (applicant.organisation() == null) {
            return new Page<>(List.of(), null);
        }
        var found = projects.contracted(
                applicant.organisation(), query, cursor, applicant.project() == null ? SIZE : Projects.MOST);
        return new Page<>(
                found.items().stream()
                        .filter(project -> applicant.reaches(project.id()))
                        .map(project -> new Choice(
                                project.code(),
                                project.name(),
                                texts.text(
                                        "project.choice",
                                        project.code(),
                                        regions.path(project.region()),
                                        texts.text("project.state." + project.state())),
                                contracted.values(project),
                                "source.project-register"))
                        .toList(),
                applicant.project() == null ? found.next() : null);
    }
}
