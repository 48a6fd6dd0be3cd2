package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.review.Proposal;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskRequest.Kind;
import org.zhuban.review.Teamwork;

/** What the reader is asked about the task, with the place for his answer; what was delegated to him 委派 is given back by {@link GiveBackBar}. */
final class AnswerCard extends Composite<Div> {

    /** What the page does with it. */
    interface Acts {

        /** May refuse. */
        void answer(@Nullable Boolean agrees, String words);

        /** What his agreement leads to, to be confirmed; empty = nothing is asked. */
        List<String> consequence();

        void answered(@Nullable Boolean agrees);

        /** It came too late. */
        void late();
    }

    private final Texts texts;
    private final Acts acts;
    private final TextArea words = new TextArea();

    /**
     * @param reader   the one asked, if it is not somebody for whom he stands in
     * @param proposal what a signer after the decision signs
     */
    AnswerCard(TaskRequest request, UUID reader, @Nullable Proposal proposal, Texts texts, Times times, Acts acts) {
        this.texts = texts;
        this.acts = acts;
        var title = new Span(texts.text("team.asked." + request.kind(), request.askerName()));
        title.addClassName("team-asked-title");
        var line = new Div(title);
        line.addClassName("team-row");
        if (!request.asked().equals(reader)) {
            var behalf = new Span(texts.text("team.stand-in", request.askedName()));
            behalf.addClassNames("zb-badge", "amber");
            line.add(behalf);
        }
        var at = new Span(times.shown(request.askedAt()));
        at.addClassName("team-time");
        line.add(at);
        var text = new Div(line, new Div(request.question()));
        text.addClassName("team-asked-text");
        if (request.kind() == Kind.SIGN_AFTER && proposal != null) {
            text.add(new Div(texts.text(
                    "team.asked.decision",
                    texts.text("outcome." + proposal.verdict().outcome()),
                    proposal.verdict().opinion())));
        }
        var buttons = new Div();
        buttons.addClassName("team-row");
        getContent().addClassNames("team-asked");
        getContent().getElement().setAttribute("role", "region").setAttribute("aria-label", title.getText());
        getContent().add(text);
        if (request.kind() == Kind.DELEGATE) {
            text.add(new Div(texts.text("team.asked.below")));
            return;
        }
        if (request.kind() == Kind.COPY) {
            buttons.add(button("team.noted", null, true, request));
        } else {
            field(request.kind());
            getContent().add(words);
            if (request.kind().signs()) {
                buttons.add(button("team.agree", true, true, request), button("team.object", false, false, request));
            } else {
                buttons.add(button("team.answer", null, true, request));
            }
        }
        getContent().add(buttons);
    }

    private void field(Kind kind) {
        words.setPlaceholder(texts.text("team.answer.hint." + kind));
        words.setAriaLabel(texts.text("team.answer.hint." + kind));
        words.setMaxLength(Teamwork.LONGEST_WORDS);
        words.setMaxRows(4);
        words.setManualValidation(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(change -> words.setInvalid(false));
        words.addClassName("team-answer");
        words.setId("team-answer");
    }

    private Button button(String code, @Nullable Boolean agrees, boolean primary, TaskRequest request) {
        var button = new Button(texts.text(code), click -> press(agrees));
        if (primary) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        } else {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        button.setDisableOnClick(true);
        button.addClickListener(click -> button.setEnabled(true));
        button.setId(code.replace('.', '-') + "-" + request.id());
        return button;
    }

    private void press(@Nullable Boolean agrees) {
        List<String> consequence = Boolean.TRUE.equals(agrees) ? acts.consequence() : List.of();
        if (consequence.isEmpty()) {
            answer(agrees);
            return;
        }
        String agree = texts.text("team.agree");
        var dialog = new ConfirmDialog();
        dialog.setHeader(texts.text("review.approve.title", agree));
        consequence.forEach(sentence -> dialog.add(new Div(new Span(sentence))));
        dialog.setConfirmText(texts.text("review.approve.confirm", agree));
        dialog.addConfirmListener(confirmed -> answer(agrees));
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("review.cancel"));
        dialog.addCancelListener(cancelled -> words.focus());
        OneDialog.open(this, dialog);
    }

    private void answer(@Nullable Boolean agrees) {
        try {
            acts.answer(agrees, words.getValue());
        } catch (InvalidInputException invalid) {
            words.setErrorMessage(texts.of(invalid.errors().get(0)));
            words.setInvalid(true);
            words.focus();
            return;
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
            acts.late();
            return;
        }
        acts.answered(agrees);
    }
}
