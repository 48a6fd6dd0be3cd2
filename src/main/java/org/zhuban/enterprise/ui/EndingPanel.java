package org.zhuban.enterprise.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Instant;
import java.util.Objects;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.enterprise.Enterprise;

/** When and why an enterprise was ended 已终止; before that, the button 终止登记. */
final class EndingPanel extends Composite<Div> {

    private static final int TOLD = 8_000;

    private final transient Enterprise enterprise;
    private final transient EnterpriseActs acts;
    private final transient Runnable changed;

    EndingPanel(Enterprise enterprise, EnterpriseActs acts, Runnable changed) {
        this.enterprise = enterprise;
        this.acts = acts;
        this.changed = changed;
        getContent().addClassName("register-standing");
        Instant ended = enterprise.endedAt();
        if (ended == null) {
            var end = new Button(text("enterprise.end"), click -> ask());
            end.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
            end.setId("end-enterprise");
            getContent().add(end);
        } else {
            var badge = new Span(text("enterprise.ended"));
            badge.addClassNames("zb-badge", "red");
            String reason = Objects.requireNonNullElse(enterprise.endReason(), "");
            getContent().add(badge, new Span(text("enterprise.ended.why", acts.times.day(ended), reason)));
        }
    }

    private String text(String code, Object... args) {
        return acts.texts.text(code, args);
    }

    private void ask() {
        OneDialog.open(
                this,
                new ReasonDialog(
                        acts.texts,
                        text("enterprise.end.title", enterprise.name()),
                        "enterprise.end",
                        this::end,
                        changed));
    }

    private void end(String reason) {
        acts.ending.end(acts.loggedIn.require(), enterprise.id(), reason);
        Notification.show(text("enterprise.end.done", enterprise.name()), TOLD, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }
}
