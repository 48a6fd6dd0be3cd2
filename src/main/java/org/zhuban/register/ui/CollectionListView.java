package org.zhuban.register.ui;

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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
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
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.filing.FilingCollections;
import org.zhuban.filing.FilingCollections.Listed;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Organisations;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.LoggedIn;

/** What an enterprise has collected of one type (XC 5.1, 5.2, 6.1): search, add, and the acts that each row's state allows. */
@Route("collections/:type")
@RolesAllowed("ENTERPRISE")
@StyleSheet("context://review.css")
@StyleSheet("context://register.css")
class CollectionListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    private static final String TYPE = "type";

    private final transient FilingCollections collections;
    private final transient Organisations organisations;
    private final transient CollectionActs acts;
    private final transient LoggedIn loggedIn;
    private final transient Times times;
    private final Texts texts;
    private final TextField search = new TextField();
    private final Select<FilingState> state = new Select<>();
    private final Grid<Listed> grid = new Grid<>();
    private final Div empty = new Div();
    private final KeysetPager pager;
    private String type = "";
    private String title = "";
    private @Nullable String cursor;
    private boolean showing;

    CollectionListView(
            FilingCollections collections,
            Organisations organisations,
            CollectionActs acts,
            LoggedIn loggedIn,
            Texts texts,
            Times times) {
        this.collections = collections;
        this.organisations = organisations;
        this.acts = acts;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        addClassNames("zb-view", "wide", "review-list");
        pager = new KeysetPager(texts, this::go);
        empty.addClassName("zb-empty");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        type = event.getRouteParameters().get(TYPE).orElse("");
        ProcessModel model = java.util.Optional.ofNullable(loggedIn.require().organisation())
                .flatMap(organisations::find)
                .map(collections::types)
                .orElse(List.of())
                .stream()
                .filter(any -> any.key().equals(type))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing-type.unknown", type));
        title = model.name();
        if (getChildren().findAny().isEmpty()) {
            columns(collections.columns(model));
            add(head(), filters(), grid, empty, pager);
        }
        QueryParameters asked = event.getLocation().getQueryParameters();
        cursor = asked.getSingleParameter("cursor").orElse(null);
        showing = true;
        search.setValue(asked.getSingleParameter("q").orElse(""));
        state.setValue(
                asked.getSingleParameter("state").map(CollectionListView::state).orElse(null));
        showing = false;
        load();
    }

    private void load() {
        Page<Listed> page = collections.page(applicant(), type, search.getValue(), state.getValue(), cursor, SIZE);
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        boolean filtered = !search.isEmpty() || state.getValue() != null;
        empty.setText(texts.text(filtered ? "collections.empty.filtered" : "collections.empty"));
        empty.setVisible(page.items().isEmpty());
        pager.shown(cursor, page);
    }

    private Applicant applicant() {
        return Applicant.of(loggedIn.require());
    }

    private Component head() {
        var heading = new H2(title);
        heading.addClassName("zb-title");
        var space = new Span();
        space.addClassName("review-space");
        var add = new Button(
                texts.text("collections.add"), VaadinIcon.PLUS.create(), click -> acts.add(applicant(), type));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        add.setDisableOnClick(true);
        var head = new Div(heading, space, new Anchor("collections", texts.text("collections.menu")), add);
        head.addClassName("review-head");
        return head;
    }

    private Component filters() {
        search.setPlaceholder(texts.text("collections.search"));
        search.setAriaLabel(texts.text("collections.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.getElement().getThemeList().add("small");
        search.setWidth("320px");
        search.addValueChangeListener(change -> asked());
        state.setItems(
                FilingState.DRAFT,
                FilingState.IN_REVIEW,
                FilingState.RETURNED,
                FilingState.WITHDRAWN,
                FilingState.APPROVED,
                FilingState.REJECTED,
                FilingState.REVOKED);
        state.setItemLabelGenerator(one -> texts.text(one == null ? "collections.state.all" : "filing.state." + one));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(texts.text("collections.state.all"));
        state.setAriaLabel(texts.text("collections.state"));
        state.getElement().getThemeList().add("small");
        state.addValueChangeListener(change -> asked());
        var filters = new Div(search, state);
        filters.addClassName("review-filters");
        return filters;
    }

    private void columns(List<FormElement> columns) {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", title);
        for (FormElement column : columns) {
            grid.addColumn(row -> row.shown().getOrDefault(String.valueOf(column.key()), ""))
                    .setHeader(column.label())
                    .setWidth(
                            column.format().equals("resident-id")
                                    ? "176px"
                                    : columns.indexOf(column) == 0 && columns.size() > 4 ? "150px" : "116px")
                    .setFlexGrow(columns.indexOf(column) == 0 ? 3 : 1);
        }
        grid.addComponentColumn(acts::badge)
                .setHeader(texts.text("collections.state"))
                .setWidth("104px")
                .setFlexGrow(0);
        grid.addColumn(row -> times.day(row.filing().changedAt()))
                .setHeader(texts.text("collections.changed"))
                .setWidth("108px")
                .setFlexGrow(0);
        grid.addComponentColumn(row -> acts.of(row, applicant(), this::load))
                .setKey("acts")
                .setHeader(texts.text("collections.acts"))
                .setWidth("150px")
                .setFlexGrow(0);
    }

    private void asked() {
        if (!showing) {
            go(null);
        }
    }

    private void go(@Nullable String page) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            values.put("q", search.getValue().strip());
        }
        if (state.getValue() != null) {
            values.put("state", state.getValue().name());
        }
        if (page != null) {
            values.put("cursor", page);
        }
        UI.getCurrent()
                .navigate(
                        CollectionListView.class,
                        new RouteParameters(TYPE, Objects.requireNonNull(type)),
                        QueryParameters.simple(values));
    }

    private static @Nullable FilingState state(String name) {
        try {
            return FilingState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** The rows as shown, for tests. */
    Collection<Listed> rows() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return title + " · " + texts.text("shell.product");
    }
}
