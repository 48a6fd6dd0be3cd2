package org.zhuban.enterprise.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.util.Objects;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.enterprise.Enterprise;

/** When and why an enterprise was ended 已终止; before that, the button 终止登记. */
final class EndingPanel extends Composite<Div> {

    private static final int REASON = 200;
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

    /** It cannot be undone, so it is asked about, with the reason. */
    private void ask() {
        var dialog = new Dialog(text("enterprise.end.title", enterprise.name()));
        var reason = new TextArea(text("enterprise.end.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(REASON);
        reason.setHelperText(text("enterprise.end.told"));
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setWidthFull();
        var confirm = new Button(text("enterprise.end"), click -> end(reason, dialog));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        confirm.setId("end-enterprise-confirm");
        dialog.setWidth("min(520px, 94vw)");
        dialog.add(new Paragraph(text("enterprise.end.text")), reason);
        dialog.getFooter().add(new Button(text("enterprise.end.cancel"), click -> dialog.close()), confirm);
        OneDialog.open(this, dialog);
        reason.focus();
    }

    private void end(TextArea reason, Dialog dialog) {
        try {
            acts.ending.end(acts.loggedIn.require(), enterprise.id(), reason.getValue());
            tell(text("enterprise.end.done", enterprise.name()), NotificationVariant.LUMO_SUCCESS);
        } catch (InvalidInputException faulty) {
            reason.setErrorMessage(acts.texts.of(faulty.errors().get(0)));
            reason.setInvalid(true);
            reason.focus();
            return;
        } catch (ZhubanException refused) {
            tell(acts.texts.of(refused), NotificationVariant.LUMO_ERROR);
        }
        dialog.close();
        changed.run();
    }

    private static void tell(String text, NotificationVariant variant) {
        Notification.show(text, TOLD, Notification.Position.TOP_CENTER).addThemeVariants(variant);
    }
}
