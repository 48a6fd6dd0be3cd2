package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService.Applicant;
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
    private final Clock clock;
    private final FilingListFilters filters;
    private final FilingGrid grid;
    private final Div empty = new Div();
    private final KeysetPager pager;
    private FilingListAddress address = FilingListAddress.ALL;

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
        this.clock = clock;
        addClassNames("zb-view", "wide");
        grid = grids.grid();
        filters = new FilingListFilters(texts, types.offered(), FilingListView::go);
        pager = new KeysetPager(texts, cursor -> go(address.at(cursor)));
        empty.addClassNames("zb-panel", "zb-empty");
        add(head(export), filters, grid, empty, pager);
    }

    private Component head(OwnFilingsExport export) {
        var title = new H2(texts.text("menu.filings"));
        title.addClassName("zb-title");
        var save = new Button(texts.text("filings.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        save.setTabIndex(-1);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("menu.filings") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(
                            Applicant.of(loggedIn.require()), address.query(clock.getZone()), event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.getElement().setAttribute("aria-label", texts.text("filings.export"));
        link.add(save);
        var head = new Div(title, link);
        head.addClassName("zb-list-head");
        return head;
    }

    private static void go(FilingListAddress asked) {
        UI.getCurrent().navigate(FilingListView.class, asked.parameters());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = FilingListAddress.of(event.getLocation().getQueryParameters());
        filters.show(address);
        FilingQuery.After after = FilingQuery.After.of(address.cursor());
        Page<OwnFilings.Row> page = filings.page(
                Applicant.of(loggedIn.require()), address.query(clock.getZone()).after(after), SIZE);
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.removeAll();
        empty.setText(texts.text(address.filtered() ? "filings.none-found" : "filings.none"));
        empty.setVisible(page.items().isEmpty());
        pager.shown(after == null ? null : address.cursor(), page);
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.filings") + " · " + texts.text("shell.product");
    }
}
