package org.zhuban.review.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.Set;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;

/** Says why something was not done. */
final class Refusal {

    /** Refusals after which the task is there as before. */
    private static final Set<String> STILL_THERE = Set.of(
            "task.claimed-by",
            "task.suspended",
            "task.process-updated",
            "task.delegated",
            "task.awaits-signer",
            "task.signer-objects",
            "review.signs-another",
            "review.signed-already",
            "task.proposed");

    private static final int TOLD_FOR_MILLIS = 8_000;

    private Refusal() {}

    static void tell(Texts texts, ZhubanException refusal) {
        Notification told = Notification.show(texts.of(refusal), TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER);
        told.addThemeVariants(NotificationVariant.LUMO_ERROR);
        told.setAssertive(true);
    }

    /** Is the task there as before? */
    static boolean leaves(ZhubanException refusal) {
        return STILL_THERE.contains(refusal.code());
    }
}
