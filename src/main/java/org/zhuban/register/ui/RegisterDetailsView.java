package org.zhuban.register.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.document.Document;
import org.zhuban.document.Documents;
import org.zhuban.filing.FilingTypes;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.register.Column;
import org.zhuban.register.Entry;
import org.zhuban.register.EntryVersion;
import org.zhuban.register.Register;
import org.zhuban.register.RegisterLabels;

/** An entry of any register, and its history: who changed what by which filing. */
@Route("registers/:register/:id")
@RolesAllowed({"ENTERPRISE", "PROJECT", "REVIEWER", "SUPERVISOR"})
@StyleSheet("context://review.css")
@StyleSheet("context://register.css")
class RegisterDetailsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient List<Register> registers;
    private final transient RegisterScreen screen;
    private final transient FilingTypes types;
    private final transient Documents documents;
    private final transient List<EntryActs> acts;
    private final Texts texts;
    private String title = "";

    RegisterDetailsView(
            List<Register> registers,
            RegisterScreen screen,
            FilingTypes types,
            Documents documents,
            List<EntryActs> acts) {
        this.registers = registers;
        this.screen = screen;
        this.types = types;
        this.documents = documents;
        this.acts = acts;
        this.texts = screen.texts;
        addClassNames("zb-view", "zb", "register-details");
    }

    static void open(Register register, Entry entry) {
        UI.getCurrent()
                .navigate(
                        RegisterDetailsView.class,
                        new RouteParameters(Map.of(
                                "register", register.key(), "id", entry.id().toString())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String key = event.getRouteParameters().get("register").orElse("");
        Optional<UUID> id = event.getRouteParameters().get("id").flatMap(RegisterDetailsView::id);
        Register register = registers.stream()
                .filter(any -> any.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("register.unknown"));
        show(register, id.orElseThrow(() -> new NotFoundException("register.unknown")));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void show(Register register, UUID id) {
        removeAll();
        CurrentAccount account = screen.loggedIn.require();
        Entry entry = screen.search.entry(account, register, id);
        List<EntryVersion> history = screen.search.history(account, register, id);
        Object named = entry.values().get(register.title());
        title = named == null ? entry.enterpriseName() : name(register, entry, named.toString());
        var back = new Anchor(register.key(), texts.text("register.back", texts.text("register." + register.key())));
        back.addClassName("register-back");
        if (account.organisation() != null && register.key().equals("enterprises")) {
            back.setHref("enterprise");
        } else if (account.organisation() != null && register.shared()) {
            back.setHref("my-" + register.key());
        }
        var heading = new H2(title);
        heading.addClassName("zb-title");
        String mark = screen.standings.mark(register, entry);
        if (!mark.isEmpty()) {
            var badge = new Span(mark);
            badge.addClassNames("zb-badge", screen.standings.colour(register, entry));
            heading.add(new Text(" "), badge);
        }
        var facts = new Div();
        facts.addClassName("zb-panel");
        facts(register, entry, facts);
        add(back, heading);
        acts.forEach(act -> act.of(register, entry, () -> show(register, id)).ifPresent(this::add));
        add(facts);
        Map<String, String> names = types.names();
        issued(history)
                .forEach(issued -> add(new IssuedDocument(
                        issued,
                        names.getOrDefault(issued.type(), issued.type()),
                        documents,
                        screen.loggedIn::require,
                        texts,
                        screen.times)));
        add(new EntryVersions(history, names, account.organisation() != null, texts, screen.times));
    }

    /** A code by its name, behind whose it is: many enterprises have an entry of that kind. */
    private String name(Register register, Entry entry, String named) {
        return register.columns().stream()
                .filter(column -> column.field().equals(register.title()))
                .findFirst()
                .map(column -> (column.codes() == null ? "" : entry.enterpriseName() + " · ")
                        + screen.labels.of(register).shown(column, entry))
                .orElse(named);
    }

    /** Of each filing type the document of its newest version: a change of one thing leaves what was issued for another in force. */
    private List<Document> issued(List<EntryVersion> history) {
        Map<String, EntryVersion> newest = new LinkedHashMap<>();
        history.stream()
                .sorted(Comparator.comparingInt(EntryVersion::version).reversed())
                .forEach(version -> newest.putIfAbsent(version.type(), version));
        return newest.values().stream()
                .map(EntryVersion::filing)
                .filter(Objects::nonNull)
                .flatMap(filing -> documents.of(filing).stream())
                .toList();
    }

    private void facts(Register register, Entry entry, Div panel) {
        var list = new DescriptionList();
        row(list, texts.text(register.holder()), entry.enterpriseName());
        row(list, texts.text("register.enterprise-code"), entry.enterpriseCode());
        row(list, texts.text("register.region"), screen.regions.path(entry.region()));
        RegisterLabels.Labels labels = screen.labels.of(register);
        boolean sealed = false;
        for (Column column : register.columns()) {
            String shown = labels.shown(column, entry);
            if (!shown.isEmpty()) {
                boolean several = column.kind() == Column.Kind.LIST;
                row(list, labels.label(column), several ? shown.split("；") : new String[] {shown});
                sealed |= column.kind() == Column.Kind.RESIDENT_ID || column.kind() == Column.Kind.PHONE;
            }
        }
        row(list, texts.text("register.changed"), screen.times.shown(entry.changedAt()));
        panel.removeAll();
        panel.add(list);
        UUID own = screen.loggedIn.require().organisation();
        if (sealed && (own == null || own.equals(entry.enterprise()))) {
            var reveal = new Button(texts.text("register.reveal"), VaadinIcon.EYE.create());
            reveal.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            reveal.addClickListener(click -> {
                facts(register, screen.search.reveal(screen.loggedIn.require(), register, entry.id()), panel);
                panel.getChildren().filter(Button.class::isInstance).forEach(button -> button.setVisible(false));
            });
            panel.add(reveal);
        }
    }

    /** Several values stand one below the other, over the whole width. */
    private static void row(DescriptionList list, String label, String... values) {
        var term = new DescriptionList.Term(label);
        var description = new DescriptionList.Description();
        for (String value : values) {
            description.add(new Div(value));
        }
        term.setClassName("register-several", values.length > 1);
        description.setClassName("register-several", values.length > 1);
        list.add(term, description);
    }

    @Override
    public String getPageTitle() {
        return title + " · " + texts.text("shell.product");
    }
}
