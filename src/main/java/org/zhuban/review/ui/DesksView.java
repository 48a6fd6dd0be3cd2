package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.LoggedIn;
import org.zhuban.reference.Regions;
import org.zhuban.review.Colleague;
import org.zhuban.review.DeskRow;
import org.zhuban.review.Routing;
import org.zhuban.review.RoutingRule;

/** 岗位: who sits where, and how what arrives finds a person 分派. */
@Route("desks")
@Menu(title = "menu.desks", order = 13, icon = "vaadin:desktop")
@RolesAllowed("SUPERVISOR")
@StyleSheet("context://review.css")
class DesksView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int TOLD_FOR_MILLIS = 4_000;

    private final Routing routing;
    private final FilingWorkflow workflow;
    private final Regions regions;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Grid<DeskRow> grid = new Grid<>();
    private final Div empty = new Div();
    private List<DeskRow> rows = List.of();

    DesksView(Routing routing, FilingWorkflow workflow, Regions regions, LoggedIn loggedIn, Texts texts) {
        this.routing = routing;
        this.workflow = workflow;
        this.regions = regions;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassNames("zb-view", "wide", "review-list");
        var title = new H2(texts.text("menu.desks"));
        title.addClassName("zb-title");
        var head = new Div(title);
        head.addClassName("review-head");
        var lead = new Paragraph(texts.text("desks.lead"));
        lead.addClassName("zb-sub");
        var none = new Div(texts.text("desks.none"));
        none.addClassName("review-empty-title");
        empty.addClassName("zb-empty");
        empty.add(none, new Span(texts.text("desks.none.text")));
        columns();
        var rules = new UnorderedList();
        for (RoutingRule rule : RoutingRule.values()) {
            rules.add(new ListItem(texts.text("desks.rule." + rule + ".text", texts.text("desks.rule." + rule))));
        }
        rules.addClassNames("zb-sub", "desk-rules");
        add(head, lead, rules, grid, empty);
    }

    private void columns() {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("menu.desks"));
        grid.addColumn(desk -> regions.path(desk.region()))
                .setHeader(texts.text("desks.region"))
                .setFlexGrow(2);
        grid.addColumn(desk -> texts.text("programme." + desk.programme()))
                .setHeader(texts.text("desks.programme"))
                .setFlexGrow(1);
        grid.addColumn(desk -> desk.tasks() < Routing.COUNTED
                        ? String.valueOf(desk.tasks())
                        : texts.text("desks.more", desk.tasks()))
                .setHeader(texts.text("desks.tasks"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(this::people)
                .setHeader(texts.text("desks.people"))
                .setTooltipGenerator(desk -> texts.text("desks.person.hint"))
                .setFlexGrow(4);
        grid.addComponentColumn(this::routed)
                .setHeader(texts.text("desks.rule"))
                .setWidth("260px")
                .setFlexGrow(0);
    }

    private String people(DeskRow desk) {
        return desk.people().isEmpty()
                ? texts.text("desks.nobody")
                : desk.people().stream().map(this::person).collect(Collectors.joining("、"));
    }

    private String person(Colleague one) {
        return one.absentUntil() == null
                ? texts.text("desks.person", one.name(), one.tasks())
                : texts.text(
                        "desks.person.absent",
                        one.name(),
                        one.absentUntil().toString(),
                        String.valueOf(one.substitute()));
    }

    /** The rule, and of a table for which filing types there is one. */
    private Component routed(DeskRow desk) {
        var tables = new Div();
        tables.addClassName("desk-tables");
        tables(tables, desk, desk.rule());
        return new Div(rule(desk, now -> tables(tables, desk, now)), tables);
    }

    private void tables(Div tables, DeskRow desk, RoutingRule rule) {
        String types = workflow.types().stream()
                .filter(type -> type.programme() == desk.programme()
                        && type.properties().containsKey("routing"))
                .map(ProcessModel::name)
                .collect(Collectors.joining("、"));
        tables.setVisible(rule == RoutingRule.TABLE);
        tables.setText(types.isEmpty() ? texts.text("desks.table.none") : texts.text("desks.table", types));
    }

    private Component rule(DeskRow desk, Consumer<RoutingRule> changed) {
        var choice = new Select<RoutingRule>();
        choice.setItems(RoutingRule.values());
        choice.setItemLabelGenerator(rule -> texts.text("desks.rule." + rule));
        choice.setValue(desk.rule());
        choice.setAriaLabel(texts.text("desks.rule.of", regions.path(desk.region()), programme(desk)));
        choice.getElement().getThemeList().add("small");
        choice.setWidth("180px");
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                route(desk, change.getValue());
                changed.accept(change.getValue());
            }
        });
        return choice;
    }

    private String programme(DeskRow desk) {
        return texts.text("programme." + desk.programme());
    }

    private void route(DeskRow desk, RoutingRule rule) {
        try {
            routing.route(loggedIn.require(), desk.programme(), desk.region(), rule);
            Notification.show(
                    texts.text(
                            "desks.changed",
                            regions.path(desk.region()),
                            programme(desk),
                            texts.text("desks.rule." + rule)),
                    TOLD_FOR_MILLIS,
                    Notification.Position.BOTTOM_START);
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
            load();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
    }

    private void load() {
        rows = routing.desks(loggedIn.require());
        grid.setItems(rows);
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    /** The rows as shown, for tests. */
    List<DeskRow> rows() {
        return rows;
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.desks") + " · " + texts.text("shell.product");
    }
}
