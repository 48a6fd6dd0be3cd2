package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.FormSlots;

/** A slot: what it takes, the files in it, and while it may be changed the upload. */
final class SlotInput implements FormInput {

    private static final Logger log = LoggerFactory.getLogger(SlotInput.class);

    private final FormElement element;
    private final FormPage page;
    private final Slot slot;
    private final Div place = new Div();
    private final UnorderedList files = new UnorderedList();
    private final Div error = new Div();
    private final Span empty;
    private final Anchor template = new Anchor();
    private final Button choose = new Button();
    private final Upload upload = new Upload();
    private final String labelId;

    SlotInput(FormElement element, FormPage page) {
        this.element = element;
        this.page = page;
        this.slot = FormSlots.slot(element);
        this.labelId = "slot-" + slot.key();
        this.empty = new Span(page.text("form.slot.none"));
        empty.addClassName("zbf-nothing");
        place.addClassName("zbf-slot");
        place.getElement().setAttribute("role", "group").setAttribute("aria-labelledby", labelId);
        files.addClassName("zbf-files");
        error.addClassName("zbf-slot-error");
        error.setId(labelId + "-error");
        error.getElement().setAttribute("role", "alert");
        place.add(head());
        if (!page.reads(element)) {
            prepareUpload();
        }
        place.add(files, empty);
        if (!page.reads(element)) {
            place.add(upload, error);
        }
        refresh();
    }

    private Component head() {
        Span label = new Span(element.label());
        label.addClassName("zbf-label");
        label.setId(labelId);
        Div head = new Div(label);
        head.addClassName("zbf-slot-head");
        if (page.reads(element)) {
            return head;
        }
        String name = element.properties().get("template");
        template.setVisible(name != null && page.actions().linkTemplate(template, name));
        template.setText(page.text("form.slot.template"));
        template.setTarget("_blank");
        template.addClassName("zbf-template");
        head.add(template);
        Div about = new Div();
        about.addClassName("zbf-help");
        about.setId(labelId + "-about");
        String takes = page.text("form.slot.accept", kinds(), size(slot.maxBytes()));
        about.setText(element.description().isEmpty() ? takes : element.description() + " · " + takes);
        Div all = new Div(head, about);
        all.addClassName("zbf-slot-about");
        return all;
    }

    private void prepareUpload() {
        choose.setText(page.text("form.slot.choose"));
        choose.setAriaLabel(page.text("form.slot.choose") + " " + element.label());
        choose.getElement().setAttribute("aria-describedby", labelId + "-about " + labelId + "-error");
        upload.setUploadButton(choose);
        upload.setI18n(new FormWords(page.services().texts()).upload(slot));
        upload.setMaxFileSize((int) slot.maxBytes());
        upload.setAcceptedFileTypes(slot.accepted().stream()
                .flatMap(kind -> switch (kind) {
                    case PDF -> java.util.stream.Stream.of(".pdf", "application/pdf");
                    case JPG -> java.util.stream.Stream.of(".jpg", ".jpeg", "image/jpeg");
                    case PNG -> java.util.stream.Stream.of(".png", "image/png");
                })
                .toArray(String[]::new));
        upload.setMaxFiles(slot.several() ? 20 : 1);
        upload.setUploadHandler(this::received);
        upload.addFileRejectedListener(
                rejected -> setError(refusal(rejected.getErrorMessage(), rejected.getFileName())));
    }

    private String refusal(String code, String name) {
        return switch (code) {
            case "form.slot.too-large" -> page.text(code, name, size(slot.maxBytes()));
            case "form.slot.wrong-kind" -> page.text(code, name, kinds());
            default -> page.text("form.slot.too-many");
        };
    }

    /**
     * Runs in the request of the upload: the bytes come in without the session's lock, which the page needs to stay alive;
     * one byte above the limit is enough for the refusal.
     */
    private void received(UploadEvent event) throws IOException {
        byte[] content = event.getInputStream().readNBytes((int) slot.maxBytes() + 1);
        event.getUI().accessSynchronously(() -> take(event.getFileName(), content));
    }

    void take(String name, byte[] content) {
        try {
            Attachment attachment = page.actions().upload(slot, name, new ByteArrayInputStream(content));
            setError(null);
            page.attached(element, attachment);
        } catch (InvalidInputException refused) {
            setError(page.services().texts().of(refused.errors().get(0)));
        } catch (ZhubanException refused) {
            setError(page.services().texts().of(refused));
        } catch (RuntimeException failed) {
            log.error("An upload failed", failed);
            setError(page.text("form.slot.failed", name));
        }
        upload.clearFileList();
    }

    private String kinds() {
        return slot.accepted().stream().map(Enum::name).sorted().collect(Collectors.joining("、"));
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.0f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0).replace(".0 MB", " MB");
    }

    @Override
    public void refresh() {
        List<Attachment> present = page.attachments(slot.key());
        files.removeAll();
        present.forEach(
                file -> files.add(new FileCard(file, page, page.reads(element) ? null : () -> askToDelete(file))));
        files.setVisible(!present.isEmpty());
        empty.setVisible(present.isEmpty() && page.reads(element));
        upload.setVisible(slot.several() || present.isEmpty());
    }

    private void askToDelete(Attachment file) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(page.text("form.slot.delete-title"));
        dialog.setText(page.text("form.slot.delete-text", file.name()));
        dialog.setCancelable(true);
        dialog.setCancelText(page.text("form.slot.cancel"));
        dialog.setConfirmText(page.text("form.slot.delete"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> delete(file));
        OneDialog.open(place, dialog);
    }

    private void delete(Attachment file) {
        try {
            page.actions().delete(file.id());
            setError(null);
            page.detached(element, file);
        } catch (ZhubanException refused) {
            setError(page.services().texts().of(refused));
        }
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public @Nullable Object value() {
        return null;
    }

    @Override
    public void setValue(@Nullable Object value) {
        // files are attachments, not data
    }

    @Override
    public void setError(@Nullable String sentence) {
        error.setText(sentence == null ? "" : sentence);
        place.setClassName("zbf-invalid", sentence != null);
    }

    String error() {
        return error.getText();
    }

    @Override
    public void setRequired(boolean required) {
        place.setClassName("zbf-required", required);
    }

    @Override
    public void focus() {
        List<Attachment> present = new ArrayList<>(page.attachments(slot.key()));
        if (page.reads(element) || (!present.isEmpty() && !slot.several())) {
            place.getElement().setAttribute("tabindex", "-1").callJsFunction("focus");
        } else {
            choose.focus();
        }
    }
}
