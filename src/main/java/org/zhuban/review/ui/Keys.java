package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;

/**
 * Keys of the reviewers' pages. Each stands as {@code aria-keyshortcuts} on what it presses or focuses, so that a screen reader says it, and
 * {@code keys.js} does it. Not by Vaadin's shortcuts, which would fire while somebody types. An outcome's key only goes to its button: Enter
 * presses it.
 */
final class Keys {

    private static final String KEY = "aria-keyshortcuts";

    /** The row that has the focus, as the list is shown now. */
    private static final String ROW = "(element.getEventContext(event).item || {key: ''}).key";

    /** By id, whatever part of the page has it. */
    private static final Map<String, String> PRESSED = Map.of(
            "claim",
            "c",
            "release",
            "u",
            "back",
            "Escape",
            "next-task",
            "n",
            "back-to-inbox",
            "Escape",
            "open-task",
            "o");

    private static final Map<String, String> FOCUSED = Map.of(
            "outcome-approved", "a",
            "outcome-accepted", "a",
            "outcome-returned", "r",
            "outcome-rejected", "x",
            "outcome-refused", "x",
            "opinion", "o",
            "give-back-words", "o");

    private Keys() {}

    static void presses(Component target, String key) {
        target.getElement().setAttribute(KEY, key);
    }

    static void focuses(Component target, String key) {
        target.getElement().setAttribute(KEY, key).setAttribute("data-key-act", "focus");
    }

    /** Arrows, j and k go through the rows of this grid; Enter opens the one that has the focus, as a click does. */
    static <T> void rows(Grid<T> grid, Consumer<T> open) {
        grid.getElement().setAttribute("data-key-rows", true);
        grid.addItemClickListener(click -> open.accept(click.getItem()));
        grid.getElement()
                .addEventListener("keydown", key -> {
                    T row = grid.getDataCommunicator()
                            .getKeyMapper()
                            .get(key.getEventData().getString(ROW));
                    if (row != null) {
                        open.accept(row);
                    }
                })
                .setFilter("event.key === 'Enter' && event.target === element")
                .addEventData(ROW);
    }

    /** Gives the parts of a task's page their keys. */
    static void ofTask(Component page) {
        page.getId().map(PRESSED::get).ifPresent(key -> presses(page, key));
        page.getId().map(FOCUSED::get).ifPresent(key -> focuses(page, key));
        page.getChildren().forEach(Keys::ofTask);
    }

    /** The button that lists the keys; {@code ?} presses it. */
    static Button help(Texts texts, List<String> keys) {
        var button = new Button("?");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(texts.text("review.keys"));
        button.setTooltipText(texts.text("review.keys"));
        button.setId("keys");
        presses(button, "?");
        button.addClickListener(click -> OneDialog.open(button, list(texts, keys)));
        return button;
    }

    private static Dialog list(Texts texts, List<String> keys) {
        var dialog = new Dialog(texts.text("review.keys"));
        dialog.setWidth("min(460px, 94vw)");
        var rows = new Div();
        rows.addClassName("review-keys");
        for (String key : keys) {
            var name = new Span(texts.text("review.key." + key));
            name.addClassName("review-key");
            rows.add(name, new Span(texts.text("review.key." + key + ".does")));
        }
        var on = new Checkbox(texts.text("review.keys.on"), true);
        on.getElement()
                .executeJs(
                        "this.checked = localStorage.getItem('zb-keys') !== 'off';"
                                + "this.addEventListener('change', () => localStorage.setItem('zb-keys', this.checked ? 'on' : 'off'))");
        var close = new Button(texts.text("review.close"), click -> dialog.close());
        dialog.add(new Paragraph(texts.text("review.keys.text")), rows, on);
        dialog.getFooter().add(close);
        return dialog;
    }
}
