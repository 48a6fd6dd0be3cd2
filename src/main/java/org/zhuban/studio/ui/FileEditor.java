package org.zhuban.studio.ui;

import java.util.List;

/** What edits one file of a draft. It tells its {@link Listener} of each change. */
interface FileEditor {

    /** Who saves. */
    interface Listener {

        /** Something was typed or drawn that is not here yet. */
        void touched();

        /** The file as it is now. */
        void changed(String content);
    }

    /** Faults of this file. */
    void show(List<ShownFault> faults);

    /** Goes to an element; nothing happens if there is none of that id. */
    default void select(@SuppressWarnings("unused") String element) {}

    /** Has what waits in the browser sent, then goes on. */
    default void flush(Runnable then) {
        then.run();
    }
}
