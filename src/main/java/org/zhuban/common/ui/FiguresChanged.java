package org.zhuban.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** The reader has just done something that the menu counts, without leaving the page. */
public final class FiguresChanged extends ComponentEvent<UI> {

    private FiguresChanged(UI source) {
        super(source, false);
    }

    /** Tells the frame around this page. */
    public static void tell(Component page) {
        page.getUI().ifPresent(ui -> ComponentUtil.fireEvent(ui, new FiguresChanged(ui)));
    }

    public static Registration listen(UI ui, ComponentEventListener<FiguresChanged> listener) {
        return ComponentUtil.addListener(ui, FiguresChanged.class, listener);
    }
}
