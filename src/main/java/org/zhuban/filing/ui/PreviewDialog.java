package org.zhuban.filing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import org.zhuban.attachment.Attachment;

/** A file page by page, as pictures that the server made; larger and smaller. */
final class PreviewDialog extends Dialog {

    /** Sharp on a wide screen and still at twice the size, in pixels. */
    private static final int WIDTH = 1600;

    private static final int STEP = 25;
    private static final int LEAST = 50;
    private static final int MOST = 300;

    private final Div pages = new Div();
    private final Span percent = new Span();
    private int zoom = 100;

    PreviewDialog(Attachment file, FormPage page) {
        setHeaderTitle(file.name());
        addClassName("zbf-preview");
        setWidth("min(980px, 96vw)");
        setHeight("94vh");
        setResizable(true);
        setDraggable(true);

        Button smaller = icon("−", page.text("form.preview.smaller"), () -> zoomTo(zoom - STEP));
        Button larger = icon("+", page.text("form.preview.larger"), () -> zoomTo(zoom + STEP));
        Button fit = icon("⤢", page.text("form.preview.fit"), () -> zoomTo(100));
        percent.addClassName("zbf-percent");
        percent.getElement().setAttribute("aria-live", "polite");
        Anchor download = new Anchor("", page.text("form.slot.download"));
        page.actions().link(download, file);
        download.getElement().setAttribute("download", true);
        download.addClassName("zbf-preview-download");
        Button close = icon("✕", page.text("form.preview.close"), this::close);
        close.setAutofocus(true);
        getHeader().add(smaller, percent, larger, fit, download, close);

        pages.addClassName("zbf-pages");
        pages.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", file.name());
        for (int number = 1; number <= file.pages(); number++) {
            Image picture = new Image();
            picture.setAlt(page.text("form.slot.page", file.name(), String.valueOf(number)));
            page.actions().show(picture, file, number, WIDTH);
            picture.getElement().setAttribute("loading", "lazy");
            pages.add(picture);
        }
        add(pages);
        zoomTo(100);
    }

    private static Button icon(String sign, String name, Runnable act) {
        Button button = new Button(sign, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(name);
        button.setTooltipText(name);
        return button;
    }

    private void zoomTo(int wanted) {
        zoom = Math.max(LEAST, Math.min(MOST, wanted));
        percent.setText(zoom + "%");
        pages.getStyle().set("--zbf-zoom", zoom + "%");
    }
}
