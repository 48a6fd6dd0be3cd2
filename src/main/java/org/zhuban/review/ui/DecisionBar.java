package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zhuban.common.FieldError;
import org.zhuban.common.Texts;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Finding;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.review.Verdict;

/** Opinion, pinned faults, and a button for each outcome that the model offers. */
final class DecisionBar extends Composite<Div> {

    private static final String RETURNED = "returned";
    static final Set<String> FAVOURABLE = Set.of("approved", "accepted");
    static final Set<String> FINAL = Set.of("rejected", "refused");

    private final Texts texts;
    private final TextArea opinion = new TextArea();
    private final FaultList faults;
    private final Span note = new Span();
    private final Div buttons = new Div();
    private final Button askAgain = new Button();
    private final Acts acts;
    private boolean against;
    private Consumer<Verdict> keep = written -> {};

    /** What the page does with it. */
    interface Acts {

        void decide(Verdict verdict);

        /** Asks once more and decides then; false where nothing is asked. */
        boolean ask(Verdict verdict, Focusable<?> button);

        /** The reader wants to be asked again. */
        void askAgain();
    }

    /**
     * @param findings of the automated review 自动审查: deciding against one takes a reason
     * @param offered words to choose from
     * @param pinned is told of the reasons so far, by field
     */
    DecisionBar(
            List<String> outcomes,
            List<Finding> findings,
            DecisionWords.Words offered,
            Texts texts,
            Consumer<Map<String, String>> pinned,
            Acts acts) {
        this.texts = texts;
        this.acts = acts;
        faults = new FaultList(texts, offered.reasons(), () -> {
            pinned.accept(faultsSoFar().stream().collect(Collectors.toMap(Fault::field, Fault::reason)));
            keep();
        });
        boolean returns = outcomes.contains(RETURNED);
        opinion.setPlaceholder(texts.text(placeholder(outcomes)));
        opinion.setAriaLabel(texts.text("review.opinion"));
        opinion.setMaxLength(Verdict.LONGEST_OPINION);
        opinion.setId("opinion");
        opinion.setMaxRows(4);
        opinion.setMinRows(2);
        opinion.setValueChangeMode(ValueChangeMode.LAZY);
        opinion.addValueChangeListener(change -> {
            opinion.setInvalid(false);
            keep();
        });
        note.addClassName("review-note");
        note.setText(returns ? texts.text("review.faults.hint") : "");
        buttons.addClassName("review-outcomes");
        outcomes.forEach(outcome -> buttons.add(button(outcome)));
        askAgain.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        askAgain.setText(texts.text("review.approve.ask-again"));
        askAgain.setId("ask-again");
        askAgain.addClickListener(click -> {
            acts.askAgain();
            unasked(false);
            opinion.focus();
        });
        var under = new Div(note, askAgain, new TemplateChoice(outcomes, offered, opinion, texts));
        under.addClassName("review-under");
        var words = new Div(opinion, under);
        words.addClassName("review-words");
        var row = new Div(words, buttons);
        row.addClassName("review-decide");
        getContent().addClassName("review-bar");
        getContent()
                .getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", texts.text("review.decision"));
        getContent().add(faults);
        outcomes.stream().filter(FAVOURABLE::contains).findFirst().ifPresent(outcome -> warn(findings, outcome));
        getContent().add(row);
    }

    /** Where words are needed. */
    private static String placeholder(List<String> outcomes) {
        if (outcomes.contains(RETURNED)) {
            return "review.opinion.placeholder";
        }
        if (outcomes.contains("sent-back")) {
            return "review.opinion.placeholder.sent-back";
        }
        return "review.opinion.placeholder." + (outcomes.contains("rejected") ? "rejected" : "answer");
    }

    /** Which rules a favourable decision would go against. */
    private void warn(List<Finding> findings, String outcome) {
        List<String> failed = findings.stream()
                .filter(finding -> finding.result() == Finding.Result.FAIL)
                .map(Finding::message)
                .toList();
        if (!failed.isEmpty()) {
            against = true;
            var warning = new Div(texts.text(
                    "review.override", failed.size(), String.join(" ", failed), texts.text("outcome." + outcome)));
            warning.addClassName("review-override");
            warning.setId("override");
            warning.getElement().setAttribute("role", "note");
            getContent().add(warning);
        }
    }

    /** Shows what was written about the task before it was left, and has kept what is written from now on. */
    void draft(Verdict before, FormDefinition form, Consumer<Verdict> kept) {
        for (Fault fault : before.faults()) {
            form.all()
                    .filter(element -> fault.field().equals(element.key()))
                    .findFirst()
                    .ifPresent(element -> faults.add(element, fault.reason()));
        }
        opinion.setValue(before.opinion());
        keep = kept;
    }

    /** Offers to be asked again before an approval. */
    void unasked(boolean unasked) {
        askAgain.setVisible(unasked);
    }

    /** Whether the task can't be decided any more. The words stay as they are: what is being typed would be lost on its way by closing the field. */
    void over(boolean over) {
        buttons.setEnabled(!over);
        getContent().setClassName("over", over);
    }

    private void keep() {
        keep.accept(new Verdict("", opinion.getValue(), faultsSoFar()));
    }

    private List<Fault> faultsSoFar() {
        return faults.faults();
    }

    private Button button(String outcome) {
        var button = new Button(texts.text("outcome." + outcome), click -> {
            try {
                press(outcome, click.getSource());
            } finally {
                click.getSource().setEnabled(true);
            }
        });
        button.setId("outcome-" + outcome);
        button.setDisableOnClick(true);
        if (FAVOURABLE.contains(outcome)) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        } else if (FINAL.contains(outcome)) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        return button;
    }

    private void press(String outcome, Button button) {
        String words = opinion.getValue().strip();
        if (RETURNED.equals(outcome) && words.isEmpty() && !faultsSoFar().isEmpty()) {
            words = texts.text("review.opinion.see-faults", faultsSoFar().size());
            opinion.setValue(words);
        }
        var verdict = new Verdict(outcome, words, faultsSoFar());
        if (!ready(verdict) || !acts.ask(verdict, button)) {
            acts.decide(verdict);
        }
    }

    /** From a question. A press that came while it was closing was lost, and would leave the button disabled in the browser. */
    static void backTo(Focusable<?> button) {
        button.focus();
        button.getElement().executeJs("this.disabled = false");
    }

    /** Else it is refused, in words, before anything is asked. */
    private boolean ready(Verdict verdict) {
        if (!RETURNED.equals(verdict.outcome()) && !verdict.faults().isEmpty()) {
            return false;
        }
        return FAVOURABLE.contains(verdict.outcome())
                ? !against || verdict.explained()
                : !verdict.opinion().isEmpty();
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
