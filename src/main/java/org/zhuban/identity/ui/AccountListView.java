package org.zhuban.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.FlexComponent;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.Grant;
import org.zhuban.identity.StaffAccounts;
import org.zhuban.identity.StaffAccounts.Listed;
import org.zhuban.reference.Regions;

/** Accounts 账号 and what they may. {@code ?q=…} is what is searched for. */
@Route("accounts")
@Menu(title = "menu.accounts", icon = "vaadin:users", order = 95)
@RolesAllowed("SYSTEM_ADMIN")
class AccountListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final StaffAccounts accounts;
    private final Regions regions;
    private final Texts texts;
    private final Clock clock;
    private final TextField search = new TextField();
    private final Grid<Listed> grid = new Grid<>();
    private final Button more = new Button();
    private final List<Listed> rows = new ArrayList<>();
    private @Nullable String next;

    AccountListView(StaffAccounts accounts, Regions regions, Texts texts, Clock clock) {
        this.accounts = accounts;
        this.regions = regions;
        this.texts = texts;
        this.clock = clock;
        addClassNames("zb-view", "wide");
        more.setText(texts.text("accounts.more"));
        more.addClickListener(click -> append());
        columns();
        var lead = new Paragraph(texts.text("accounts.lead"));
        lead.addClassName("zb-sub");
        add(new H2(texts.text("menu.accounts")), lead, bar(), grid, more);
    }

    private Component bar() {
        search.setLabel(texts.text("accounts.search"));
        search.setPlaceholder(texts.text("accounts.search.hint"));
        search.setClearButtonVisible(true);
        search.setMaxLength(40);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent()
                        .navigate(
                                AccountListView.class,
                                search.isEmpty()
                                        ? QueryParameters.empty()
                                        : QueryParameters.simple(Map.of("q", search.getValue())));
            }
        });
        var create = new Button(
                texts.text("accounts.create"),
                click -> OneDialog.open(
                        click.getSource(), new AccountDialog(accounts, regions, texts, null, this::load)));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var bar = new HorizontalLayout(search, create);
        bar.setAlignItems(FlexComponent.Alignment.BASELINE);
        return bar;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.addColumn(Listed::login).setHeader(texts.text("accounts.login")).setAutoWidth(true);
        grid.addColumn(Listed::displayName)
                .setHeader(texts.text("accounts.name"))
                .setAutoWidth(true);
        grid.addColumn(Listed::mobile).setHeader(texts.text("accounts.mobile")).setAutoWidth(true);
        grid.addColumn(account -> account.grants().stream().map(this::words).collect(Collectors.joining("；")))
                .setHeader(texts.text("accounts.grants"))
                .setFlexGrow(2);
        grid.addComponentColumn(this::states)
                .setHeader(texts.text("accounts.state"))
                .setAutoWidth(true);
        grid.addColumn(account -> account.lastLogin() == null
                        ? ""
                        : TIME.format(account.lastLogin().atZoneSameInstant(clock.getZone())))
                .setHeader(texts.text("accounts.last-login"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::edit)
                .setKey("edit")
                .setHeader("")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setEmptyStateText(texts.text("accounts.none"));
    }

    private String words(Grant grant) {
        return GrantsField.words(texts, regions, grant);
    }

    private Component states(Listed account) {
        var states = new HorizontalLayout();
        states.setSpacing(false);
        states.getStyle().set("gap", "4px").set("flex-wrap", "wrap");
        states.add(account.enabled() ? badge("accounts.enabled", "green") : badge("accounts.disabled", "grey"));
        if (account.locked()) {
            states.add(badge("accounts.locked", "red"));
        }
        if (account.mustChange()) {
            states.add(badge("accounts.must-change", "amber"));
        }
        return states;
    }

    private Span badge(String code, String colour) {
        var badge = new Span(texts.text(code));
        badge.addClassNames("zb-badge", colour);
        return badge;
    }

    private Component edit(Listed account) {
        var edit = new Button(
                texts.text("accounts.edit"),
                click -> OneDialog.open(
                        click.getSource(), new AccountDialog(accounts, regions, texts, account.id(), this::load)));
        edit.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        edit.setAriaLabel(texts.text("accounts.edit") + " " + account.login());
        return edit;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.setValue(
                event.getLocation().getQueryParameters().getSingleParameter("q").orElse(""));
        load();
    }

    private void load() {
        rows.clear();
        next = null;
        append();
    }

    private void append() {
        var page = accounts.list(search.getValue(), next, SIZE);
        rows.addAll(page.items());
        next = page.next();
        more.setVisible(next != null);
        grid.setItems(List.copyOf(rows));
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.accounts");
    }
}
