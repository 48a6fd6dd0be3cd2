package org.zhuban.message.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.message.Wordings;

/** One wording: the text with its places, what it looks like, save, back to the packaged one. */
final class MessageTextDialog extends Dialog {

    private final Wordings.Entry entry;
    private final Wordings wordings;
    private final Texts texts;
    private final TextArea wording = new TextArea();
    private final Span preview = new Span();

    MessageTextDialog(Wordings.Entry entry, Wordings wordings, Texts texts, Runnable saved) {
        this.entry = entry;
        this.wordings = wordings;
        this.texts = texts;
        setHeaderTitle(
                MessageTextView.name(entry, texts) + " · " + texts.text("wordings.language." + entry.language()));
        setWidth("min(640px, 96vw)");
        wording.setLabel(texts.text("wordings.wording"));
        wording.setHelperText(texts.text("wordings.packaged-is", entry.packaged()));
        wording.setWidthFull();
        wording.setMinHeight("110px");
        wording.setValueChangeMode(ValueChangeMode.LAZY);
        wording.setManualValidation(true);
        wording.setValue(entry.wording());
        wording.addValueChangeListener(change -> show());
        var label = new Span(texts.text("wordings.preview"));
        label.addClassName("zb-step-sub");
        var shown = new Div(label, preview);
        shown.addClassName("zb-note");
        shown.getElement().setAttribute("role", "status");
        add(wording, shown);
        show();
        var save = new Button(texts.text("wordings.save"), click -> act(saved));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var reset = new Button(texts.text("wordings.reset"), click -> {
            wordings.reset(entry.code(), entry.language());
            close();
            saved.run();
        });
        reset.setEnabled(entry.own() != null);
        getFooter().add(reset, new Button(texts.text("wordings.cancel"), click -> close()), save);
    }

    private void show() {
        wording.setInvalid(false);
        preview.setText(wordings.preview(wording.getValue()));
    }

    private void act(Runnable saved) {
        try {
            wordings.save(entry.code(), entry.language(), wording.getValue());
            close();
            saved.run();
        } catch (InvalidInputException invalid) {
            wording.setErrorMessage(texts.of(invalid.errors().get(0)));
            wording.setInvalid(true);
        }
    }
}
