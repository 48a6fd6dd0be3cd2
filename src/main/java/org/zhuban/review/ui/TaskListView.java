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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.ui.DueMark;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.reference.Regions;
import org.zhuban.review.ChosenColumns;
import org.zhuban.review.DecisionBatches;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxExport;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxTally;
import org.zhuban.review.OpenTask;
import org.zhuban.review.SavedFilters;

/** The inbox 待办. What it shows stands in its address. */
@Route("tasks")
@Menu(title = "menu.tasks", order = 10, icon = "vaadin:inbox")
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE", "PROCESS_ADMIN"})
@StyleSheet("context://review.css")
@JavaScript("context://keys.js")
class TaskListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    private static final String COLUMNS = "inbox";
    private static final List<String> KEYS = List.of("rows", "enter", "select", "search", "refresh", "help");

    private final Inbox inbox;
    private final InboxTeam team;
    private final Div colleagues = new Div();
    private final Div warnings = new Div();
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Clock clock;
    private final BoxTabs tabs;
    private final InboxFilters filters;
    private final FilterChips chips;
    private final TaskGrid grid;
    private final ArrivalNotice arrivals;
    private final Div empty = new Div();
    private final KeysetPager pager;
    private InboxAddress address = InboxAddress.START;
    private Instant seen = Instant.EPOCH;
    private long claimed;

    @SuppressWarnings("TooManyParameters")
    TaskListView(
            Inbox inbox,
            InboxTeam team,
            InboxExport export,
            DecisionBatches batches,
            SavedFilters saved,
            ChosenColumns columns,
            FilingWorkflow workflow,
            Regions regions,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            DueMark dueMark,
            Clock clock) {
        this.inbox = inbox;
        this.team = team;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.clock = clock;
        addClassNames("zb-view", "wide", "review-list");
        filters = new InboxFilters(
                texts,
                workflow.types(),
                InboxFilters.regions(loggedIn.require(), regions),
                query -> go(address.asking(query)));
        chips = new FilterChips(saved, loggedIn::require, texts, query -> go(address.asking(query)));
        grid = new TaskGrid(workflow, regions, texts, times, dueMark, this::open);
        pager = new KeysetPager(texts, cursor -> go(address.at(cursor)));
        tabs = new BoxTabs(texts, ofEnterprise(), BoxTabs.Place.GROUP, this::go);
        arrivals = new ArrivalNotice(texts, this::arrived, () -> go(address.at(null)));
        empty.addClassName("zb-empty");
        colleagues.addClassName("review-frame");
        warnings.addClassName("review-frame");
        var choice = new ColumnChoice(grid.columns(), columns, COLUMNS, loggedIn::require, texts);
        add(head(export, choice), warnings, filters, chips, arrivals, grid, empty, pager);
        if (decides()) {
            addComponentAtIndex(5, new BatchBar(batches, inbox, loggedIn, texts, grid, () -> address.query()));
        }
    }

    /** An enterprise sees what is asked of it, not an authority's desk. */
    private boolean ofEnterprise() {
        return loggedIn.require().organisation() != null;
    }

    private boolean decides() {
        return ofEnterprise() || loggedIn.require().has(Role.REVIEWER);
    }

    private String title() {
        return texts.text(ofEnterprise() ? "menu.tasks.enterprise" : "review.inbox");
    }

    private Component head(InboxExport export, ColumnChoice choice) {
        var title = new H2(title());
        title.addClassName("zb-title");
        var save = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(title() + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), address.query(), event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.add(save);
        var head = new Div(title, tabs, colleagues, Keys.help(texts, KEYS), choice, link);
        head.addClassName("review-head");
        return head;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        address = asked.getParameters().isEmpty()
                ? chips.standard().map(InboxAddress.START::asking).orElse(InboxAddress.START)
                : InboxAddress.of(asked);
        load();
    }

    private void load() {
        CurrentAccount account = loggedIn.require();
        seen = clock.instant();
        Page<OpenTask> page;
        try {
            page = inbox.page(account, address.query(), address.cursor(), SIZE);
        } catch (InvalidInputException stale) {
            address = address.at(null);
            page = inbox.page(account, address.query(), null, SIZE);
        }
        InboxQuery query = address.query();
        InboxTally tally = inbox.tally(account, query, filters.typesShown(), filters.regionsShown());
        filters.show(query, tally);
        chips.show(query, tally);
        tabs.show(query.box() == Box.MINE ? BoxTabs.Place.MINE : BoxTabs.Place.GROUP);
        claimed = inbox.count(account, InboxQuery.of(Box.MINE), InboxTally.MOST);
        tabs.count(claimed, tally.all());
        arrivals.seen();
        colleagues.removeAll();
        colleagues.add(team.asked());
        warnings.removeAll();
        warnings.add(team.warnings());
        grid.standsInFor(team.standsInFor(page.items()));
        grid.show(page.items(), query.sort() == InboxQuery.Sort.DUE);
        grid.setVisible(!page.items().isEmpty());
        empty.setVisible(page.items().isEmpty());
        showEmpty();
        pager.shown(address.cursor(), page);
    }

    /** How many tasks the list does not show yet; the badges are brought up to date meanwhile. */
    private long arrived() {
        CurrentAccount account = loggedIn.require();
        long mine = inbox.count(account, InboxQuery.of(Box.MINE), InboxTally.MOST);
        tabs.count(mine, inbox.count(account, InboxQuery.of(Box.GROUP), InboxTally.MOST));
        return address.query().box() == Box.MINE
                ? Math.max(0, mine - claimed)
                : inbox.arrived(account, address.query(), seen, InboxTally.MOST);
    }

    private void showEmpty() {
        String box = address.query().box().key();
        String what = address.filtered() ? "filtered" : ofEnterprise() ? box + ".enterprise" : box;
        var title = new Div(texts.text("review.empty." + what));
        title.addClassName("review-empty-title");
        empty.removeAll();
        empty.add(title, new Span(texts.text("review.empty." + what + ".text")));
        if (address.filtered()) {
            var all = new Button(
                    texts.text("review.empty.clear"),
                    click -> go(InboxAddress.START.box(address.query().box())));
            all.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            empty.add(new Div(all));
        }
    }

    private void go(BoxTabs.Place place) {
        switch (place) {
            case MINE -> go(address.box(Box.MINE));
            case GROUP -> go(address.box(Box.GROUP));
            default -> BoxTabs.goTo(place);
        }
    }

    private void go(InboxAddress to) {
        UI.getCurrent().navigate(TaskListView.class, to.parameters());
    }

    private void open(OpenTask task) {
        UI.getCurrent()
                .navigate(
                        TaskDetailsView.class,
                        new RouteParameters(TaskDetailsView.ID, task.id()),
                        address.at(null).parameters());
    }

    /** The rows as shown, for tests. */
    Collection<OpenTask> rows() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return title() + " · " + texts.text("shell.product");
    }
}
