package org.zhuban.review.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.CalendarWords;
import org.zhuban.identity.Accounts.Named;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Substitutions;

/** 请假: who is absent, when, and who stands in; what is refused is said at the field. */
final class AbsenceDialog extends Dialog {

    private final transient Substitutions substitutions;
    private final transient CurrentAccount account;
    private final transient Texts texts;
    private final transient Runnable done;
    private final Select<Named> absent = new Select<>();
    private final ComboBox<Named> substitute = new ComboBox<>();
    private final Select<Programme> programme = new Select<>();
    private final DatePicker starts = new DatePicker();
    private final DatePicker ends = new DatePicker();
    private final TextField reason = new TextField();

    AbsenceDialog(
            Substitutions substitutions,
            CurrentAccount account,
            List<Named> absentees,
            LocalDate today,
            Texts texts,
            Runnable done) {
        super(texts.text("absence.add"));
        this.substitutions = substitutions;
        this.account = account;
        this.texts = texts;
        this.done = done;
        label(absentees, today);
        var form = new FormLayout(absent, substitute, starts, ends, programme, reason);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 2));
        var save = new Button(texts.text("absence.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setId("absence-save");
        setWidth("min(620px, 94vw)");
        add(form);
        getFooter().add(new Button(texts.text("team.cancel"), click -> close()), save);
    }

    private void label(List<Named> absentees, LocalDate today) {
        absent.setLabel(texts.text("absence.absent"));
        absent.setItems(absentees);
        absent.setItemLabelGenerator(Named::displayName);
        substitute.setLabel(texts.text("absence.substitute"));
        substitute.setItemLabelGenerator(Named::displayName);
        substitute.setHelperText(texts.text("absence.substitute.hint"));
        substitute.setManualValidation(true);
        absent.addValueChangeListener(change -> candidates(change.getValue()));
        absentees.stream()
                .filter(each -> each.id().equals(account.id()))
                .findFirst()
                .ifPresent(absent::setValue);
        programme.setLabel(texts.text("absence.programme"));
        programme.setItems(Programme.offered());
        programme.setEmptySelectionAllowed(true);
        programme.setEmptySelectionCaption(texts.text("absence.programme.all"));
        programme.setItemLabelGenerator(
                value -> texts.text(value == null ? "absence.programme.all" : "programme." + value));
        starts.setLabel(texts.text("absence.starts"));
        ends.setLabel(texts.text("absence.ends"));
        ends.setHelperText(texts.text("absence.ends.hint"));
        for (DatePicker day : List.of(starts, ends)) {
            day.setI18n(CalendarWords.of(texts));
            day.setMin(today);
            day.setManualValidation(true);
        }
        starts.setValue(today);
        ends.setValue(today);
        reason.setLabel(texts.text("absence.reason"));
        reason.setMaxLength(200);
        reason.setManualValidation(true);
        substitute.setId("absence-substitute");
        reason.setId("absence-reason");
    }

    private void candidates(@Nullable Named chosen) {
        substitute.setItems(chosen == null ? List.of() : substitutions.substitutes(account, chosen.id()));
    }

    private void save() {
        Map<String, HasValidation> fields = Map.of(
                "/absent", absent, "/substitute", substitute, "/starts", starts, "/ends", ends, "/reason", reason);
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            LocalDate first = day(starts, "/starts");
            substitutions.add(
                    account,
                    id(absent.getValue()),
                    id(substitute.getValue()),
                    programme.getValue(),
                    first,
                    day(ends, "/ends"),
                    reason.getValue());
        } catch (InvalidInputException invalid) {
            invalid.errors().forEach(error -> {
                HasValidation field = fields.getOrDefault(error.field(), reason);
                field.setErrorMessage(texts.of(error));
                field.setInvalid(true);
            });
            return;
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
        }
        close();
        done.run();
    }

    private static LocalDate day(DatePicker picker, String field) {
        LocalDate day = picker.getValue();
        if (day == null) {
            throw new InvalidInputException(new FieldError(field, "substitution.day"));
        }
        return day;
    }

    /** Nobody: refused at the field. */
    private static UUID id(@Nullable Named chosen) {
        return chosen == null ? new UUID(0, 0) : chosen.id();
    }
}
