package org.zhuban.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.ProjectAccountOffice.Row;

/** 项目账号管理: an enterprise's accounts of its projects, who keeps them, and what it does with them. */
@Route("project-accounts")
@Menu(title = "menu.project-accounts", order = 32, icon = "vaadin:user-card")
@RolesAllowed("ENTERPRISE")
class ProjectAccountListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int TOLD = 8_000;

    private final ProjectAccountOffice office;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Grid<Row> grid = new Grid<>();
    private final Div empty = new Div();

    ProjectAccountListView(ProjectAccountOffice office, LoggedIn loggedIn, Texts texts, Times times) {
        this.office = office;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        addClassNames("zb-view", "wide");
        var title = new H2(texts.text("menu.project-accounts"));
        title.addClassName("zb-title");
        var lead = new Paragraph(texts.text("project-account.lead"));
        lead.addClassName("zb-sub");
        columns();
        empty.addClassNames("zb-panel", "zb-empty");
        var none = new Div(texts.text("project-account.none"));
        none.getStyle().set("font-weight", "600").set("margin-bottom", "6px");
        var how = new Anchor("/apply/project-account-certification", texts.text("project-account.none.link"));
        how.setRouterIgnore(true);
        empty.add(none, new Div(texts.text("project-account.none.text")), how);
        add(title, lead, grid, empty);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(row -> two(row.project().name(), row.project().code()))
                .setHeader(texts.text("project-account.project"))
                .setFlexGrow(2);
        grid.addColumn(row -> row.account().login())
                .setHeader(texts.text("project-account.login"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(row -> two(
                        row.administrator().isEmpty() ? "—" : row.administrator(),
                        row.account().mobile()))
                .setHeader(texts.text("project-account.administrator"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::states)
                .setHeader(texts.text("project-account.state"))
                .setWidth("190px")
                .setFlexGrow(0);
        grid.addColumn(row -> row.account().lastLoginAt() == null
                        ? texts.text("project-account.never")
                        : times.shown(row.account().lastLoginAt()))
                .setHeader(texts.text("project-account.last-login"))
                .setWidth("160px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::acts)
                .setKey("acts")
                .setHeader("")
                .setWidth("90px")
                .setFlexGrow(0);
    }

    private static Component two(String first, String second) {
        var below = new Span(second);
        below.addClassName("zb-second");
        var cell = new Div(new Span(first), below);
        cell.addClassName("zb-two");
        return cell;
    }

    private Component states(Row row) {
        var states = new Div();
        states.getStyle().set("display", "flex").set("gap", "4px").set("flex-wrap", "wrap");
        states.add(
                row.account().enabled()
                        ? badge("project-account.enabled", "green")
                        : badge("project-account.disabled", "grey"));
        if (row.account().enabled() && row.account().mustChange()) {
            states.add(badge("project-account.must-change", "amber"));
        }
        return states;
    }

    private Span badge(String code, String colour) {
        var badge = new Span(texts.text(code));
        badge.addClassNames("zb-badge", colour);
        return badge;
    }

    private Component acts(Row row) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        MenuItem manage = bar.addItem(texts.text("project-account.manage"));
        manage.setAriaLabel(
                texts.text("project-account.manage") + " " + row.account().login());
        var menu = manage.getSubMenu();
        menu.addItem(
                texts.text("project-account.hand-over"),
                click -> OneDialog.open(bar, new HandOverDialog(office, loggedIn, texts, row, this::handedOver)));
        menu.addItem(
                texts.text("project-account.reset"),
                click -> ask(bar, row, "project-account.reset", () -> {
                    office.reset(loggedIn.require(), row.account().id());
                    tell("project-account.reset.done", row.account().mobile());
                }));
        boolean enabled = row.account().enabled();
        String act = enabled ? "project-account.disable" : "project-account.enable";
        menu.addItem(
                texts.text(act),
                click -> ask(
                        bar,
                        row,
                        act,
                        () -> office.enable(loggedIn.require(), row.account().id(), !enabled)));
        menu.addItem(
                texts.text("project-account.holders"),
                click -> OneDialog.open(bar, new HoldersDialog(office, loggedIn.require(), texts, times, row)));
        return bar;
    }

    private void handedOver(Row row) {
        load();
        tell("project-account.hand-over.done", row.project().name());
    }

    private void ask(Component opener, Row row, String code, Runnable act) {
        var sure = new ConfirmDialog();
        sure.setHeader(texts.text(code));
        sure.setText(texts.text(
                code + ".sure",
                row.project().name(),
                HandOverDialog.somebody(texts, row),
                row.account().mobile()));
        sure.setCancelable(true);
        sure.setCancelText(texts.text("project-account.cancel"));
        sure.setConfirmText(texts.text(code));
        sure.addConfirmListener(confirmed -> {
            try {
                act.run();
            } catch (ZhubanException refused) {
                Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                        .addThemeVariants(NotificationVariant.LUMO_ERROR);
            }
            load();
        });
        OneDialog.open(opener, sure);
    }

    private void tell(String code, String argument) {
        Notification.show(texts.text(code, argument), TOLD, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
    }

    private void load() {
        var rows = office.list(loggedIn.require());
        grid.setItems(rows);
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    /** The rows as shown, for tests. */
    Collection<Row> rows() {
        return grid.getListDataView().getItems().toList();
    }

    /** The button of a row's acts, for tests. */
    Component actsOf(Row row) {
        return acts(row);
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.project-accounts") + " · " + texts.text("shell.product");
    }
}
