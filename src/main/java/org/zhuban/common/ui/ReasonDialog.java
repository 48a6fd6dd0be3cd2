package org.zhuban.common.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;

/** Asks before an act that cannot be undone, and for its reason 原因; a reason that is refused is said at the field, with nothing lost. */
public final class ReasonDialog extends Dialog {

    private static final int LONGEST = 200;
    private static final int TOLD = 8_000;

    private final transient Texts texts;
    private final TextArea reason;

    /**
     * @param code   of the act: the bundles have {@code <code>} for its button, {@code <code>.text} for what it does, {@code <code>.reason} for the
     *               field, {@code <code>.told} for who reads it
     * @param act    gets what was typed; may refuse it
     * @param closed after the act, done or refused
     */
    public ReasonDialog(Texts texts, String title, String code, Consumer<String> act, Runnable closed) {
        super(title);
        this.texts = texts;
        reason = new TextArea(texts.text(code + ".reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(LONGEST);
        reason.setHelperText(texts.text(code + ".told"));
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setWidthFull();
        var confirm = new Button(texts.text(code), click -> confirmed(act, closed));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        confirm.setId("confirm-with-reason");
        setWidth("min(520px, 94vw)");
        add(new Paragraph(texts.text(code + ".text")), reason);
        getFooter().add(new Button(texts.text("reason-dialog.cancel"), click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        reason.focus();
    }

    private void confirmed(Consumer<String> act, Runnable closed) {
        try {
            act.accept(reason.getValue());
        } catch (InvalidInputException invalid) {
            reason.setErrorMessage(texts.of(invalid.errors().get(0)));
            reason.setInvalid(true);
            reason.focus();
            return;
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
        close();
        closed.run();
    }
}
