package org.zhuban.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 项目库: its enterprise is the general contractor; every party sees the project, those that left it too. */
@Component
public class ProjectRegister implements Register {

    public static final String KEY = "projects";

    private static final List<Column> COLUMNS = List.of(
            Column.text("projectName").named("name").readOnly().inList(),
            Column.text("code").readOnly().inList(),
            Column.text("state").coded("project-stage").readOnly().inList().withFilter(),
            Column.text("developer").readOnly().inList(),
            Column.text("supervision").readOnly(),
            Column.text("source").coded("project-source").readOnly(),
            Column.text("address").readOnly(),
            Column.text("category").withFilter(),
            Column.text("nature"),
            Column.text("use"),
            Column.text("size"),
            Column.text("approvalNo"),
            Column.text("approvalLevel"),
            Column.number("investment"),
            Column.number("contractAmount"),
            Column.number("area"),
            Column.number("length"),
            Column.date("startsOn"),
            Column.date("endsOn").inList(),
            Column.text("projectManager"),
            Column.phone("projectManagerPhone"),
            Column.text("wageContact"),
            Column.phone("wageContactPhone"),
            Column.text("description"));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String table() {
        return "project_information";
    }

    @Override
    public String view() {
        return "project_listed";
    }

    @Override
    public List<String> types() {
        return List.of("project-completion");
    }

    /** JM and ZZ both have projects. */
    @Override
    public @Nullable Programme programme() {
        return null;
    }

    @Override
    public String title() {
        return "projectName";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String holder() {
        return "project.generalContractor";
    }

    @Override
    public String holderAfter() {
        return "state";
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public String own() {
        return "id in (select project from project_participation where enterprise = :own)";
    }

    @Override
    public String ofProject() {
        return "id = :project";
    }
}
