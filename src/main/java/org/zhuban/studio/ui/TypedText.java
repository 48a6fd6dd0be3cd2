package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomListenerRegistration;

/** Text that was typed and waits in the browser for a pause. */
final class TypedText {

    private static final String SENT = "zb-typed-sent";

    private TypedText() {}

    /** An event is sent after all that waits: when it comes, nothing waits any more. */
    static void flush(Component editor, Runnable then) {
        var heard = new DomListenerRegistration[1];
        heard[0] = editor.getElement().addEventListener(SENT, event -> {
            heard[0].remove();
            then.run();
        });
        editor.getElement().executeJs("this.dispatchEvent(new CustomEvent($0))", SENT);
    }
}
