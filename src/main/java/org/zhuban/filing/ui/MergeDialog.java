package org.zhuban.filing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.ChangedMeanwhileException;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.FormMerge;

/** Two changed the same fields: what it was, theirs, mine, side by side; the reader says which to keep, field by field. */
final class MergeDialog extends Dialog {

    private final Texts texts;
    private final FormServices services;
    private final Map<FormMerge.Conflict, RadioButtonGroup<Boolean>> choices = new LinkedHashMap<>();

    /** @param keep gets the keys for which mine is kept */
    MergeDialog(
            FormMerge merge, ChangedMeanwhileException meanwhile, FormServices services, Consumer<Set<String>> keep) {
        this.texts = services.texts();
        this.services = services;
        setHeaderTitle(texts.text("form.merge.title"));
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        setWidth("min(760px, 96vw)");
        add(new Paragraph(texts.text("form.merge.lead")));
        if (!merge.theirs().isEmpty()) {
            add(new Paragraph(texts.text("form.merge.taken", String.join("、", merge.theirs()))));
        }
        merge.conflicts().forEach(conflict -> add(part(conflict, meanwhile)));
        var done = new Button(texts.text("form.merge.done"), click -> {
            Set<String> mine = new LinkedHashSet<>();
            choices.forEach((conflict, choice) -> {
                if (Boolean.TRUE.equals(choice.getValue())) {
                    mine.add(String.valueOf(conflict.field().key()));
                }
            });
            close();
            keep.accept(mine);
        });
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    private Div part(FormMerge.Conflict conflict, ChangedMeanwhileException meanwhile) {
        FormElement field = conflict.field();
        var choice = new RadioButtonGroup<Boolean>(field.label());
        choice.setItems(Boolean.FALSE, Boolean.TRUE);
        String by = meanwhile.changes().stream()
                .filter(change -> change.field().equals(field.key()))
                .map(change -> texts.text("form.merge.theirs", change.by(), change.at()))
                .findFirst()
                .orElseGet(() -> texts.text("form.merge.theirs-plain"));
        choice.setRenderer(new ComponentRenderer<>(mine -> {
            var who = new Span(mine ? texts.text("form.merge.mine") : by);
            who.addClassName("zbf-merge-who");
            var what = new Span(shown(field, mine ? conflict.mine() : conflict.theirs()));
            what.addClassName("zbf-merge-what");
            return new Div(who, what);
        }));
        choice.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        choice.setValue(Boolean.TRUE);
        choice.addClassName("zbf-merge");
        choice.setHelperText(texts.text("form.merge.base", shown(field, conflict.base())));
        choices.put(conflict, choice);
        return new Div(choice);
    }

    private String shown(FormElement field, @Nullable Object value) {
        String shown = value == null ? "" : services.forms().shown(field, Objects.requireNonNull(value));
        return shown.isEmpty() ? texts.text("form.empty") : shown;
    }
}
