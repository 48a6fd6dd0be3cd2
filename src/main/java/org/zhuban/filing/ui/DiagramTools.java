package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.zhuban.common.Texts;

/** Smaller, larger and the whole: the buttons in the corner of a diagram that {@code diagram.js} draws. */
public final class DiagramTools extends Div {

    private static final double ZOOM = 1.25;

    /** @param diagram whose element holds the drawing */
    public DiagramTools(Component diagram, Texts texts) {
        addClassName("zb-diagram-tools");
        add(
                tool(diagram, VaadinIcon.MINUS, texts.text("diagram.zoom-out"), "zoom(this, " + 1 / ZOOM + ")"),
                tool(diagram, VaadinIcon.PLUS, texts.text("diagram.zoom-in"), "zoom(this, " + ZOOM + ")"),
                tool(diagram, VaadinIcon.EXPAND_SQUARE, texts.text("diagram.fit"), "fit(this)"));
    }

    private static Button tool(Component diagram, VaadinIcon icon, String label, String act) {
        var button = new Button(icon.create(), click -> diagram.getElement().executeJs("window.zhubanDiagram." + act));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
