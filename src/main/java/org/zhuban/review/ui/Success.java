package org.zhuban.review.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Says shortly what was done. */
final class Success {

    private static final int TOLD_FOR_MILLIS = 8_000;

    private Success() {}

    static void tell(String sentence) {
        Notification.show(sentence, TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }
}
