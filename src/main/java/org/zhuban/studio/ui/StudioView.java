package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.FilterFields;
import org.zhuban.identity.LoggedIn;
import org.zhuban.reference.CodeTables;
import org.zhuban.studio.CatalogueExport;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.ProcessCatalogue;
import org.zhuban.studio.ProcessCatalogue.Line;

/** 流程管理: all filing types, what runs of them, and what stands in their way. */
@Route("studio")
@Menu(title = "menu.studio", order = 15, icon = "vaadin:sitemap")
@RolesAllowed("PROCESS_ADMIN")
@StyleSheet("context://review.css")
@StyleSheet("context://studio.css")
class StudioView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ProcessCatalogue catalogue;
    private final CatalogueExport export;
    private final Drafts drafts;
    private final CodeTables codeTables;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Clock clock;
    private final Grid<Line> grid = new Grid<>();
    private final TextField search;
    private final Div empty = new Div();
    private List<Line> lines = List.of();

    StudioView(
            ProcessCatalogue catalogue,
            CatalogueExport export,
            Drafts drafts,
            CodeTables codeTables,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            Clock clock) {
        this.catalogue = catalogue;
        this.export = export;
        this.drafts = drafts;
        this.codeTables = codeTables;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
        this.search = FilterFields.search(texts.text("catalogue.studio.search"), "260px");
        addClassNames("zb-view", "wide", "review-list");
        var lead = new Paragraph(texts.text("catalogue.studio.lead"));
        lead.addClassName("zb-sub");
        empty.addClassName("zb-empty");
        empty.setText(texts.text("catalogue.studio.none"));
        columns();
        add(head(), lead, grid, empty);
    }

    private Div head() {
        var title = new H2(texts.text("menu.studio"));
        title.addClassName("zb-title");
        search.setId("studio-search");
        search.addValueChangeListener(change -> filter());
        var space = new Span();
        space.addClassName("studio-gap");
        var fresh = new Button(texts.text("catalogue.studio.new"), VaadinIcon.PLUS.create(), click -> create());
        fresh.setId("studio-new");
        fresh.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        var cockpit = new Anchor("/camunda/app/cockpit/default/", texts.text("catalogue.studio.cockpit"));
        cockpit.setTarget("_blank");
        cockpit.getElement().setAttribute("router-ignore", true);
        var head = new Div(title, search, space, cockpit, download(), fresh);
        head.addClassName("studio-head");
        return head;
    }

    private void create() {
        List<Map.Entry<String, String>> kinds = codeTables.items("enterprise-kind").stream()
                .map(item -> Map.entry("enterprise:" + item.code(), item.name()))
                .toList();
        new NewTypeDialog(drafts, loggedIn, texts, kinds, draft -> getUI().ifPresent(
                                ui -> ui.navigate("studio/drafts/" + draft.id())))
                .open();
    }

    private Anchor download() {
        var save = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("menu.studio") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.add(save);
        return link;
    }

    private void columns() {
        grid.addClassName("review-grid");
        grid.setId("studio-types");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", texts.text("menu.studio"));
        grid.addComponentColumn(this::name)
                .setHeader(texts.text("catalogue.studio.type"))
                .setFlexGrow(3);
        grid.addColumn(line -> texts.text("programme." + line.programme()))
                .setHeader(texts.text("catalogue.studio.programme"))
                .setFlexGrow(1);
        grid.addColumn(line -> line.newest() == null
                        ? "–"
                        : texts.text("catalogue.studio.version", line.newest().version()))
                .setHeader(texts.text("catalogue.studio.newest"))
                .setWidth("96px")
                .setFlexGrow(0);
        grid.addColumn(line ->
                        line.newest() == null ? "" : times.shown(line.newest().at()))
                .setHeader(texts.text("catalogue.studio.since"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addColumn(Line::running)
                .setHeader(texts.text("catalogue.studio.running"))
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END)
                .setWidth("96px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::marks)
                .setHeader(texts.text("catalogue.studio.marks"))
                .setFlexGrow(3);
    }

    private Component name(Line line) {
        var link = new Anchor("studio/types/" + line.type(), line.name());
        var key = new Span(line.type());
        key.addClassName("studio-key");
        var cell = new Div(link, key);
        cell.addClassName("studio-name");
        return cell;
    }

    private Component marks(Line line) {
        var marks = new Div();
        marks.addClassName("studio-marks");
        if (line.suspension() != null) {
            marks.add(badge(
                    "amber", texts.text("catalogue.studio.suspended", StudioWords.until(line.suspension(), texts))));
        }
        if (line.incidents() > 0) {
            marks.add(badge("red", texts.text("catalogue.studio.incidents", line.incidents())));
        }
        if (line.draft() != null) {
            String words = line.newest() == null ? "catalogue.studio.unreleased" : "catalogue.studio.draft";
            marks.add(new Anchor("studio/drafts/" + line.draft().id(), texts.text(words)));
        }
        if (line.newest() != null && !line.newest().packaged()) {
            marks.add(badge("plain", texts.text("catalogue.studio.own")));
        }
        return marks;
    }

    private static Span badge(String colour, String words) {
        var badge = new Span(words);
        badge.addClassNames("zb-badge", colour);
        return badge;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        lines = catalogue.types(loggedIn.require());
        filter();
    }

    private void filter() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<Line> shown = lines.stream()
                .filter(line -> line.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || line.type().contains(wanted))
                .toList();
        grid.setItems(shown);
        grid.setVisible(!shown.isEmpty());
        empty.setVisible(shown.isEmpty());
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.studio");
    }
}
