package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.reference.Regions;
import org.zhuban.review.ChosenColumns;
import org.zhuban.review.DoneExport;
import org.zhuban.review.DoneTask;
import org.zhuban.review.DoneTasks;
import org.zhuban.review.Inbox;
import org.zhuban.review.WatchedFilings;

/** 已办: what the reader decided, newest first. What it shows stands in its address. */
@Route("reviewed")
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE", "PROCESS_ADMIN"})
@StyleSheet("context://review.css")
@JavaScript("context://keys.js")
class DoneListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    private static final String COLUMNS = "done";
    private static final List<String> KEYS = List.of("rows", "enter", "search", "help");

    private final DoneTasks done;
    private final Inbox inbox;
    private final WatchedFilings watched;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Clock clock;
    private final BoxTabs tabs;
    private final DoneFilters filters;
    private final DoneGrid grid;
    private final Div empty = new Div();
    private final KeysetPager pager;
    private DoneAddress address = DoneAddress.START;

    @SuppressWarnings("TooManyParameters")
    DoneListView(
            DoneTasks done,
            DoneExport export,
            Inbox inbox,
            WatchedFilings watched,
            ChosenColumns columns,
            FilingWorkflow workflow,
            Regions regions,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            Clock clock) {
        this.done = done;
        this.inbox = inbox;
        this.watched = watched;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.clock = clock;
        addClassNames("zb-view", "wide", "review-list");
        tabs = new BoxTabs(texts, loggedIn.require().organisation() != null, BoxTabs.Place.DONE, BoxTabs::goTo);
        filters = new DoneFilters(texts, workflow.types(), this::go);
        grid = new DoneGrid(workflow, regions, texts, times, this::open);
        pager = new KeysetPager(texts, cursor -> go(address.at(cursor)));
        empty.addClassName("zb-empty");
        var choice = new ColumnChoice(grid.columns(), columns, COLUMNS, loggedIn::require, texts);
        add(head(export, choice), filters, grid, empty, pager);
    }

    private Component head(DoneExport export, ColumnChoice choice) {
        var title = new H2(texts.text("review.box.done"));
        title.addClassName("zb-title");
        var save = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("review.box.done") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), address.query(clock.getZone()), event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.add(save);
        var head = new Div(title, tabs, Keys.help(texts, KEYS), choice, link);
        head.addClassName("review-head");
        return head;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = DoneAddress.of(event.getLocation().getQueryParameters());
        CurrentAccount account = loggedIn.require();
        Page<DoneTask> page;
        try {
            page = done.page(account, address.query(clock.getZone()), address.cursor(), SIZE);
        } catch (InvalidInputException stale) {
            address = address.at(null);
            page = done.page(account, address.query(clock.getZone()), null, SIZE);
        }
        tabs.count(account, inbox, watched);
        filters.show(address);
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.setVisible(page.items().isEmpty());
        empty.setText(texts.text(address.filtered() ? "review.done.none-found" : "review.done.none"));
        pager.shown(address.cursor(), page);
    }

    private void go(DoneAddress to) {
        UI.getCurrent().navigate(DoneListView.class, to.parameters());
    }

    private void open(DoneTask task) {
        UI.getCurrent()
                .navigate(
                        ReviewedView.class,
                        new RouteParameters(ReviewedView.FILING, task.filing().toString()),
                        address.parameters());
    }

    /** The rows as shown, for tests. */
    Collection<DoneTask> rows() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("review.box.done") + " · " + texts.text("shell.product");
    }
}
