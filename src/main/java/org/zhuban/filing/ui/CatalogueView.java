package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Catalogue;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OpenAlreadyException;
import org.zhuban.identity.LoggedIn;

/** 我要办: what this enterprise may file, by programme, and why not what it may not. */
@Route("new")
@Menu(title = "menu.new", order = 5, icon = "vaadin:plus-circle-o")
@RolesAllowed({"ENTERPRISE", "PROJECT"})
class CatalogueView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int TOLD = 8_000;

    private final Catalogue catalogue;
    private final FilingService filings;
    private final LoggedIn loggedIn;
    private final Texts texts;

    CatalogueView(Catalogue catalogue, FilingService filings, LoggedIn loggedIn, Texts texts) {
        this.catalogue = catalogue;
        this.filings = filings;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassName("zb-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var title = new H2(texts.text("menu.new"));
        title.addClassName("zb-title");
        var lead = new Paragraph(texts.text("catalogue.lead"));
        lead.addClassName("zb-sub");
        add(title, lead);
        Map<Programme, List<Catalogue.Entry>> programmes = catalogue.of(loggedIn.require()).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.model().programme(), LinkedHashMap::new, Collectors.toList()));
        programmes.forEach((programme, entries) -> add(programme(programme, entries)));
        if (programmes.isEmpty()) {
            var none = new Div(texts.text("catalogue.none"));
            none.addClassNames("zb-panel", "zb-empty");
            add(none);
        }
    }

    private Section programme(Programme programme, List<Catalogue.Entry> entries) {
        var records = new RouterLink(texts.text("catalogue.records." + programme), FilingListView.class);
        records.setQueryParameters(FilingListAddress.of(programme).parameters());
        records.addClassName("zb-catalogue-records");
        var section = new Section(new Div(new H3(texts.text("programme." + programme)), records));
        section.addClassNames("zb-panel", "zb-programme");
        Map<String, List<Catalogue.Entry>> groups = entries.stream()
                .collect(Collectors.groupingBy(Catalogue.Entry::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, members) -> {
            if (groups.size() > 1) {
                var heading = new H4(texts.text(group));
                heading.addClassName("zb-catalogue-group");
                section.add(heading);
            }
            var list = new UnorderedList(members.stream().map(this::row).toArray(ListItem[]::new));
            list.addClassName("zb-catalogue");
            section.add(list);
        });
        return section;
    }

    private ListItem row(Catalogue.Entry entry) {
        var name = new Span(entry.model().name());
        name.addClassName("zb-catalogue-name");
        var about = new Div(name);
        about.addClassName("zb-catalogue-about");
        String why = entry.why();
        if (!entry.guide().isEmpty()) {
            var guide = new Span(entry.guide());
            guide.addClassName("zb-catalogue-guide");
            about.add(guide);
        }
        entry.paused().ifPresent(pause -> {
            var told = new Span(texts.text(pause.message(), pause.arguments().toArray()) + texts.text("intake.hint"));
            told.addClassName("zb-catalogue-why");
            about.add(told);
        });
        if (why != null) {
            var reason = new Span(texts.text(why, entry.arguments().toArray()));
            reason.addClassName("zb-catalogue-why");
            about.add(reason);
        }
        var acts = new Div();
        acts.addClassName("zb-catalogue-acts");
        entry.open().ifPresent(open -> acts.add(link(open)));
        if (entry.available()) {
            acts.add(begin(entry));
        }
        var row = new ListItem(about, acts);
        row.setClassName("zb-catalogue-off", why != null);
        return row;
    }

    private Component link(Filing open) {
        boolean draft = open.state() == FilingState.DRAFT || open.state() == FilingState.WITHDRAWN;
        var link = new RouterLink(
                texts.text(draft ? "catalogue.go-on" : "catalogue.see", open.number()),
                FilingView.class,
                new RouteParameters(FilingView.ID, open.id().toString()));
        return link;
    }

    private Button begin(Catalogue.Entry entry) {
        boolean change = entry.approved().isPresent();
        boolean draft = entry.open().isPresent();
        var begin = new Button(
                texts.text(change ? "filing.change" : draft ? "catalogue.another" : "catalogue.begin"),
                click -> go(() -> change
                        ? filings.change(
                                        applicant(),
                                        entry.approved().orElseThrow().id())
                                .filing()
                                .id()
                        : filings.open(applicant(), entry.model().key(), null, Map.of())
                                .details()
                                .filing()
                                .id()));
        begin.setAriaLabel(begin.getText() + " " + entry.model().name());
        begin.setDisableOnClick(true);
        if (!draft) {
            begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return begin;
    }

    private Applicant applicant() {
        return Applicant.of(loggedIn.require());
    }

    private void go(Supplier<UUID> opening) {
        UUID filing;
        try {
            filing = opening.get();
        } catch (OpenAlreadyException open) {
            filing = open.existing();
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
            return;
        }
        String id = filing.toString();
        getUI().ifPresent(ui -> ui.navigate(FilingView.class, new RouteParameters(FilingView.ID, id)));
    }

    /** The rows as read, for tests. */
    List<String> words() {
        return getElement().getTextRecursively().lines().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.new") + " · " + texts.text("shell.product");
    }
}
