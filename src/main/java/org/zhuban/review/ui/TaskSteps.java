package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.zhuban.common.Texts;

/** From a task to the one before or behind it in the list, and the page's keys. */
final class TaskSteps extends Composite<Div> {

    private static final List<String> KEYS =
            List.of("steps", "claim", "outcomes", "opinion", "watch", "back", "leave", "help");

    TaskSteps(Texts texts, Runnable previous, Runnable next) {
        getContent().addClassName("review-steps");
        getContent()
                .add(
                        step(texts.text("review.previous-task"), VaadinIcon.ANGLE_UP, "previous-task", "p", previous),
                        step(texts.text("review.next-task"), VaadinIcon.ANGLE_DOWN, "following-task", "n", next),
                        Keys.help(texts, KEYS));
    }

    private static Button step(String words, VaadinIcon icon, String id, String key, Runnable go) {
        var button = new Button(icon.create(), click -> go.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(words);
        button.setTooltipText(words);
        button.setId(id);
        Keys.presses(button, key);
        return button;
    }
}
