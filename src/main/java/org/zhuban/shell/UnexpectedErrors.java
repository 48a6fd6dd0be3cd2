package org.zhuban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zhuban.common.Ids;
import org.zhuban.common.Texts;

/** What nobody foresaw behind a click is told to who clicked, with the number under which it stands in the log; his page stays as it is. */
@Component
class UnexpectedErrors implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(UnexpectedErrors.class);
    private static final int TOLD_FOR_MILLIS = 15_000;

    private final Texts texts;

    UnexpectedErrors(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::error));
    }

    private void error(ErrorEvent event) {
        UUID incident = Ids.next();
        log.error("Unexpected error behind a screen, incident {}", incident, event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notification.show(
                            texts.text("shell.unexpected", incident), TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR));
        }
    }
}
