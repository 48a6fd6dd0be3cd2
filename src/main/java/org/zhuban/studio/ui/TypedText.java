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
     * Text is sent after a pause in typing, and as soon as the field is left: what the pause holds back goes without its text when something
     * else is sent meanwhile.
     *
     * @param pause milliseconds
     */
    static <F extends Component & HasValueChangeMode> void heard(F field, int pause) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(pause);
        field.getElement().addPropertyChangeListener("value", "change", change -> {});
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
