package org.zhuban.review.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.review.SavedFilters;

/** Asks for the name of a saved filter 常用筛选; one that is refused is said at the field. */
final class NameDialog extends Dialog {

    private final TextField name;

    /** @param act gets what was typed; may refuse it */
    NameDialog(Texts texts, String code, String before, Consumer<String> act) {
        super(texts.text(code));
        name = new TextField(texts.text("review.filter.name"));
        name.setValue(before);
        name.setManualValidation(true);
        name.setMaxLength(SavedFilters.LONGEST_NAME);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setWidthFull();
        name.setAutoselect(true);
        var save = new Button(texts.text("review.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setId("save-name");
        save.addClickShortcut(Key.ENTER).listenOn(this);
        save.addClickListener(click -> {
            try {
                act.accept(name.getValue());
                close();
            } catch (InvalidInputException invalid) {
                refused(texts.of(invalid.errors().get(0)));
            } catch (ZhubanException gone) {
                refused(texts.of(gone));
            }
        });
        setWidth("min(420px, 94vw)");
        add(name);
        getFooter().add(new Button(texts.text("review.cancel"), click -> close()), save);
    }

    private void refused(String sentence) {
        name.setErrorMessage(sentence);
        name.setInvalid(true);
        name.focus();
    }

    @Override
    public void open() {
        super.open();
        name.focus();
    }
}
