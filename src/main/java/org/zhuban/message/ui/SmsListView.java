package org.zhuban.message.ui;

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
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.FlexComponent;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
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
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.message.OutgoingSms;
import org.zhuban.message.SmsJournal;

/** The SMS outbox 短信发件箱 of system admins. {@code ?state=…&q=…} is what is shown. */
@Route("messages")
@Menu(title = "menu.messages", icon = "vaadin:envelopes-o", order = 90)
@RolesAllowed("SYSTEM_ADMIN")
@StyleSheet("context://message.css")
class SmsListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final SmsJournal journal;
    private final Texts texts;
    private final Clock clock;
    private final Select<OutgoingSms.State> state = new Select<>();
    private final TextField search = new TextField();
    private final Grid<OutgoingSms> grid = new Grid<>();
    private final Paragraph closed = new Paragraph();
    private final Button more = new Button();
    private final List<OutgoingSms> rows = new ArrayList<>();
    private @Nullable String next;

    SmsListView(SmsJournal journal, Texts texts, Clock clock) {
        this.journal = journal;
        this.texts = texts;
        this.clock = clock;
        addClassNames("zb-view", "wide");
        more.setText(texts.text("message.more"));
        more.addClickListener(click -> append());
        columns();
        var lead = new Paragraph(texts.text("message.sms-lead"));
        lead.addClassName("zb-sub");
        closed.addClassNames("zb-note", "warn");
        closed.getElement().setAttribute("role", "status");
        add(new H2(texts.text("menu.messages")), lead, closed, bar(), grid, more);
    }

    private Component bar() {
        state.setLabel(texts.text("message.state"));
        state.setItems(OutgoingSms.State.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(texts.text("message.state.all"));
        state.setItemLabelGenerator(
                value -> texts.text(value == null ? "message.state.all" : "message.state." + value));
        state.addValueChangeListener(change -> changed(change.isFromClient()));
        search.setLabel(texts.text("message.search"));
        search.setPlaceholder(texts.text("message.search.hint"));
        search.setClearButtonVisible(true);
        search.setMaxLength(40);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> changed(change.isFromClient()));
        var export = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var bytes = new SmsWorkbook(texts, clock).of(journal.export(state.getValue(), search.getValue()));
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), "sms-outbox.xlsx", WORKBOOK, bytes.length);
                }),
                texts.text("message.export"));
        export.addClassName("message-export");
        var reload = new Button(texts.text("message.reload"), click -> load());
        var bar = new HorizontalLayout(state, search, reload, export);
        bar.setAlignItems(FlexComponent.Alignment.BASELINE);
        bar.addClassName("message-bar");
        return bar;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.addColumn(sms -> time(sms.createdAt()))
                .setHeader(texts.text("message.created"))
                .setAutoWidth(true);
        grid.addColumn(OutgoingSms::masked)
                .setHeader(texts.text("message.number"))
                .setAutoWidth(true);
        grid.addColumn(sms -> title(texts, sms.template()))
                .setHeader(texts.text("message.template"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::badge)
                .setHeader(texts.text("message.state"))
                .setAutoWidth(true);
        grid.addColumn(OutgoingSms::attempts)
                .setHeader(texts.text("message.attempts"))
                .setAutoWidth(true);
        grid.addColumn(sms -> sms.state() == OutgoingSms.State.WAITING ? time(sms.nextAt()) : time(sms.sentAt()))
                .setHeader(texts.text("message.next-or-sent"))
                .setAutoWidth(true);
        grid.addColumn(sms -> sms.lastError() == null ? "" : sms.lastError())
                .setHeader(texts.text("message.error"))
                .setFlexGrow(2);
        grid.addComponentColumn(this::retry).setHeader("").setAutoWidth(true).setFlexGrow(0);
        grid.setEmptyStateText(texts.text("message.sms-none"));
    }

    private Component badge(OutgoingSms sms) {
        var badge = new Span(texts.text("message.state." + sms.state()));
        badge.addClassNames(
                "zb-badge",
                switch (sms.state()) {
                    case WAITING -> sms.attempts() > 0 ? "amber" : "blue";
                    case SENT -> "green";
                    case FAILED -> "red";
                    case EXPIRED -> "grey";
                });
        return badge;
    }

    private Component retry(OutgoingSms sms) {
        var retry = new Button(texts.text("message.retry"), click -> {
            try {
                journal.retry(sms.id());
                Notification.show(texts.text("message.retrying"));
            } catch (ZhubanException refused) {
                Notification.show(texts.of(refused));
            }
            load();
        });
        retry.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        retry.setAriaLabel(texts.text("message.retry") + " " + sms.masked() + " " + time(sms.createdAt()));
        retry.setVisible(sms.retryable());
        return retry;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        state.setValue(query.getSingleParameter("state")
                .flatMap(name -> Arrays.stream(OutgoingSms.State.values())
                        .filter(any -> any.name().equals(name))
                        .findFirst())
                .orElse(null));
        search.setValue(query.getSingleParameter("q").orElse(""));
        load();
    }

    private void changed(boolean byHand) {
        if (!byHand) {
            return;
        }
        var query = new LinkedHashMap<String, String>();
        if (state.getValue() != null) {
            query.put("state", state.getValue().name());
        }
        if (!search.isEmpty()) {
            query.put("q", search.getValue());
        }
        UI.getCurrent().navigate(SmsListView.class, QueryParameters.simple(query));
    }

    private void load() {
        var why = journal.closed();
        closed.setText(texts.text("message.sms-closed", why.orElse("")));
        closed.setVisible(why.isPresent());
        rows.clear();
        next = null;
        append();
    }

    private void append() {
        var page = journal.list(state.getValue(), search.getValue(), next, SIZE);
        rows.addAll(page.items());
        next = page.next();
        more.setVisible(next != null);
        grid.setItems(List.copyOf(rows));
    }

    private String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.atZone(clock.getZone()));
    }

    /** The name of a template for people: message code {@code <template>.title}, else the code itself. */
    static String title(Texts texts, String template) {
        var code = template + ".title";
        var title = texts.text(code);
        return title.equals(code) ? template : title;
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.messages");
    }
}
