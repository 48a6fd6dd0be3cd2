package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** While the editor is shown: the menu beside it is closed, afterwards as it was; and every few seconds it looks what others did. */
final class EditorStay {

    private static final int LOOK_EVERY = 10_000;

    private final Component page;
    private final Runnable look;
    private @Nullable AppLayout closed;
    private @Nullable Registration polls;

    EditorStay(Component page, Runnable look) {
        this.page = page;
        this.look = look;
    }

    void begin(UI ui) {
        if (page.getParent().orElse(null) instanceof AppLayout layout && layout.isDrawerOpened()) {
            layout.setDrawerOpened(false);
            closed = layout;
        }
        ui.setPollInterval(LOOK_EVERY);
        polls = ui.addPollListener(poll -> look.run());
    }

    void end(UI ui) {
        if (closed != null) {
            closed.setDrawerOpened(true);
            closed = null;
        }
        ui.setPollInterval(-1);
        if (polls != null) {
            polls.remove();
            polls = null;
        }
    }
}
