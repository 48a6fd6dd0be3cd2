package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.DomListenerRegistration;

/** Text that was typed and waits in the browser for a pause. */
final class TypedText {

    private static final String SENT = "zb-typed-sent";

    private TypedText() {}

    /**
     * Text is sent after a pause in typing, and as soon as the field is left. The pause is kept here: Flow's own goes without its text when
     * something else is sent meanwhile and all of a text was replaced.
     *
     * @param pause milliseconds
     */
    static <F extends Component & HasValueChangeMode> void heard(F field, int pause) {
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.addAttachListener(attached -> field.getElement()
                .executeJs(
                        """
                        let waits = 0;
                        const send = () => this.dispatchEvent(new CustomEvent('change'));
                        this.addEventListener('input', () => { clearTimeout(waits); waits = setTimeout(send, $0); });
                        this.addEventListener('change', () => clearTimeout(waits));
                        """,
                        pause));
    }

    /** Leaves the field for a moment; an event is sent after all that waits: when it comes, nothing waits any more. */
    static void flush(Component editor, Runnable then) {
        var heard = new DomListenerRegistration[1];
        heard[0] = editor.getElement().addEventListener(SENT, event -> {
            heard[0].remove();
            then.run();
        });
        editor.getElement()
                .executeJs(
                        """
                        const at = document.activeElement;
                        if (this.contains(at)) {
                            at.blur();
                            at.focus();
                        }
                        this.dispatchEvent(new CustomEvent($0));
                        """,
                        SENT);
    }
}
