package org.zhuban.review.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;

/** Says why something was not done. */
final class Refusal {

    private static final int TOLD_FOR_MILLIS = 8_000;

    private Refusal() {}

    static void tell(Texts texts, ZhubanException refusal) {
        Notification told = Notification.show(texts.of(refusal), TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER);
        told.addThemeVariants(NotificationVariant.LUMO_ERROR);
        told.setAssertive(true);
    }
}
