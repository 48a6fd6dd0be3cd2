package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.OwnFilings;
import org.zhuban.filing.OwnFilingsExport;
import org.zhuban.identity.LoggedIn;

/** 我的办件. What it shows stands in its address. */
@Route("filings")
@Menu(title = "menu.filings", order = 6, icon = "vaadin:records")
@RolesAllowed({"ENTERPRISE", "PROJECT"})
class FilingListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;

    private final OwnFilings filings;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final TextField search = new TextField();
    private final Select<FilingState> state = new Select<>();
    private final ComboBox<String> type = new ComboBox<>();
    private final FilingGrid grid;
    private final Div empty = new Div();
    private final KeysetPager pager;
    private FilingQuery query = FilingQuery.ALL;
    private boolean arranging;

    @SuppressWarnings("TooManyParameters")
    FilingListView(
            OwnFilings filings,
            OwnFilingsExport export,
            FilingTypes types,
            LoggedIn loggedIn,
            Texts texts,
            FilingGrid.Factory grids,
            Clock clock) {
        this.filings = filings;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassNames("zb-view", "wide");
        grid = grids.grid();
        pager = new KeysetPager(texts, cursor -> go(cursor));
        empty.addClassNames("zb-panel", "zb-empty");
        add(head(export, clock), filters(types.names()), grid, empty, pager);
    }

    private Component head(OwnFilingsExport export, Clock clock) {
        var title = new H2(texts.text("menu.filings"));
        title.addClassName("zb-title");
        var save = new Button(texts.text("filings.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        save.setTabIndex(-1);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("menu.filings") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(Applicant.of(loggedIn.require()), query, event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.getElement().setAttribute("aria-label", texts.text("filings.export"));
        link.add(save);
        var head = new Div(title, link);
        head.addClassName("zb-list-head");
        return head;
    }

    private Component filters(Map<String, String> names) {
        search.setLabel(texts.text("filings.search"));
        search.setPlaceholder(texts.text("filings.search.hint"));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> changed());
        state.setLabel(texts.text("filing.state"));
        state.setItems(FilingState.values());
        state.setItemLabelGenerator(one -> one == null ? texts.text("filings.all") : texts.text("filing.state." + one));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(texts.text("filings.all"));
        state.addValueChangeListener(change -> changed());
        type.setLabel(texts.text("filing.type"));
        type.setItems(names.keySet().stream().sorted().toList());
        type.setItemLabelGenerator(key -> names.getOrDefault(key, key));
        type.setClearButtonVisible(true);
        type.setPlaceholder(texts.text("filings.all"));
        type.addValueChangeListener(change -> changed());
        var filters = new Div(search, state, type);
        filters.addClassName("zb-filters");
        return filters;
    }

    private void changed() {
        if (!arranging) {
            go(null);
        }
    }

    private void go(@Nullable String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "q", search.getValue());
        put(
                parameters,
                "state",
                state.getValue() == null ? "" : state.getValue().name());
        put(parameters, "type", type.getValue());
        put(parameters, "cursor", cursor);
        UI.getCurrent().navigate(FilingListView.class, QueryParameters.simple(parameters));
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parameters.put(name, value);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        String q = asked.getSingleParameter("q")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        FilingState of =
                asked.getSingleParameter("state").map(FilingListView::state).orElse(null);
        String key = asked.getSingleParameter("type").orElse(null);
        String cursor = asked.getSingleParameter("cursor").orElse(null);
        query = new FilingQuery(key, of, q, null, null, null);
        arranging = true;
        search.setValue(Objects.requireNonNullElse(q, ""));
        state.setValue(of);
        type.setValue(key);
        arranging = false;
        FilingQuery.After after = FilingQuery.After.of(cursor);
        Page<OwnFilings.Row> page = filings.page(Applicant.of(loggedIn.require()), query.after(after), SIZE);
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.removeAll();
        boolean filtered = q != null || of != null || key != null;
        empty.setText(texts.text(filtered ? "filings.none-found" : "filings.none"));
        empty.setVisible(page.items().isEmpty());
        pager.shown(after == null ? null : cursor, page);
    }

    private static @Nullable FilingState state(String name) {
        try {
            return FilingState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.filings") + " · " + texts.text("shell.product");
    }
}
