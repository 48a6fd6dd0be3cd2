package org.zhuban.studio.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.Map;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.CalendarWords;

/** 暂停受理: why and until when; applicants read it. */
final class SuspensionDialog extends Dialog {

    private static final int LONGEST = 200;

    private final transient StudioActs acts;
    private final String type;
    private final transient Runnable done;
    private final TextArea reason = new TextArea();
    private final DatePicker until = new DatePicker();

    SuspensionDialog(StudioActs acts, String type, String name, Runnable done) {
        super(acts.texts().text("suspension.title", name));
        this.acts = acts;
        this.type = type;
        this.done = done;
        var texts = acts.texts();
        reason.setLabel(texts.text("suspension.reason"));
        reason.setHelperText(texts.text("suspension.reason.hint"));
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(LONGEST);
        reason.setWidthFull();
        reason.setId("suspension-reason");
        until.setLabel(texts.text("suspension.until"));
        until.setHelperText(texts.text("suspension.until.hint"));
        until.setI18n(CalendarWords.of(texts));
        until.setMin(LocalDate.now(acts.clock()).plusDays(1));
        until.setManualValidation(true);
        until.setClearButtonVisible(true);
        until.setId("suspension-until");
        var save = new Button(texts.text("suspension.suspend"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setId("suspension-save");
        setWidth("min(520px, 94vw)");
        var lead = new Paragraph(texts.text("suspension.text"));
        lead.addClassName("zb-sub");
        add(lead, reason, until);
        getFooter().add(new Button(texts.text("reason-dialog.cancel"), click -> close()), save);
    }

    @Override
    public void open() {
        super.open();
        reason.focus();
    }

    private void save() {
        Map<String, HasValidation> fields = Map.of("/reason", reason, "/until", until);
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            acts.suspensions().suspend(acts.account(), type, reason.getValue(), until.getValue());
        } catch (InvalidInputException invalid) {
            invalid.errors().forEach(error -> {
                HasValidation field = fields.getOrDefault(error.field(), reason);
                field.setErrorMessage(acts.texts().of(error));
                field.setInvalid(true);
            });
            return;
        } catch (ZhubanException refused) {
            acts.tell(refused);
        }
        close();
        done.run();
    }
}
