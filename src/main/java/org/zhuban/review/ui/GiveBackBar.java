package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.Verdict;

/** 委派: what the one who works on a task for another writes about it, and the button that gives it back 交回. */
final class GiveBackBar extends Composite<Div> {

    private final UUID request;
    private final VerdictEditor editor;
    private final Button giveBack = new Button();

    /**
     * @param outcomes of the task
     * @param offered  words to choose from
     * @param pinned   is told of the reasons so far, by field
     * @param act      gives it back
     */
    GiveBackBar(
            TaskRequest request,
            List<String> outcomes,
            DecisionWords.Words offered,
            Texts texts,
            Consumer<Map<String, String>> pinned,
            BiConsumer<Verdict, GiveBackBar> act) {
        this.request = request.id();
        editor = new VerdictEditor("give-back-words", offered, texts, pinned);
        giveBack.setText(texts.text("team.give-back"));
        giveBack.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        giveBack.setDisableOnClick(true);
        giveBack.setId("team-give-back-" + request.id());
        giveBack.addClickListener(click -> {
            try {
                editor.pointAtFaults();
                act.accept(editor.written(""), this);
            } finally {
                giveBack.setEnabled(true);
            }
        });
        var note = new Span(texts.text(
                DecisionBar.returns(outcomes) ? "team.give-back.hint" : "team.give-back.hint.words",
                request.askerName()));
        note.addClassName("review-note");
        var buttons = new Div(giveBack);
        buttons.addClassName("review-outcomes");
        var row = new Div(
                editor.words(
                        texts.text("team.answer.hint.DELEGATE"),
                        texts.text("team.answer.hint.DELEGATE"),
                        note,
                        new TemplateChoice(outcomes, offered, editor.opinion(), texts)),
                buttons);
        row.addClassName("review-decide");
        getContent().addClassName("review-bar");
        getContent()
                .getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", texts.text("team.asked.DELEGATE", request.askerName()));
        getContent().add(editor.faults(), row);
    }

    UUID request() {
        return request;
    }

    VerdictEditor editor() {
        return editor;
    }

    /** It can't be given back any more; what is written stays. */
    void over(boolean over) {
        giveBack.getParent().ifPresent(buttons -> buttons.getElement().setEnabled(!over));
        getContent().setClassName("over", over);
    }
}
