package org.zhuban.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Page;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectToken;

/** 调用记录 of one token, newest first, a page at a time. */
final class ProjectCallsDialog extends Dialog {

    private static final int PAGE = 50;

    private final transient ProjectScreen screen;
    private final transient Project project;
    private final transient ProjectToken token;
    private final Grid<ProjectToken.Call> grid = new Grid<>();
    private final Paragraph none;
    private final Button more;
    private final transient List<ProjectToken.Call> shown = new ArrayList<>();
    private @Nullable String next;

    ProjectCallsDialog(ProjectScreen screen, Project project, ProjectToken token) {
        this.screen = screen;
        this.project = project;
        this.token = token;
        setHeaderTitle(screen.texts.text("project.interface.calls.of", token.name()));
        setWidth("860px");
        setMaxWidth("96vw");
        grid.addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.addColumn(call -> screen.times.shown(call.at()))
                .setHeader(text("at"))
                .setWidth("170px")
                .setFlexGrow(0);
        grid.addColumn(call -> call.method() + " " + call.path())
                .setHeader(text("call"))
                .setFlexGrow(1);
        grid.addColumn(ProjectToken.Call::status)
                .setHeader(text("status"))
                .setWidth("90px")
                .setFlexGrow(0);
        grid.addColumn(ProjectToken.Call::millis)
                .setHeader(text("millis"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(ProjectToken.Call::address)
                .setHeader(text("address"))
                .setWidth("140px")
                .setFlexGrow(0);
        none = new Paragraph(text("none"));
        more = new Button(text("more"), click -> load());
        add(none, grid, more);
        getFooter().add(new Button(screen.texts.text("project.close"), click -> close()));
        load();
    }

    private String text(String code) {
        return screen.texts.text("project.interface.calls." + code);
    }

    private void load() {
        Page<ProjectToken.Call> page =
                screen.tokens.calls(screen.loggedIn.require(), project.code(), token.id(), next, PAGE);
        shown.addAll(page.items());
        next = page.next();
        grid.setItems(shown);
        grid.setVisible(!shown.isEmpty());
        none.setVisible(shown.isEmpty());
        more.setVisible(next != null);
    }
}
