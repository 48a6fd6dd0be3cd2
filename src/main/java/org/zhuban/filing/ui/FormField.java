package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormElement;

/** A field's place in the form: its input and what others say about it. */
final class FormField extends Div {

    private final FormElement element;
    private final FormInput input;
    private final FormPage page;
    private final Div notes = new Div();
    private final Div origin = note("zbf-origin");
    private final Div change = note("zbf-change");
    private final Div fault = note("zbf-fault");
    private final Div warning = note("zbf-warning");
    private final Div picked = note("zbf-picked-reason");
    private @Nullable NativeButton pick;

    FormField(FormElement element, FormInput input, FormPage page) {
        this.element = element;
        this.input = input;
        this.page = page;
        addClassName("zbf-field");
        getElement().setAttribute("data-field", String.valueOf(element.key()));
        getStyle().set("--zbf-span", String.valueOf(element.columns() == 0 ? 16 : element.columns()));
        notes.addClassName("zbf-notes");
        notes.add(origin, change, fault, warning, picked);
        add(input.component());
        (page.reads(element) && !element.isSlot() ? input.component() : this)
                .getElement()
                .appendChild(notes.getElement());
        if (page.accepted(element)) {
            add(acceptance());
        }
    }

    /** Accepted in the last review: to read, and to open on purpose only. */
    private Component acceptance() {
        addClassName("zbf-accepted");
        Span mark = new Span(page.text("form.accepted"));
        NativeButton reopen = new NativeButton(page.text("form.reopen"), click -> page.reopen(element));
        reopen.setAriaLabel(page.text("form.reopen-field", element.label()));
        Div line = new Div(mark, reopen);
        line.addClassName("zbf-acceptance");
        return line;
    }

    /** Where the answer came from; {@code differs} when it is another by now. */
    void showOrigin(@Nullable String sentence, boolean differs) {
        show(origin, "", sentence);
        origin.setClassName("zbf-differs", differs);
    }

    private static Div note(String kind) {
        Div note = new Div();
        note.addClassNames("zbf-note", kind);
        note.setVisible(false);
        return note;
    }

    FormElement element() {
        return element;
    }

    FormInput input() {
        return input;
    }

    void showFault(@Nullable String reason) {
        show(fault, page.text("form.fault-title"), reason);
        setClassName("zbf-has-fault", reason != null);
    }

    void showChange(@Nullable FieldChange difference) {
        show(
                change,
                "",
                difference == null
                        ? null
                        : difference.before().isEmpty()
                                ? page.text("form.changed-from-nothing")
                                : page.text("form.changed", difference.before()));
        setClassName("zbf-has-change", difference != null);
    }

    void showWarning(@Nullable String sentence) {
        show(warning, "", sentence);
    }

    void showPicked(@Nullable String reason) {
        show(picked, page.text("form.picked"), reason);
        setClassName("zbf-picked", reason != null);
        if (pick != null) {
            pick.getElement().setAttribute("aria-pressed", String.valueOf(reason != null));
        }
    }

    private static void show(Div note, String title, @Nullable String sentence) {
        note.removeAll();
        note.setVisible(sentence != null);
        if (sentence != null) {
            if (!title.isEmpty()) {
                Span head = new Span(title);
                head.addClassName("zbf-note-title");
                note.add(head);
            }
            note.add(new Span(sentence));
        }
    }

    /** From now on the reader can point at this field: a click anywhere in it, or its button by keyboard. */
    void makePickable() {
        if (pick != null) {
            return;
        }
        addClassName("zbf-pickable");
        pick = new NativeButton(page.text("form.pick"), click -> page.picked(element));
        pick.addClassName("zbf-pick");
        pick.setAriaLabel(page.text("form.pick-field", element.label()));
        pick.getElement().setAttribute("aria-pressed", "false");
        add(pick);
        if (page.readOnly()) {
            // links, previews and the button itself keep their own meaning
            getElement()
                    .addEventListener("click", click -> page.picked(element))
                    .setFilter("!event.target.closest('a,button,vaadin-button')");
        }
    }

    void reveal() {
        input.focus();
        // after the focus, whose own scrolling would leave the field under a bar at the edge
        getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'center'}), 60)");
    }

    /** A plain place for text, separator and the like: nothing to say about them. */
    static Component place(Component content, FormElement element) {
        Div place = new Div(content);
        place.addClassName("zbf-field");
        place.getStyle().set("--zbf-span", String.valueOf(element.columns() == 0 ? 16 : element.columns()));
        return place;
    }
}
