package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.review.OpinionTemplate;
import org.zhuban.review.Verdict;

/** Writes or changes an opinion template. */
final class TemplateDialog extends Dialog {

    private static final List<String> OUTCOMES = List.of("approved", "returned", "rejected");

    private final transient Texts texts;
    private final transient OpinionTemplate former;
    private final TextField title = new TextField();
    private final TextArea words = new TextArea();
    private final Select<String> outcome = new Select<>();
    private final ComboBox<ProcessModel> type = new ComboBox<>();
    private final Select<String> region = new Select<>();

    /**
     * @param former  to begin with
     * @param regions that a shared one can be kept for
     * @param name    of a region
     * @param save    may refuse it
     */
    TemplateDialog(
            OpinionTemplate former,
            List<ProcessModel> types,
            List<String> regions,
            Function<String, String> name,
            Texts texts,
            Consumer<OpinionTemplate> save) {
        super(texts.text(former.shared() ? "template.shared" : "template.own"));
        this.texts = texts;
        this.former = former;
        title.setLabel(texts.text("template.title"));
        title.setMaxLength(OpinionTemplate.LONGEST_TITLE);
        title.setValue(former.title());
        title.setId("template-title");
        words.setLabel(texts.text("review.opinion"));
        words.setMaxLength(Verdict.LONGEST_OPINION);
        words.setMinRows(4);
        words.setMaxRows(10);
        words.setValue(former.text());
        words.setId("template-text");
        outcome.setLabel(texts.text("template.outcome"));
        outcome.setItems(OUTCOMES);
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(texts.text("template.outcome.all"));
        outcome.setItemLabelGenerator(
                key -> key == null ? texts.text("template.outcome.all") : texts.text("outcome." + key));
        outcome.setValue(known(OUTCOMES, former.outcome(), null));
        type.setLabel(texts.text("review.type"));
        type.setPlaceholder(texts.text("review.type.all"));
        type.setItems(types);
        type.setItemLabelGenerator(ProcessModel::name);
        type.setClearButtonVisible(true);
        types.stream()
                .filter(one -> one.key().equals(former.type()))
                .findFirst()
                .ifPresent(type::setValue);
        region.setLabel(texts.text("template.region"));
        region.setItems(regions);
        region.setItemLabelGenerator(name::apply);
        region.setVisible(former.shared());
        region.setValue(
                known(regions, former.region(), regions.stream().findFirst().orElse(null)));
        List.<Component>of(title, words, outcome, type, region)
                .forEach(field -> field.getElement().getStyle().set("width", "100%"));
        var fields = new VerticalLayout(title, words, outcome, type, region);
        fields.setPadding(false);
        fields.setSpacing(false);
        add(fields);
        setWidth("min(560px, 94vw)");
        var keep = new Button(texts.text("template.save"), click -> save(save));
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        keep.setId("template-save");
        getFooter().add(new Button(texts.text("review.cancel"), click -> close()), keep);
        title.focus();
    }

    private static @Nullable String known(List<String> choices, @Nullable String wanted, @Nullable String otherwise) {
        return wanted != null && choices.contains(wanted) ? wanted : otherwise;
    }

    private void save(Consumer<OpinionTemplate> save) {
        title.setInvalid(false);
        words.setInvalid(false);
        try {
            save.accept(new OpinionTemplate(
                    former.id(),
                    former.shared(),
                    former.shared() ? region.getValue() : null,
                    former.programme(),
                    type.getValue() == null ? null : type.getValue().key(),
                    outcome.getValue(),
                    Objects.requireNonNullElse(title.getValue(), ""),
                    Objects.requireNonNullElse(words.getValue(), "")));
            close();
        } catch (InvalidInputException invalid) {
            invalid.errors().forEach(this::show);
        } catch (ZhubanException refused) {
            words.setErrorMessage(texts.of(refused));
            words.setInvalid(true);
        }
    }

    private void show(FieldError error) {
        if (error.field().equals("/title")) {
            title.setErrorMessage(texts.of(error));
            title.setInvalid(true);
        } else {
            words.setErrorMessage(texts.of(error));
            words.setInvalid(true);
        }
    }
}
