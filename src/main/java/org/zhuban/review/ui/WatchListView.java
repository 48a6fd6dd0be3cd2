package org.zhuban.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.FilterFields;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.ui.DueMark;
import org.zhuban.filing.ui.FilingBadge;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Inbox;
import org.zhuban.review.WatchedFiling;
import org.zhuban.review.WatchedFilings;

/** 关注: filings that the reader watches, newest first. */
@Route("watched")
@RolesAllowed({"REVIEWER", "SUPERVISOR", "PROCESS_ADMIN"})
@StyleSheet("context://review.css")
@JavaScript("context://keys.js")
class WatchListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    private static final List<String> KEYS = List.of("rows", "enter", "search", "help");

    private final WatchedFilings watched;
    private final Inbox inbox;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final BoxTabs tabs;
    private final TextField search;
    private final Grid<WatchedFiling> grid = new Grid<>();
    private final Div empty = new Div();
    private final KeysetPager pager;
    private @Nullable String q;
    private @Nullable String cursor;

    WatchListView(
            WatchedFilings watched,
            Inbox inbox,
            FilingWorkflow workflow,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            DueMark dueMark) {
        this.watched = watched;
        this.inbox = inbox;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassNames("zb-view", "wide", "review-list");
        search = FilterFields.search(texts.text("review.watched.search"), "300px");
        tabs = new BoxTabs(texts, false, BoxTabs.Place.WATCHED, BoxTabs::goTo);
        pager = new KeysetPager(texts, page -> go(q, page));
        var title = new H2(texts.text("review.box.watched"));
        title.addClassName("zb-title");
        var head = new Div(title, tabs, Keys.help(texts, KEYS));
        head.addClassName("review-head");
        empty.addClassName("zb-empty");
        add(head, filters(), list(workflow, times, dueMark), empty, pager);
    }

    private Div filters() {
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(search.getValue().strip(), null);
            }
        });
        Keys.focuses(search, "/");
        var filters = new Div(search);
        filters.addClassName("review-filters");
        return filters;
    }

    private Grid<WatchedFiling> list(FilingWorkflow workflow, Times times, DueMark dueMark) {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("review.box.watched"));
        column("review.number", 224, 0, grid.addColumn(WatchedFiling::number));
        column("review.title", 180, 3, grid.addColumn(WatchedFiling::title));
        column(
                "review.type",
                140,
                1,
                grid.addColumn(filing -> filing.definition() == null
                        ? filing.type()
                        : workflow.model(filing.definition()).name()));
        column(
                "review.present-state",
                104,
                0,
                grid.addComponentColumn(filing -> new FilingBadge(filing.state(), texts)));
        column(
                "review.due",
                150,
                0,
                grid.addColumn(filing -> filing.dueAt() == null || filing.state() != FilingState.IN_REVIEW
                        ? ""
                        : times.day(filing.dueAt()) + " " + dueMark.text(filing.dueAt())));
        column("review.watched.since", 140, 0, grid.addColumn(filing -> times.shown(filing.since())));
        column("review.watched.act", 110, 0, grid.addComponentColumn(this::unwatch));
        Keys.rows(grid, WatchListView::open);
        return grid;
    }

    private void column(String head, int width, int grow, Grid.Column<WatchedFiling> column) {
        column.setHeader(texts.text(head)).setWidth(width + "px").setFlexGrow(grow);
    }

    private Button unwatch(WatchedFiling filing) {
        var button = new Button(texts.text("review.unwatch"), VaadinIcon.EYE_SLASH.create(), click -> {
            watched.unwatch(loggedIn.require(), filing.filing());
            load();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(texts.text("review.unwatch.of", filing.title()));
        return button;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        q = DoneAddress.one(asked, "q");
        cursor = DoneAddress.one(asked, "cursor");
        if (!search.getValue().strip().equals(Objects.requireNonNullElse(q, ""))) {
            search.setValue(Objects.requireNonNullElse(q, ""));
        }
        load();
    }

    private void load() {
        CurrentAccount account = loggedIn.require();
        Page<WatchedFiling> page;
        try {
            page = watched.page(account, q, cursor, SIZE);
        } catch (InvalidInputException stale) {
            cursor = null;
            page = watched.page(account, q, null, SIZE);
        }
        tabs.count(account, inbox, watched);
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.setVisible(page.items().isEmpty());
        empty.setText(texts.text(q == null ? "review.watched.none" : "review.watched.none-found"));
        pager.shown(cursor, page);
    }

    private void go(@Nullable String wanted, @Nullable String page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (wanted != null && !wanted.isEmpty()) {
            parameters.put("q", wanted);
        }
        if (page != null) {
            parameters.put("cursor", page);
        }
        UI.getCurrent().navigate(WatchListView.class, QueryParameters.simple(parameters));
    }

    private static void open(WatchedFiling filing) {
        UI.getCurrent()
                .navigate(
                        ReviewedView.class,
                        new RouteParameters(ReviewedView.FILING, filing.filing().toString()),
                        QueryParameters.of(ReviewedView.FROM, ReviewedView.WATCHED));
    }

    /** The rows as shown, for tests. */
    Collection<WatchedFiling> rows() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("review.box.watched") + " · " + texts.text("shell.product");
    }
}
