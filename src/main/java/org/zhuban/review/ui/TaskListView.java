package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
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
import org.zhuban.filing.ui.DueMark;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.review.DecisionBatches;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxExport;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.OpenTask;

/** The inbox 待办. What it shows stands in its address. */
@Route("tasks")
@Menu(title = "menu.tasks", order = 10, icon = "vaadin:inbox")
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE"})
@StyleSheet("context://review.css")
class TaskListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    /** A badge counts no further. */
    private static final int BADGE = 999;

    private final Inbox inbox;
    private final InboxTeam team;
    private final Div colleagues = new Div();
    private final Div warnings = new Div();
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Tab mine = new Tab();
    private final Tab group = new Tab();
    private final Tabs tabs = new Tabs(mine, group);
    private final InboxFilters filters;
    private final TaskGrid grid;
    private final Div empty = new Div();
    private final KeysetPager pager;
    private InboxAddress address = InboxAddress.START;

    @SuppressWarnings("TooManyParameters")
    TaskListView(
            Inbox inbox,
            InboxTeam team,
            InboxExport export,
            DecisionBatches batches,
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
        addClassNames("zb-view", "wide", "review-list");
        filters = new InboxFilters(
                texts, workflow.types(), regions(loggedIn.require(), regions), query -> go(address.asking(query)));
        grid = new TaskGrid(workflow, regions, texts, times, dueMark, this::open);
        pager = new KeysetPager(texts, cursor -> go(address.at(cursor)));
        tabs.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                go(address.box(change.getSelectedTab() == mine ? Box.MINE : Box.GROUP));
            }
        });
        empty.addClassName("zb-empty");
        colleagues.addClassName("review-frame");
        warnings.addClassName("review-frame");
        add(head(export, clock), warnings, filters, grid, empty, pager);
        if (decides()) {
            addComponentAtIndex(3, new BatchBar(batches, inbox, loggedIn, texts, grid, () -> address.query()));
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

    private Component head(InboxExport export, Clock clock) {
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
        var head = new Div(title, tabs, colleagues, link);
        head.addClassName("review-head");
        return head;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = InboxAddress.of(event.getLocation().getQueryParameters());
        load();
    }

    private void load() {
        CurrentAccount account = loggedIn.require();
        Page<OpenTask> page;
        try {
            page = inbox.page(account, address.query(), address.cursor(), SIZE);
        } catch (InvalidInputException stale) {
            address = address.at(null);
            page = inbox.page(account, address.query(), null, SIZE);
        }
        filters.show(address.query());
        tabs.setSelectedTab(address.query().box() == Box.MINE ? mine : group);
        badge(mine, account, Box.MINE);
        badge(group, account, Box.GROUP);
        colleagues.removeAll();
        colleagues.add(team.asked());
        warnings.removeAll();
        warnings.add(team.warnings());
        grid.standsInFor(team.standsInFor(page.items()));
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.setVisible(page.items().isEmpty());
        showEmpty();
        pager.shown(address.cursor(), page);
    }

    private void badge(Tab tab, CurrentAccount account, Box box) {
        long count = inbox.count(account, InboxQuery.of(box), BADGE + 1L);
        var number = new Span(count > BADGE ? BADGE + "+" : String.valueOf(count));
        number.addClassNames("zb-badge", box == Box.MINE && count > 0 ? "blue" : "plain");
        tab.removeAll();
        tab.add(new Span(texts.text("review.box." + box.key() + (ofEnterprise() ? ".enterprise" : ""))), number);
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

    /** Regions to choose from: those right below the reader's, or his own. */
    private static List<Region> regions(CurrentAccount account, Regions regions) {
        return account.organisation() != null
                ? List.of()
                : account.grants().stream()
                        .flatMap(grant ->
                                grant.region() == null ? regions.children("").stream() : below(regions, grant.region()))
                        .distinct()
                        .toList();
    }

    private static java.util.stream.Stream<Region> below(Regions regions, String region) {
        List<Region> children = regions.children(region);
        return children.isEmpty() ? regions.find(region).stream() : children.stream();
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
