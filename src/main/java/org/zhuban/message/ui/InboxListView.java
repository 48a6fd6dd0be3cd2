package org.zhuban.message.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.message.NoticeBox;

/** The account's message box 消息. {@code ?unread=true} shows the unread only. */
@Route("inbox-messages")
@Menu(title = "menu.inbox-messages", icon = "vaadin:bell-o", order = 80)
@PermitAll
@StyleSheet("context://message.css")
class InboxListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 30;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final NoticeBox box;
    private final Texts texts;
    private final Clock clock;
    private final Checkbox unreadOnly = new Checkbox();
    private final Button readAll = new Button();
    private final UnorderedList list = new UnorderedList();
    private final Div empty = new Div();
    private final Button more = new Button();
    private @Nullable String next;

    InboxListView(NoticeBox box, Texts texts, Clock clock) {
        this.box = box;
        this.texts = texts;
        this.clock = clock;
        addClassName("zb-view");
        unreadOnly.setLabel(texts.text("message.unread-only"));
        unreadOnly.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent()
                        .navigate(
                                InboxListView.class,
                                unreadOnly.getValue()
                                        ? QueryParameters.simple(Map.of("unread", "true"))
                                        : QueryParameters.empty());
            }
        });
        readAll.setText(texts.text("message.read-all"));
        readAll.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        readAll.addClickListener(click -> {
            box.markAllRead();
            load();
        });
        more.setText(texts.text("message.more"));
        more.addClickListener(click -> append());
        list.addClassName("message-list");
        empty.addClassNames("zb-panel", "zb-empty");
        var bar = new HorizontalLayout(unreadOnly, readAll);
        bar.addClassName("message-bar");
        bar.setAlignItems(com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment.CENTER);
        add(new H2(texts.text("menu.inbox-messages")), bar, empty, list, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        unreadOnly.setValue(event.getLocation()
                .getQueryParameters()
                .getSingleParameter("unread")
                .map(Boolean::parseBoolean)
                .orElse(false));
        load();
    }

    private void load() {
        list.removeAll();
        next = null;
        append();
        var none = list.getChildren().findAny().isEmpty();
        empty.setVisible(none);
        empty.removeAll();
        var title = new Span(texts.text(unreadOnly.getValue() ? "message.none-unread" : "message.none"));
        title.getElement().getStyle().set("font-weight", "600");
        empty.add(title, new Div(texts.text("message.none.text")));
        readAll.setEnabled(box.unread() > 0);
    }

    private void append() {
        var page = box.list(unreadOnly.getValue(), next, SIZE);
        next = page.next();
        more.setVisible(next != null);
        list.add(page.items().stream().map(this::item).toArray(ListItem[]::new));
    }

    private ListItem item(NoticeBox.Notice notice) {
        var item = new ListItem();
        item.addClassName(notice.read() ? "read" : "unread");
        var text = new Button(notice.text(), click -> open(notice, item));
        text.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        text.addClassName("message-text");
        if (!notice.read()) {
            text.setAriaLabel(texts.text("message.unread") + " " + notice.text());
        }
        var time = new Span(MINUTE.format(notice.at().atZone(clock.getZone())));
        time.addClassName("message-time");
        item.add(text, time);
        return item;
    }

    private void open(NoticeBox.Notice notice, ListItem item) {
        box.markRead(notice.id());
        var link = notice.link();
        if (link != null) {
            var target = new Location(link.startsWith("/") ? link.substring(1) : link);
            UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
            return;
        }
        item.removeClassName("unread");
        item.addClassName("read");
        readAll.setEnabled(box.unread() > 0);
    }

    /** The rows as shown, for tests. */
    List<ListItem> rows() {
        return list.getChildren().map(ListItem.class::cast).toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.inbox-messages");
    }
}
