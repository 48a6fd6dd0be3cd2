package org.zhuban.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.ui.FilingBadge;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.reference.Regions;
import org.zhuban.review.SampleRates;
import org.zhuban.review.SpotCheck;
import org.zhuban.review.SpotChecks;

/** 抽查: what the automated review approved and chance drew for a human look. */
@Route("spot-checks")
@Menu(title = "menu.spot-checks", order = 13, icon = "vaadin:search-plus")
@RolesAllowed({"REVIEWER", "SUPERVISOR"})
@StyleSheet("context://review.css")
@JavaScript("context://keys.js")
class SpotCheckListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    private static final String LOOKED = "looked";

    private final SpotChecks checks;
    private final SampleRates rates;
    private final Regions regions;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Grid<SpotCheck> grid = new Grid<>();
    private final Tab waiting = new Tab();
    private final Tab done = new Tab();
    private final Tabs tabs = new Tabs(waiting, done);
    private final Div empty = new Div();
    private final KeysetPager pager;
    private boolean looked;

    SpotCheckListView(
            SpotChecks checks,
            SampleRates rates,
            Regions regions,
            FilingWorkflow workflow,
            LoggedIn loggedIn,
            Texts texts,
            Times times) {
        this.checks = checks;
        this.rates = rates;
        this.regions = regions;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassNames("zb-view", "wide", "review-list");
        waiting.setLabel(texts.text("spot-check.waiting"));
        done.setLabel(texts.text("spot-check.looked"));
        tabs.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                go(change.getSelectedTab().equals(done), null);
            }
        });
        pager = new KeysetPager(texts, page -> go(looked, page));
        var title = new H2(texts.text("menu.spot-checks"));
        title.addClassName("zb-title");
        var head = new Div(title, tabs);
        head.addClassName("review-head");
        if (loggedIn.require().has(Role.SUPERVISOR)) {
            var button = new Button(texts.text("spot-check.rates"), VaadinIcon.SLIDERS.create(), click -> rates());
            button.setId("sample-rates");
            head.add(button);
        }
        var lead = new Paragraph(texts.text("spot-check.lead"));
        lead.addClassName("zb-sub");
        empty.addClassName("zb-empty");
        add(head, lead, list(workflow, times), empty, pager);
    }

    private Grid<SpotCheck> list(FilingWorkflow workflow, Times times) {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("menu.spot-checks"));
        column("review.number", 224, 0, grid.addColumn(SpotCheck::number));
        column("review.title", 180, 3, grid.addColumn(SpotCheck::title));
        column(
                "review.type",
                140,
                1,
                grid.addColumn(check -> check.definition() == null
                        ? check.type()
                        : workflow.model(check.definition()).name()));
        column("spot-check.approved-at", 150, 0, grid.addColumn(check -> times.shown(check.approvedAt())));
        column("review.present-state", 104, 0, grid.addComponentColumn(check -> new FilingBadge(check.state(), texts)));
        column("spot-check.found", 200, 2, grid.addColumn(this::found));
        Keys.rows(grid, SpotCheckListView::open);
        return grid;
    }

    private String found(SpotCheck check) {
        return check.result() == null
                ? texts.text("spot-check.nothing-yet")
                : texts.text("spot-check.found." + check.result(), String.valueOf(check.actorName()), check.reason());
    }

    private void column(String head, int width, int grow, Grid.Column<SpotCheck> column) {
        column.setHeader(texts.text(head)).setWidth(width + "px").setFlexGrow(grow);
    }

    private void rates() {
        OneDialog.open(this, new SampleRatesDialog(rates, loggedIn.require(), texts, this::region));
    }

    private String region(String significant) {
        return significant.isEmpty()
                ? texts.text("template.region.all")
                : regions.path((significant + "0000").substring(0, 6));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        looked = DoneAddress.one(asked, LOOKED) != null;
        CurrentAccount account = loggedIn.require();
        String cursor = DoneAddress.one(asked, "cursor");
        Page<SpotCheck> page;
        try {
            page = checks.page(account, looked, cursor, SIZE);
        } catch (InvalidInputException stale) {
            cursor = null;
            page = checks.page(account, looked, null, SIZE);
        }
        tabs.setSelectedTab(looked ? done : waiting);
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.setVisible(page.items().isEmpty());
        empty.setText(texts.text(looked ? "spot-check.none-looked" : "spot-check.none"));
        pager.shown(cursor, page);
    }

    private static void go(boolean looked, @Nullable String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (looked) {
            parameters.put(LOOKED, "1");
        }
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        UI.getCurrent().navigate(SpotCheckListView.class, QueryParameters.simple(parameters));
    }

    private static void open(SpotCheck check) {
        UI.getCurrent()
                .navigate(
                        ReviewedView.class,
                        new RouteParameters(ReviewedView.FILING, check.filing().toString()),
                        QueryParameters.of(ReviewedView.FROM, ReviewedView.DRAWN));
    }

    /** The rows as shown, for tests. */
    Collection<SpotCheck> rows() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.spot-checks") + " · " + texts.text("shell.product");
    }
}
