package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.Substitution;
import org.zhuban.review.Substitutions;

/** 请假与代理: who is absent when, and who stands in. */
@Route("absence")
@Menu(title = "absence.title", order = 12, icon = "vaadin:calendar-user")
@RolesAllowed({"REVIEWER", "SUPERVISOR"})
@StyleSheet("context://review.css")
class AbsenceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Substitutions substitutions;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Clock clock;
    private final Grid<Substitution> grid = new Grid<>();
    private final Div empty = new Div();
    private List<Substitution> rows = List.of();
    private Set<UUID> arranged = Set.of();

    AbsenceView(Substitutions substitutions, LoggedIn loggedIn, Texts texts, Clock clock) {
        this.substitutions = substitutions;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.clock = clock;
        addClassNames("zb-view", "wide", "review-list");
        var title = new H2(texts.text("absence.title"));
        title.addClassName("zb-title");
        var add = new Button(texts.text("absence.add"), VaadinIcon.PLUS.create());
        add.addClickListener(click -> add(add));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        add.setId("absence-add");
        var space = new Span();
        space.addClassName("review-space");
        var head = new Div(title, space, add);
        head.addClassName("review-head");
        var lead = new Paragraph(texts.text("absence.lead"));
        lead.addClassName("zb-sub");
        var none = new Div(texts.text("absence.none"));
        none.addClassName("review-empty-title");
        empty.addClassName("zb-empty");
        empty.add(none, new Span(texts.text("absence.none.text")));
        columns();
        add(head, lead, grid, empty);
    }

    private void columns() {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("absence.title"));
        grid.addColumn(Substitution::absentName).setHeader(texts.text("absence.absent"));
        grid.addColumn(Substitution::substituteName).setHeader(texts.text("absence.substitute"));
        grid.addColumn(one ->
                        texts.text(one.programme() == null ? "absence.programme.all" : "programme." + one.programme()))
                .setHeader(texts.text("absence.programme"))
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(one -> texts.text(
                        "absence.days", one.starts().toString(), one.ends().toString()))
                .setHeader(texts.text("absence.when"))
                .setWidth("220px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::state)
                .setHeader(texts.text("absence.state"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(Substitution::reason).setHeader(texts.text("absence.reason"));
        grid.addColumn(Substitution::makerName).setHeader(texts.text("absence.maker"));
        grid.addComponentColumn(this::end)
                .setHeader(texts.text("team.act"))
                .setWidth("110px")
                .setFlexGrow(0);
    }

    private Component state(Substitution one) {
        boolean begun = !one.starts().isAfter(LocalDate.now(clock));
        var badge = new Span(texts.text(begun ? "absence.state.now" : "absence.state.later"));
        badge.addClassNames("zb-badge", begun ? "green" : "plain");
        return badge;
    }

    private Component end(Substitution one) {
        var end = new Button(texts.text("absence.end"));
        end.addClickListener(click -> {
            var sure = new ConfirmDialog(
                    texts.text("absence.end.sure", one.absentName(), one.substituteName()),
                    texts.text("absence.end.text"),
                    texts.text("absence.end"),
                    confirmed -> end(one.id()));
            sure.setCancelable(true);
            sure.setCancelText(texts.text("team.cancel"));
            OneDialog.open(end, sure);
        });
        end.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        end.setAriaLabel(texts.text("absence.end") + " " + one.absentName() + " " + one.substituteName());
        end.setVisible(arranged.contains(one.absent()));
        end.setId("end-" + one.id());
        return end;
    }

    private void end(UUID id) {
        try {
            substitutions.end(loggedIn.require(), id);
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
        }
        load();
    }

    private void add(Button opener) {
        CurrentAccount account = loggedIn.require();
        OneDialog.open(
                opener,
                new AbsenceDialog(
                        substitutions,
                        account,
                        substitutions.absentees(account),
                        LocalDate.now(clock),
                        texts,
                        this::load));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
    }

    private void load() {
        CurrentAccount account = loggedIn.require();
        arranged = substitutions.absentees(account).stream()
                .map(Accounts.Named::id)
                .collect(Collectors.toSet());
        rows = substitutions.of(account);
        grid.setItems(rows);
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    /** The rows as shown, for tests. */
    List<Substitution> rows() {
        return rows;
    }

    @Override
    public String getPageTitle() {
        return texts.text("absence.title") + " · " + texts.text("shell.product");
    }
}
