package org.zhuban.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.ProjectAccountOffice.Row;
import org.zhuban.project.ProjectAccountsExport;

/** 项目账号管理: an enterprise's accounts of its projects, who keeps them, and what it does with them. */
@Route("project-accounts")
@Menu(title = "menu.project-accounts", order = 32, icon = "vaadin:user-card")
@RolesAllowed("ENTERPRISE")
@StyleSheet("context://review.css")
@StyleSheet("context://register.css")
class ProjectAccountListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ProjectAccountOffice office;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Grid<Row> grid = new Grid<>();
    private final Div filters = new Div();
    private final TextField search = new TextField();
    private final Div empty = new Div();
    private final Div nothing = new Div();
    private final ProjectAccountActs acts;
    private final ProjectAccountsExport export;
    private final Clock clock;
    private String asked = "";

    ProjectAccountListView(
            ProjectAccountOffice office,
            ProjectAccountsExport export,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            Clock clock) {
        this.office = office;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.export = export;
        this.clock = clock;
        acts = new ProjectAccountActs(office, loggedIn, texts, times, this::load);
        addClassNames("zb-view", "wide", "review-list");
        var lead = new Paragraph(texts.text("project-account.lead"));
        lead.addClassName("zb-sub");
        filters();
        columns();
        empty.addClassNames("zb-panel", "zb-empty");
        var none = new Div(texts.text("project-account.none"));
        none.getStyle().set("font-weight", "600").set("margin-bottom", "6px");
        var how = new Anchor("/apply/project-account-certification", texts.text("project-account.none.link"));
        how.setRouterIgnore(true);
        empty.add(none, new Div(texts.text("project-account.none.text")), how);
        nothing.addClassName("zb-empty");
        nothing.setText(texts.text("project-account.none-found"));
        add(head(), lead, filters, grid, empty, nothing);
    }

    private Component head() {
        var title = new H2(texts.text("menu.project-accounts"));
        title.addClassName("zb-title");
        var space = new Span();
        space.addClassName("review-space");
        var save = new Button(texts.text("register.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("menu.project-accounts") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), asked, event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.add(save);
        var head = new Div(title, space, link);
        head.addClassName("review-head");
        return head;
    }

    private void filters() {
        search.setPlaceholder(texts.text("project-account.search"));
        search.setAriaLabel(texts.text("project-account.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        search.setWidth("400px");
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent()
                        .navigate(
                                ProjectAccountListView.class,
                                change.getValue().isBlank()
                                        ? QueryParameters.empty()
                                        : QueryParameters.of(
                                                "q", change.getValue().strip()));
            }
        });
        filters.add(search);
        filters.addClassName("review-filters");
    }

    private void columns() {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("menu.project-accounts"));
        grid.addComponentColumn(row -> two(
                        new Anchor(
                                "projects/" + row.project().code(),
                                row.project().name()),
                        row.project().code()))
                .setHeader(texts.text("project-account.project"))
                .setFlexGrow(2);
        grid.addColumn(row -> row.account().login())
                .setHeader(texts.text("project-account.login"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(row -> two(
                        new Span(row.administrator().isEmpty() ? "—" : row.administrator()),
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
        grid.addComponentColumn(acts::of)
                .setKey("acts")
                .setHeader("")
                .setWidth("90px")
                .setFlexGrow(0);
    }

    private static Component two(Component first, String second) {
        var below = new Span(second);
        below.addClassName("zb-second");
        var cell = new Div(first, below);
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

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("q")
                .orElse("")
                .strip();
        if (!search.getValue().strip().equals(asked)) {
            search.setValue(asked);
        }
        load();
    }

    private void load() {
        List<Row> rows = rows(loggedIn.require());
        grid.setItems(rows);
        grid.setVisible(!rows.isEmpty());
        filters.setVisible(!rows.isEmpty() || !asked.isEmpty());
        empty.setVisible(rows.isEmpty() && asked.isEmpty());
        nothing.setVisible(rows.isEmpty() && !asked.isEmpty());
    }

    private List<Row> rows(CurrentAccount account) {
        return office.list(account).stream().filter(row -> row.holds(asked)).toList();
    }

    /** The rows as shown, for tests. */
    Collection<Row> rows() {
        return grid.getListDataView().getItems().toList();
    }

    /** The button of a row's acts, for tests. */
    Component actsOf(Row row) {
        return acts.of(row);
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.project-accounts") + " · " + texts.text("shell.product");
    }
}
