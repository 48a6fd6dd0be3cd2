package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zhuban.common.FieldError;
import org.zhuban.common.Texts;
import org.zhuban.filing.Fault;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.review.Verdict;

/** What is written about a task: the opinion 审核意见, and the faults pinned to fields and slots. */
final class VerdictEditor {

    private final Texts texts;
    private final TextArea opinion = new TextArea();
    private final FaultList faults;
    private Consumer<Verdict> keep = written -> {};

    /**
     * @param offered words to choose from
     * @param pinned  is told of the reasons so far, by field
     */
    VerdictEditor(String id, DecisionWords.Words offered, Texts texts, Consumer<Map<String, String>> pinned) {
        this.texts = texts;
        faults = new FaultList(texts, offered.reasons(), () -> {
            pinned.accept(reasons());
            keep();
        });
        opinion.setMaxLength(Verdict.LONGEST_OPINION);
        opinion.setId(id);
        opinion.setMaxRows(4);
        opinion.setMinRows(2);
        opinion.setManualValidation(true);
        opinion.setValueChangeMode(ValueChangeMode.LAZY);
        opinion.getElement().addPropertyChangeListener("value", "change", change -> {}); // left before the pause
        opinion.addValueChangeListener(change -> {
            opinion.setInvalid(false);
            keep();
        });
    }

    /** The opinion, with what belongs under it. */
    Div words(String label, String placeholder, Component... under) {
        opinion.setAriaLabel(label);
        opinion.setPlaceholder(placeholder);
        var below = new Div(under);
        below.addClassName("review-under");
        var words = new Div(opinion, below);
        words.addClassName("review-words");
        return words;
    }

    TextArea opinion() {
        return opinion;
    }

    FaultList faults() {
        return faults;
    }

    Map<String, String> reasons() {
        return faults.faults().stream().collect(Collectors.toMap(Fault::field, Fault::reason));
    }

    Verdict written(String outcome) {
        return new Verdict(outcome, opinion.getValue().strip(), faults.faults());
    }

    boolean isEmpty() {
        return opinion.getValue().isBlank() && faults.faults().isEmpty();
    }

    /** Where only faults are pinned, the opinion points at them. */
    void pointAtFaults() {
        int pinned = faults.faults().size();
        if (opinion.getValue().isBlank() && pinned > 0) {
            opinion.setValue(texts.text("review.opinion.see-faults", pinned));
        }
    }

    /** Shows what was written about the task before it was left, and has kept what is written from now on. */
    void draft(Verdict before, FormDefinition form, Consumer<Verdict> kept) {
        add(before, form);
        keep = kept;
    }

    /** Adds what another wrote to what stands here. */
    void add(Verdict more, FormDefinition form) {
        for (Fault fault : more.faults()) {
            element(fault, form).ifPresent(element -> faults.add(element, fault.reason()));
        }
        String said = opinion.getValue().stripTrailing();
        if (!said.contains(more.opinion())) {
            opinion.setValue(said.isEmpty() ? more.opinion() : said + "\n" + more.opinion());
        }
    }

    /** Does all of it stand here already? */
    boolean has(Verdict other, FormDefinition form) {
        Map<String, String> reasons = reasons();
        return opinion.getValue().contains(other.opinion())
                && other.faults().stream()
                        .filter(fault -> element(fault, form).isPresent())
                        .allMatch(fault -> reasons.getOrDefault(fault.field(), "")
                                        .contains(fault.reason().strip())
                                && reasons.containsKey(fault.field()));
    }

    private static Optional<FormElement> element(Fault fault, FormDefinition form) {
        return form.field(fault.field());
    }

    private void keep() {
        keep.accept(new Verdict("", opinion.getValue(), faults.faults()));
    }

    /** A fault at this field or slot. */
    void pin(FormElement element) {
        faults.pin(element);
        opinion.setInvalid(false); // what is pinned says it
    }

    /** Shows each sentence where it belongs. */
    void show(List<FieldError> errors) {
        for (FieldError error : errors) {
            String sentence = texts.of(error);
            String[] steps = error.field().split("/", -1);
            if (steps.length > 2 && "faults".equals(steps[1])) {
                faults.error(Integer.parseInt(steps[2]), sentence);
            } else {
                opinion.setErrorMessage(sentence);
                opinion.setInvalid(true);
                opinion.focus();
            }
        }
    }
}
