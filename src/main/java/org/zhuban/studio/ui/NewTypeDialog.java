package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.NewType;

/** 新建事项: asks what a new filing type is called and who files it. */
final class NewTypeDialog extends Dialog {

    private final Texts texts;
    private final TextField name = new TextField();
    private final TextField key = new TextField();
    private final Select<Programme> programme = new Select<>();
    private final MultiSelectComboBox<Map.Entry<String, String>> applicants = new MultiSelectComboBox<>();
    private final Div told = new Div();

    /** @param made is given the draft */
    NewTypeDialog(
            Drafts drafts,
            LoggedIn loggedIn,
            Texts texts,
            List<Map.Entry<String, String>> kinds,
            Consumer<Draft> made) {
        this.texts = texts;
        setHeaderTitle(texts.text("studio.new"));
        setWidth("min(520px, 96vw)");
        name.setLabel(texts.text("studio.new.name"));
        name.setId("new-name");
        key.setLabel(texts.text("studio.new.key"));
        key.setId("new-key");
        key.setHelperText(texts.text("studio.new.key.hint"));
        programme.setLabel(texts.text("studio.new.programme"));
        programme.setItems(Programme.values());
        programme.setItemLabelGenerator(each -> texts.text("programme." + each));
        programme.setValue(Programme.JM);
        applicants.setLabel(texts.text("studio.new.applicants"));
        applicants.setItems(kinds);
        applicants.setItemLabelGenerator(Map.Entry::getValue);
        told.getElement().setAttribute("role", "alert");
        var ok = new Button(texts.text("studio.new.begin"), click -> {
            try {
                Draft draft = drafts.create(
                        loggedIn.require(),
                        new NewType(
                                key.getValue(),
                                name.getValue(),
                                programme.getValue(),
                                applicants.getValue().stream()
                                        .map(Map.Entry::getKey)
                                        .collect(Collectors.toSet())));
                close();
                made.accept(draft);
            } catch (InvalidInputException faulty) {
                show(faulty.errors());
            } catch (ZhubanException refused) {
                told.removeAll();
                told.add(new Paragraph(texts.of(refused)));
            }
        });
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        for (var field : List.of(name, key)) {
            field.setWidthFull();
        }
        programme.setWidthFull();
        applicants.setWidthFull();
        add(new Paragraph(texts.text("studio.new.lead")), name, key, programme, applicants, told);
        getFooter().add(new Button(texts.text("studio.cancel"), click -> close()), ok);
    }

    private void show(List<FieldError> errors) {
        name.setInvalid(false);
        key.setInvalid(false);
        applicants.setInvalid(false);
        errors.forEach(error -> {
            String sentence = texts.of(error);
            switch (error.field()) {
                case "/name" -> {
                    name.setErrorMessage(sentence);
                    name.setInvalid(true);
                }
                case "/key" -> {
                    key.setErrorMessage(sentence);
                    key.setInvalid(true);
                }
                default -> {
                    applicants.setErrorMessage(sentence);
                    applicants.setInvalid(true);
                }
            }
        });
    }
}
