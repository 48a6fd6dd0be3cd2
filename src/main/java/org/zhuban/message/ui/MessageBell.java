package org.zhuban.message.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.message.NoticeBox;

/** A bell with the number of unread messages, for the header; counts anew at each change of view. Only for somebody logged in. */
@StyleSheet("context://message.css")
public class MessageBell extends Button {

    private static final int MOST = 99;

    private final NoticeBox box;
    private final Texts texts;
    private final Span badge = new Span();
    private @Nullable Registration navigation;

    public MessageBell(NoticeBox box, Texts texts) {
        this.box = box;
        this.texts = texts;
        addClassName("message-bell");
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        badge.addClassName("message-count");
        setIcon(VaadinIcon.BELL_O.create());
        setSuffixComponent(badge);
        addClickListener(click -> getUI().ifPresent(ui -> ui.navigate(InboxListView.class)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        navigation = event.getUI().addAfterNavigationListener(change -> count());
        count();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (navigation != null) {
            navigation.remove();
            navigation = null;
        }
        super.onDetach(event);
    }

    private void count() {
        var unread = box.unread();
        badge.setVisible(unread > 0);
        badge.setText(unread > MOST ? MOST + "+" : String.valueOf(unread));
        var label = texts.text("message.bell", String.valueOf(unread));
        setAriaLabel(label);
        setTooltipText(label);
    }
}
