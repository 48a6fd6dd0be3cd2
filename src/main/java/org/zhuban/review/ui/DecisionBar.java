package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
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
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Finding;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.review.OpinionTemplate;
import org.zhuban.review.Verdict;

/** Opinion, pinned faults, and a button for each outcome that the model offers. */
final class DecisionBar extends Composite<Div> {

    private static final String RETURNED = "returned";
    private static final Set<String> FAVOURABLE = Set.of("approved", "accepted");
    private static final Set<String> FINAL = Set.of("rejected", "refused");

    private final Texts texts;
    private final TextArea opinion = new TextArea();
    private final FaultList faults;
    private final Span note = new Span();
    private final Consumer<Verdict> decide;
    private Consumer<Verdict> keep = written -> {};

    /**
     * @param findings of the automated review 自动审查: deciding against one takes a reason
     * @param offered words to choose from
     * @param pinned is told of the reasons so far, by field
     * @param decide is given the verdict
     */
    DecisionBar(
            List<String> outcomes,
            List<Finding> findings,
            DecisionWords.Words offered,
            Texts texts,
            Consumer<Map<String, String>> pinned,
            Consumer<Verdict> decide) {
        this.texts = texts;
        this.decide = decide;
        faults = new FaultList(texts, offered.reasons(), () -> {
            pinned.accept(faultsSoFar().stream().collect(Collectors.toMap(Fault::field, Fault::reason)));
            keep();
        });
        boolean returns = outcomes.contains(RETURNED);
        opinion.setPlaceholder(
                texts.text(returns ? "review.opinion.placeholder" : "review.opinion.placeholder.answer"));
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
        var buttons = new Div();
        buttons.addClassName("review-outcomes");
        outcomes.forEach(outcome -> buttons.add(button(outcome)));
        var under = new Div(note, templates(outcomes, offered.templates()));
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

    /** Which rules a favourable decision would go against. */
    private void warn(List<Finding> findings, String outcome) {
        List<String> failed = findings.stream()
                .filter(finding -> finding.result() == Finding.Result.FAIL)
                .map(Finding::message)
                .toList();
        if (!failed.isEmpty()) {
            var warning = new Div(texts.text(
                    "review.override", failed.size(), String.join(" ", failed), texts.text("outcome." + outcome)));
            warning.addClassName("review-override");
            warning.setId("override");
            warning.getElement().setAttribute("role", "note");
            getContent().add(warning);
        }
    }

    /** What is chosen is added to the opinion, whatever stands there. */
    private Div templates(List<String> outcomes, List<OpinionTemplate> offered) {
        var box = new ComboBox<OpinionTemplate>();
        box.setId("opinion-template");
        box.setPlaceholder(texts.text("template.insert"));
        box.setAriaLabel(texts.text("template.insert"));
        box.getElement().getThemeList().add("small");
        box.setItems(offered.stream()
                .filter(template -> template.outcome() == null || outcomes.contains(template.outcome()))
                .toList());
        box.setItemLabelGenerator(template -> template.outcome() == null
                ? template.title()
                : texts.text("template.label", texts.text("outcome." + template.outcome()), template.title()));
        box.addValueChangeListener(change -> {
            OpinionTemplate template = change.getValue();
            if (template != null) {
                String said = opinion.getValue().stripTrailing();
                String whole = said.isEmpty() ? template.text() : said + "\n" + template.text();
                opinion.setValue(whole.substring(0, Math.min(whole.length(), Verdict.LONGEST_OPINION)));
                box.clear();
                opinion.focus();
            }
        });
        var keep = new Anchor("opinion-templates", texts.text("template.keep"));
        keep.setTarget("_blank");
        box.setVisible(!offered.isEmpty());
        var part = new Div(box, keep);
        part.addClassName("review-templates");
        return part;
    }

    /** Shows what was written about the task before it was left, and keeps what is written from now on. */
    void draft(VerdictDrafts drafts, String task, FormDefinition form) {
        Verdict before = drafts.of(task);
        for (Fault fault : before.faults()) {
            form.all()
                    .filter(element -> fault.field().equals(element.key()))
                    .findFirst()
                    .ifPresent(element -> faults.add(element, fault.reason()));
        }
        opinion.setValue(before.opinion());
        keep = written -> drafts.keep(task, written);
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
                press(outcome);
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

    private void press(String outcome) {
        String words = opinion.getValue().strip();
        if (RETURNED.equals(outcome) && words.isEmpty() && !faultsSoFar().isEmpty()) {
            words = texts.text("review.opinion.see-faults", faultsSoFar().size());
            opinion.setValue(words);
        }
        var verdict = new Verdict(outcome, words, faultsSoFar());
        boolean ready = FAVOURABLE.contains(outcome) || !words.isEmpty();
        if (!FINAL.contains(outcome) || !ready) {
            decide.accept(verdict);
            return;
        }
        var dialog = new ConfirmDialog(
                texts.text("review.confirm." + outcome),
                texts.text("review.confirm." + outcome + ".text"),
                texts.text("outcome." + outcome),
                confirmed -> decide.accept(verdict));
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("review.cancel"));
        OneDialog.open(this, dialog);
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
