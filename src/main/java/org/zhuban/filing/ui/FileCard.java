package org.zhuban.filing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.ui.OneDialog;

/** A file in its slot: its first page small, name, size, and what can be done with it. */
final class FileCard extends ListItem {

    private static final int THUMB_WIDTH = 240;

    /** @param delete null when it cannot be deleted */
    FileCard(Attachment file, FormPage page, @Nullable Runnable delete) {
        addClassName("zbf-file");
        Runnable preview = () -> OneDialog.open(this, new PreviewDialog(file, page));
        Image picture = new Image();
        picture.setAlt("");
        page.actions().show(picture, file, 1, THUMB_WIDTH);
        picture.getElement().setAttribute("loading", "lazy");
        NativeButton thumb = new NativeButton("", click -> preview.run());
        thumb.addClassName("zbf-thumb");
        thumb.setAriaLabel(page.text("form.slot.preview-file", file.name()));
        thumb.add(picture);

        Span name = new Span(file.name());
        name.addClassName("zbf-file-name");
        name.setTitle(file.name());
        String pages =
                "application/pdf".equals(file.mediaType()) ? " · " + page.text("form.slot.pages", file.pages()) : "";
        Span size = new Span(SlotInput.size(file.size()) + pages);
        size.addClassName("zbf-file-size");

        Button show = small(page.text("form.slot.preview"), preview);
        show.setAriaLabel(page.text("form.slot.preview-file", file.name()));
        Anchor download = new Anchor("", page.text("form.slot.download"));
        page.actions().link(download, file);
        download.setAriaLabel(page.text("form.slot.download-file", file.name()));
        download.getElement().setAttribute("download", true);
        Div acts = new Div(show, download);
        acts.addClassName("zbf-file-acts");
        if (delete != null) {
            Button remove = small(page.text("form.slot.delete"), delete);
            remove.setAriaLabel(page.text("form.slot.delete-file", file.name()));
            remove.addThemeVariants(ButtonVariant.LUMO_ERROR);
            acts.add(remove);
        }
        Div about = new Div(name, size, acts);
        about.addClassName("zbf-file-about");
        add(thumb, about);
    }

    private static Button small(String text, Runnable act) {
        Button button = new Button(text, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
