package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zhuban.common.Texts;
import org.zhuban.filing.Fault;
import org.zhuban.filing.form.FormElement;
import org.zhuban.review.Verdict;

/** The faults pinned so far, each with its reason. */
final class FaultList extends Composite<Div> {

    private final Texts texts;
    private final Function<FormElement, List<String>> standard;
    private final Runnable changed;
    private final Map<String, TextField> reasons = new LinkedHashMap<>();

    FaultList(Texts texts, Function<FormElement, List<String>> standard, Runnable changed) {
        this.texts = texts;
        this.standard = standard;
        this.changed = changed;
        getContent().addClassName("review-faults");
        getContent().setVisible(false);
    }

    /** Pins a field or slot, or goes to its reason if it is pinned. */
    void pin(FormElement element) {
        String key = String.valueOf(element.key());
        TextField known = reasons.get(key);
        if (known != null) {
            known.focus();
            return;
        }
        add(element, "").focus();
    }

    /** One that is pinned already gets the reason added to its own. @return its reason */
    TextField add(FormElement element, String written) {
        String key = String.valueOf(element.key());
        TextField known = reasons.get(key);
        if (known != null) {
            String said = known.getValue().strip();
            if (!said.contains(written)) {
                known.setValue(said.isEmpty() ? written : said + texts.text("fault-reason.and") + written);
            }
            return known;
        }
        var label = new Span(element.label());
        label.addClassName("review-fault-label");
        var reason = new TextField();
        reason.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        reason.setPlaceholder(texts.text("review.fault.placeholder"));
        reason.setAriaLabel(texts.text("review.fault.for", element.label()));
        reason.setMaxLength(Verdict.LONGEST_REASON);
        reason.setValueChangeMode(ValueChangeMode.LAZY);
        reason.getElement().addPropertyChangeListener("value", "change", change -> {}); // left before the pause
        reason.setValue(written);
        reason.addValueChangeListener(change -> {
            reason.setInvalid(false);
            changed.run();
        });
        var row = new Div();
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> {
            reasons.remove(key);
            getContent().remove(row);
            getContent().setVisible(!reasons.isEmpty());
            changed.run();
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        remove.setAriaLabel(texts.text("review.fault.remove", element.label()));
        row.add(label, reason, standard(element, reason), remove);
        row.addClassName("review-fault");
        reasons.put(key, reason);
        getContent().add(row);
        getContent().setVisible(true);
        changed.run();
        return reason;
    }

    /** 标准退回原因: what is chosen is added to what stands there. */
    private Button standard(FormElement element, TextField reason) {
        var button = new Button(texts.text("fault-reason.choose"));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(texts.text("fault-reason.choose-for", element.label()));
        button.getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        standard.apply(element)
                .forEach(words -> menu.addItem(words, chosen -> {
                    String said = reason.getValue().strip();
                    String whole = said.isEmpty() ? words : said + texts.text("fault-reason.and") + words;
                    reason.setValue(whole.substring(0, Math.min(whole.length(), Verdict.LONGEST_REASON)));
                    reason.focus();
                }));
        return button;
    }

    List<Fault> faults() {
        return reasons.entrySet().stream()
                .map(entry ->
                        new Fault(entry.getKey(), entry.getValue().getValue().strip()))
                .toList();
    }

    /** Shows a sentence at the n-th reason. */
    void error(int index, String sentence) {
        reasons.values().stream().skip(index).findFirst().ifPresent(reason -> {
            reason.setErrorMessage(sentence);
            reason.setInvalid(true);
            reason.focus();
        });
    }
}
