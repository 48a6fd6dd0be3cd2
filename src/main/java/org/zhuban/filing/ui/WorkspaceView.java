package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import org.zhuban.common.MenuNote;
import org.zhuban.common.Texts;
import org.zhuban.common.WorkspaceFigure;
import org.zhuban.common.WorkspaceStep;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.OwnFilings;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;

/** Where an account lands after login: an applicant sees his filings, staff the ways into their work. */
@Route("workspace")
@Menu(title = "menu.workspace", order = 0, icon = "vaadin:home")
@PermitAll
class WorkspaceView extends Div implements HasDynamicTitle {

    private static final int SHOWN = 20;

    private final Texts texts;
    private final List<WorkspaceFigure> figures;
    private final List<MenuNote> notes;

    WorkspaceView(
            OwnFilings filings,
            LoggedIn loggedIn,
            List<WorkspaceFigure> figures,
            List<MenuNote> notes,
            List<WorkspaceStep> steps,
            Texts texts,
            FilingGrid.Factory grids) {
        this.texts = texts;
        this.figures = figures;
        this.notes = notes;
        CurrentAccount account = loggedIn.require();
        addClassName("zb-view");
        var hello = new H2(texts.text("workspace.hello", account.displayName()));
        hello.addClassName("zb-title");
        add(hello);
        if (account.grants().stream().map(grant -> grant.role()).anyMatch(Role::staff)) {
            add(sub(texts.text("workspace.staff")), entries());
            return;
        }
        List<OwnFilings.Row> own = filings.page(FilingService.Applicant.of(account), FilingQuery.ALL, SHOWN)
                .items();
        steps.stream().flatMap(step -> step.step().stream()).forEach(step -> add(step(step)));
        add(entries(), sub(texts.text("workspace.filings")));
        if (own.isEmpty()) {
            add(empty());
        } else {
            FilingGrid grid = grids.grid();
            grid.setItems(own);
            add(grid);
        }
    }

    private Component sub(String text) {
        var sub = new Paragraph(text);
        sub.addClassName("zb-sub");
        return sub;
    }

    private Component step(WorkspaceStep.Step step) {
        var title = new NativeLabel(step.title());
        title.addClassName("zb-tile-name");
        var panel = new Div(title, new Paragraph(step.words()), new Anchor(step.path(), step.act()));
        panel.addClassNames("zb-panel", "zb-step");
        return panel;
    }

    private Component entries() {
        var tiles = new Div();
        tiles.addClassNames("zb", "zb-tiles", "zb-entries");
        MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> !path(entry).equals("workspace"))
                .filter(entry -> notes(entry).noneMatch(MenuNote::hidden))
                .forEach(entry -> tiles.add(tile(entry)));
        return tiles;
    }

    private Anchor tile(MenuEntry entry) {
        var name = new NativeLabel(notes(entry)
                .flatMap(note -> note.title().stream())
                .findFirst()
                .orElseGet(() -> texts.text(entry.title())));
        name.addClassName("zb-tile-name");
        var tile = new Anchor(entry.path(), name);
        tile.addClassName("zb-tile");
        List<String> words = figures.stream()
                .filter(figure -> path(entry).equals(figure.path()))
                .flatMap(figure -> figure.words().stream())
                .toList();
        String code = "workspace.about." + path(entry);
        String about = texts.text(code);
        if (!words.isEmpty()) {
            words.forEach(sentence -> tile.add(new Span(sentence)));
        } else if (!about.equals(code)) {
            tile.add(new Span(about));
        }
        return tile;
    }

    private Stream<MenuNote> notes(MenuEntry entry) {
        return notes.stream().filter(note -> path(entry).equals(note.path()));
    }

    private static String path(MenuEntry entry) {
        return entry.path().replaceFirst("^/", "");
    }

    private Component empty() {
        var title = new NativeLabel(texts.text("workspace.filings.empty"));
        title.getStyle().set("font-weight", "600").set("display", "block").set("margin-bottom", "6px");
        var empty = new Div(title, new Span(texts.text("workspace.filings.empty.text")));
        empty.addClassNames("zb-panel", "zb-empty");
        return empty;
    }

    @Override
    public String getPageTitle() {
        return texts.text("workspace.title") + " · " + texts.text("shell.product");
    }
}
