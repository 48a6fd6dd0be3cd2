package org.zhuban.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.function.BooleanSupplier;

/**
 * Opens a dialog unless the one that the same button opened is still there: of a double click the second press finds it open. The button is not
 * disabled meanwhile, for it gets the focus back.
 */
public final class OneDialog {

    private static final String OPENED = OneDialog.class.getName();

    private OneDialog() {}

    /** @param opener the button, or the part of the screen that asks one thing at a time */
    public static void open(Component opener, ConfirmDialog dialog) {
        open(opener, dialog::isOpened, dialog::open);
    }

    public static void open(Component opener, Dialog dialog) {
        open(opener, dialog::isOpened, dialog::open);
    }

    private static void open(Component opener, BooleanSupplier opened, Runnable open) {
        boolean already =
                ComponentUtil.getData(opener, OPENED) instanceof BooleanSupplier former && former.getAsBoolean();
        if (!already) {
            ComponentUtil.setData(opener, OPENED, opened);
            open.run();
        }
    }
}
