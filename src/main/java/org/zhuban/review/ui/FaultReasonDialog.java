package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormElement;
import org.zhuban.review.FaultReason;
import org.zhuban.review.Verdict;

/** Writes or changes a standard reason 标准退回原因. */
final class FaultReasonDialog extends Dialog {

    private final transient Texts texts;
    private final transient FaultReason former;
    private final ComboBox<ProcessModel> type = new ComboBox<>();
    private final ComboBox<FormElement> field = new ComboBox<>();
    private final Select<String> region = new Select<>();
    private final TextArea reason = new TextArea();

    /**
     * @param fields  of a type
     * @param regions that it can be kept for
     * @param name    of a region
     * @param save    may refuse it
     */
    FaultReasonDialog(
            FaultReason former,
            List<ProcessModel> types,
            Function<ProcessModel, List<FormElement>> fields,
            List<String> regions,
            Function<String, String> name,
            Texts texts,
            Consumer<FaultReason> save) {
        super(texts.text("fault-reason.title"));
        this.texts = texts;
        this.former = former;
        type.setLabel(texts.text("review.type"));
        type.setItems(types);
        type.setItemLabelGenerator(ProcessModel::name);
        type.setId("fault-reason-type");
        field.setLabel(texts.text("fault-reason.field"));
        field.setPlaceholder(texts.text("fault-reason.field.any"));
        field.setItemLabelGenerator(FormElement::label);
        field.setClearButtonVisible(true);
        field.setItems(List.of());
        type.addValueChangeListener(
                change -> field.setItems(change.getValue() == null ? List.of() : fields.apply(change.getValue())));
        types.stream()
                .filter(one -> one.key().equals(former.type()))
                .findFirst()
                .ifPresent(known -> {
                    type.setValue(known);
                    fields.apply(known).stream()
                            .filter(one -> Objects.equals(one.key(), former.field()))
                            .findFirst()
                            .ifPresent(field::setValue);
                });
        region.setLabel(texts.text("template.region"));
        region.setItems(regions);
        region.setItemLabelGenerator(name::apply);
        region.setValue(
                regions.contains(former.region())
                        ? former.region()
                        : regions.stream().findFirst().orElse(null));
        reason.setLabel(texts.text("fault-reason.reason"));
        reason.setMaxLength(Verdict.LONGEST_REASON);
        reason.setMinRows(3);
        reason.setValue(former.reason());
        reason.setId("fault-reason-text");
        List.<Component>of(type, field, region, reason)
                .forEach(each -> each.getElement().getStyle().set("width", "100%"));
        var all = new VerticalLayout(type, field, reason, region);
        all.setPadding(false);
        all.setSpacing(false);
        add(all);
        setWidth("min(560px, 94vw)");
        var keep = new Button(texts.text("template.save"), click -> save(save));
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        keep.setId("fault-reason-save");
        getFooter().add(new Button(texts.text("review.cancel"), click -> close()), keep);
    }

    private void save(Consumer<FaultReason> save) {
        try {
            FormElement at = field.getValue();
            save.accept(new FaultReason(
                    former.id(),
                    Objects.requireNonNullElse(region.getValue(), ""),
                    type.getValue() == null ? "" : type.getValue().key(),
                    at == null ? null : at.key(),
                    Objects.requireNonNullElse(reason.getValue(), "")));
            close();
        } catch (InvalidInputException invalid) {
            say(texts.of(invalid.errors().get(0)));
        } catch (ZhubanException refused) {
            say(texts.of(refused));
        }
    }

    private void say(String sentence) {
        reason.setErrorMessage(sentence);
        reason.setInvalid(true);
    }
}
