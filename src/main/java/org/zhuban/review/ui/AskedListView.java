package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.AskedExport;
import org.zhuban.review.AskedTask;
import org.zhuban.review.TaskRequest.Kind;
import org.zhuban.review.Teamwork;

/** 请我会办: what colleagues ask of the reader, and of those he stands in for. */
@Route("asked")
@Menu(title = "team.asked", order = 11, icon = "vaadin:comments-o")
@RolesAllowed("REVIEWER")
@StyleSheet("context://review.css")
class AskedListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Teamwork teamwork;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Grid<AskedTask> grid = new Grid<>();
    private final Div empty = new Div();
    private List<AskedTask> rows = List.of();

    AskedListView(Teamwork teamwork, AskedExport export, LoggedIn loggedIn, Texts texts, Times times, Clock clock) {
        this.teamwork = teamwork;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        addClassNames("zb-view", "wide", "review-list");
        var title = new H2(texts.text("team.asked"));
        title.addClassName("zb-title");
        var inbox = new Anchor("tasks", texts.text("team.to-inbox"));
        var space = new Span();
        space.addClassName("review-space");
        var head = new Div(title, inbox, space, download(export, clock));
        head.addClassName("review-head");
        var lead = new Paragraph(texts.text("team.asked.lead"));
        lead.addClassName("zb-sub");
        var none = new Div(texts.text("team.asked.none"));
        none.addClassName("review-empty-title");
        empty.addClassName("zb-empty");
        empty.add(none, new Span(texts.text("team.asked.none.text")));
        columns();
        add(head, lead, grid, empty);
    }

    private Component download(AskedExport export, Clock clock) {
        var save = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("team.asked") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.add(save);
        return link;
    }

    private void columns() {
        grid.addClassNames("review-grid", "team-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("team.asked"));
        grid.addComponentColumn(this::kind)
                .setHeader(texts.text("team.kind"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::about)
                .setHeader(texts.text("review.title"))
                .setWidth("260px")
                .setFlexGrow(2);
        grid.addColumn(asked -> asked.request().question())
                .setHeader(texts.text("team.question"))
                .setWidth("220px")
                .setFlexGrow(3);
        grid.addColumn(asked -> asked.request().askerName())
                .setHeader(texts.text("team.asker"))
                .setWidth("180px")
                .setFlexGrow(0);
        grid.addColumn(asked -> times.shown(asked.request().askedAt()))
                .setHeader(texts.text("team.asked-at"))
                .setWidth("140px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::act)
                .setKey("act")
                .setHeader(texts.text("team.act"))
                .setWidth("120px")
                .setFlexGrow(0);
    }

    private Component kind(AskedTask asked) {
        var kind = new Span(texts.text("team.kind." + asked.request().kind()));
        kind.addClassNames("zb-badge", asked.request().kind() == Kind.COPY ? "plain" : "blue");
        var cell = new Div(kind);
        if (!asked.request().asked().equals(loggedIn.require().id())) {
            var behalf = new Span(texts.text("team.stand-in", asked.request().askedName()));
            behalf.addClassNames("zb-badge", "amber");
            cell.add(behalf);
        }
        return cell;
    }

    private Component about(AskedTask asked) {
        var link = new Anchor(page(asked), asked.title());
        var number = new Div(asked.number());
        number.addClassName("review-number");
        return new Div(link, number);
    }

    /** A copy outlives its task. */
    private static String page(AskedTask asked) {
        return asked.open()
                ? "tasks/" + asked.request().task()
                : "reviewed/" + asked.request().filing();
    }

    private Component act(AskedTask asked) {
        if (asked.request().kind() != Kind.COPY) {
            var open = new Anchor(page(asked), texts.text("team.open"));
            open.getElement().setAttribute("aria-label", texts.text("team.open") + " " + asked.title());
            return open;
        }
        var noted = new Button(texts.text("team.noted"), click -> {
            try {
                teamwork.answer(loggedIn.require(), asked.request().id(), null, "");
            } catch (ZhubanException refused) {
                Refusal.tell(texts, refused);
            }
            load();
            FiguresChanged.tell(this);
        });
        noted.addThemeVariants(ButtonVariant.LUMO_SMALL);
        noted.setAriaLabel(texts.text("team.noted") + " " + asked.title());
        noted.setId("noted-" + asked.request().id());
        return noted;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
    }

    private void load() {
        rows = teamwork.asked(loggedIn.require());
        grid.setItems(rows);
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    /** The rows as shown, for tests. */
    List<AskedTask> rows() {
        return rows;
    }

    @Override
    public String getPageTitle() {
        return texts.text("team.asked") + " · " + texts.text("shell.product");
    }
}
