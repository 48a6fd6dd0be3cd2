package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.UUID;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.WatchedFilings;

/** 关注 a filing, or no longer. */
final class WatchButton extends Composite<Button> {

    private static final int TOLD_FOR_MILLIS = 8_000;

    private final WatchedFilings watched;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final UUID filing;
    private boolean watches;

    WatchButton(WatchedFilings watched, LoggedIn loggedIn, Texts texts, UUID filing) {
        this.watched = watched;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.filing = filing;
        watches = watched.watches(loggedIn.require(), filing);
        Button button = getContent();
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setId("watch");
        Keys.presses(button, "w");
        button.addClickListener(click -> turn());
        show();
    }

    private void turn() {
        try {
            if (watches) {
                watched.unwatch(loggedIn.require(), filing);
            } else {
                watched.watch(loggedIn.require(), filing);
            }
            watches = !watches;
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
        show();
    }

    private void show() {
        Button button = getContent();
        button.setText(texts.text(watches ? "review.watching" : "review.watch"));
        button.setIcon((watches ? VaadinIcon.EYE_SLASH : VaadinIcon.EYE).create());
        button.setTooltipText(texts.text(watches ? "review.watching.hint" : "review.watch.hint"));
        button.getElement().setAttribute("aria-pressed", String.valueOf(watches));
    }
}
