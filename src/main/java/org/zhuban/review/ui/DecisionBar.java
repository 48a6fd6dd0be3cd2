package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.Finding;
import org.zhuban.review.Verdict;

/** Opinion, pinned faults, and a button for each outcome that the model offers. */
final class DecisionBar extends Composite<Div> {

    private static final String RETURNED = "returned";
    static final Set<String> FAVOURABLE = Set.of("approved", "accepted");
    static final Set<String> FINAL = Set.of("rejected", "refused");

    private final Texts texts;
    private final VerdictEditor editor;
    private final Div given = new Div();
    private final Span note = new Span();
    private final Div buttons = new Div();
    private final Button askAgain = new Button();
    private final Acts acts;
    private boolean against;

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
        editor = new VerdictEditor("opinion", offered, texts, pinned);
        note.addClassName("review-note");
        note.setText(returns(outcomes) ? texts.text("review.faults.hint") : "");
        buttons.addClassName("review-outcomes");
        outcomes.forEach(outcome -> buttons.add(button(outcome)));
        askAgain.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        askAgain.setText(texts.text("review.approve.ask-again"));
        askAgain.setId("ask-again");
        askAgain.addClickListener(click -> {
            acts.askAgain();
            unasked(false);
            editor.opinion().focus();
        });
        var row = new Div(
                editor.words(
                        texts.text("review.opinion"),
                        texts.text(placeholder(outcomes)),
                        note,
                        askAgain,
                        new TemplateChoice(outcomes, offered, editor.opinion(), texts)),
                buttons);
        row.addClassName("review-decide");
        getContent().addClassName("review-bar");
        getContent()
                .getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", texts.text("review.decision"));
        given.addClassName("review-given");
        given.getElement().setAttribute("role", "status");
        given.setVisible(false);
        getContent().add(given, editor.faults());
        outcomes.stream().filter(FAVOURABLE::contains).findFirst().ifPresent(outcome -> warn(findings, outcome));
        getContent().add(row);
    }

    static boolean returns(List<String> outcomes) {
        return outcomes.contains(RETURNED);
    }

    /** Where words are needed. */
    private static String placeholder(List<String> outcomes) {
        if (returns(outcomes)) {
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

    VerdictEditor editor() {
        return editor;
    }

    /** Says what a colleague gave back 委派交回. @param take adds it to what stands here; null = it stands here */
    void given(String sentence, @Nullable Runnable take) {
        given.removeAll();
        given.add(new Span(sentence));
        if (take != null) {
            var button = new Button(texts.text("team.given.take"), click -> take.run());
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.setId("take-given");
            given.add(button);
        }
        given.setVisible(true);
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
        if (RETURNED.equals(outcome)) {
            editor.pointAtFaults();
        }
        Verdict verdict = editor.written(outcome);
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
}
