package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.review.OpenTask;

/** What stands in place of a task that is decided or gone: what became of it, and the next one. */
final class TaskOver extends Composite<Div> {

    /** @param recall takes the decision back; null when something followed from it */
    TaskOver(
            String heading,
            String sentence,
            Optional<OpenTask> next,
            Texts texts,
            Consumer<OpenTask> open,
            Runnable back,
            @Nullable Runnable recall) {
        var title = new H2(heading);
        title.addClassName("zb-title");
        var text = new Paragraph(sentence);
        var buttons = new Div();
        buttons.addClassName("review-next");
        next.ifPresent(task -> {
            var button = new Button(texts.text("review.next"), click -> open.accept(task));
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            button.addClickShortcut(Key.ENTER);
            button.setId("next-task");
            button.focus();
            var about = new Div(texts.text("review.next.about", task.title(), task.number()));
            about.addClassName("zb-sub");
            buttons.add(button, about);
        });
        var list = new Button(texts.text("review.back"), click -> back.run());
        list.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        list.setId("back-to-inbox");
        buttons.addComponentAtIndex(next.isPresent() ? 1 : 0, list);
        if (recall != null) {
            var takeBack = new Button(texts.text("recall"), click -> recall.run());
            takeBack.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            takeBack.setId("recall");
            buttons.addComponentAtIndex(next.isPresent() ? 2 : 1, takeBack);
        }
        getContent().addClassNames("zb-panel", "review-over");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(title, text, buttons);
    }
}
