package org.zhuban.project.ui;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.WorkspaceFigure;
import org.zhuban.common.WorkspaceStep;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.Projects;

/** Leads a project account 项目账号 to its one project; the general contractor's, while nothing is known of the project, to completing it. */
@Component
class OwnProjectStep implements WorkspaceStep, WorkspaceFigure {

    private final Projects projects;
    private final LoggedIn loggedIn;
    private final Texts texts;

    OwnProjectStep(Projects projects, LoggedIn loggedIn, Texts texts) {
        this.projects = projects;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    @Override
    public Optional<Step> step() {
        return own().map(project -> {
            String code = incomplete(project) ? "project.step.complete" : "project.step.open";
            return new Step(project.name(), texts.text(code), texts.text(code + ".act"), "projects/" + project.code());
        });
    }

    @Override
    public String path() {
        return "my-projects";
    }

    @Override
    public Optional<String> words() {
        return own().map(project -> project.name() + " · " + texts.text("project.state." + project.state()));
    }

    private Optional<Project> own() {
        return loggedIn.account()
                .flatMap(account -> Optional.ofNullable(account.project()))
                .flatMap(projects::find);
    }

    private boolean incomplete(Project project) {
        return project.state() == Project.State.CREATED
                && loggedIn.account()
                        .flatMap(account -> Optional.ofNullable(account.organisation()))
                        .filter(own -> projects.takesPart(project.id(), own, ProjectKinds.GENERAL_CONTRACTOR))
                        .isPresent();
    }
}
