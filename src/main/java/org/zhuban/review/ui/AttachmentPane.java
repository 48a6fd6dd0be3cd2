package org.zhuban.review.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.Texts;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/** The attachments beside the form: one page at a time as a picture, with turning, zoom and page flip. */
@JavaScript("context://review.js")
final class AttachmentPane extends Composite<Div> {

    /** Sharp at twice the pane's size. */
    private static final int WIDTH = 1400;

    private static final int STEP = 25;
    private static final int LEAST = 50;
    private static final int MOST = 400;

    private final Texts texts;
    private final ReviewFiles files;
    private final List<NativeButton> tabs = new ArrayList<>();
    private final Div stage = new Div();
    private final Span place = new Span();
    private final Span percent = new Span();
    private final Anchor download = new Anchor();
    private final Button previous;
    private final Button next;
    private @Nullable Attachment shown;
    private int page = 1;
    private int zoom = 100;
    private int turn;

    AttachmentPane(FormDefinition form, List<Attachment> attachments, ReviewFiles files, Texts texts) {
        this.texts = texts;
        this.files = files;
        previous = tool(VaadinIcon.ANGLE_LEFT, "review.page.previous", () -> flip(page - 1));
        next = tool(VaadinIcon.ANGLE_RIGHT, "review.page.next", () -> flip(page + 1));
        getContent().addClassName("review-files");
        if (attachments.isEmpty()) {
            var none = new Div(texts.text("review.files.none"));
            none.addClassName("zb-empty");
            getContent().add(none);
            return;
        }
        stage.addClassName("review-stage");
        stage.getElement().setAttribute("tabindex", "0").setAttribute("data-failed", texts.text("review.page.failed"));
        getContent().add(strip(form, attachments), tools(), stage);
        open(inFormOrder(form, attachments).get(0));
    }

    private Div strip(FormDefinition form, List<Attachment> attachments) {
        var strip = new Div();
        strip.addClassName("review-strip");
        strip.getElement().setAttribute("role", "group").setAttribute("aria-label", texts.text("review.files"));
        for (Attachment file : inFormOrder(form, attachments)) {
            String slot = form.field(file.slot()).map(FormElement::label).orElse(file.slot());
            var label = new Span(slot);
            label.addClassName("review-strip-slot");
            var name = new Span(file.name());
            name.addClassName("review-strip-name");
            var tab = new NativeButton("", click -> open(file));
            tab.add(label, name);
            tab.setTitle(file.name());
            tab.setId("file-" + file.id());
            tabs.add(tab);
            strip.add(tab);
        }
        return strip;
    }

    private static List<Attachment> inFormOrder(FormDefinition form, List<Attachment> attachments) {
        List<Attachment> ordered = new ArrayList<>();
        form.slots().forEach(slot -> attachments.stream()
                .filter(file -> file.slot().equals(slot.key()))
                .forEach(ordered::add));
        attachments.stream().filter(file -> !ordered.contains(file)).forEach(ordered::add);
        return ordered;
    }

    private Div tools() {
        var space = new Span();
        space.addClassName("review-space");
        place.addClassName("review-place");
        percent.addClassName("review-place");
        download.setText(texts.text("review.file.download"));
        download.getElement().setAttribute("download", true);
        var tools = new Div(
                previous,
                place,
                next,
                space,
                tool(VaadinIcon.MINUS, "review.zoom.out", () -> zoom(zoom - STEP)),
                percent,
                tool(VaadinIcon.PLUS, "review.zoom.in", () -> zoom(zoom + STEP)),
                tool(VaadinIcon.ARROWS_LONG_H, "review.zoom.fit", () -> zoom(100)),
                tool(VaadinIcon.ROTATE_RIGHT, "review.turn", () -> {
                    turn = (turn + 90) % 360;
                    draw();
                }),
                download);
        tools.addClassName("review-tools");
        return tools;
    }

    private Button tool(VaadinIcon icon, String label, Runnable act) {
        var button = new Button(icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(texts.text(label));
        button.setTooltipText(texts.text(label));
        return button;
    }

    void open(Attachment file) {
        shown = file;
        turn = 0;
        zoom = 100;
        tabs.forEach(tab -> tab.getElement()
                .setAttribute(
                        "aria-pressed", String.valueOf(tab.getId().orElse("").equals("file-" + file.id()))));
        download.setHref(files.downloadUrl(file));
        flip(1);
    }

    private void flip(int to) {
        int pages = shown == null ? 1 : shown.pages();
        page = Math.max(1, Math.min(pages, to));
        previous.setEnabled(page > 1);
        next.setEnabled(page < pages);
        place.setText(page + " / " + pages);
        draw();
    }

    private void zoom(int to) {
        zoom = Math.max(LEAST, Math.min(MOST, to));
        draw();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        draw();
    }

    private void draw() {
        Attachment file = shown;
        percent.setText(zoom + "%");
        if (file == null || !isAttached()) {
            return;
        }
        stage.getElement()
                .executeJs(
                        "window.zhubanPages.show(this, $0, $1, $2, $3)",
                        files.previewUrl(file, page, WIDTH),
                        texts.text("review.page.alt", file.name(), page),
                        zoom,
                        turn);
    }
}
