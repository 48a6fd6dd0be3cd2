package org.zhuban.studio.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.gate.ProcessGate;

/** 打印模板: its text, how it looks, and the file itself from and to Jaspersoft Studio. */
@StyleSheet("context://studio-editor.css")
final class ReportEditor extends Div implements FileEditor {

    private final TextEditor text;
    private final Listener listener;
    private final Upload upload = new Upload();
    private final Span refused = new Span();
    private final Supplier<List<byte[]>> pictures;
    private final Texts texts;
    private final Div preview = new Div();
    private String content;

    /** @param pictures of its pages, as it is saved; throws why there are none */
    ReportEditor(
            String content,
            String path,
            Texts texts,
            boolean readOnly,
            Supplier<List<byte[]>> pictures,
            Listener listener) {
        this.content = content;
        this.texts = texts;
        this.pictures = pictures;
        this.listener = listener;
        this.text = new TextEditor(content, path, texts, readOnly, new Listener() {
            @Override
            public void touched() {
                listener.touched();
            }

            @Override
            public void changed(String typed) {
                ReportEditor.this.content = typed;
                listener.changed(typed);
            }
        });
        addClassName("studio-report");
        var download = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(path.replaceFirst(".*/", ""));
                    event.setContentType("application/xml");
                    event.getOutputStream().write(this.content.getBytes(UTF_8));
                },
                texts.text("studio.report.download"));
        download.getElement().setAttribute("download", true);
        upload.setUploadButton(new Button(texts.text("studio.report.upload"), VaadinIcon.UPLOAD_ALT.create()));
        upload.setDropAllowed(false);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(ProcessGate.MOST_BYTES);
        upload.setUploadHandler(this::received);
        upload.addFileRejectedListener(
                rejected -> refused.setText(texts.text("studio.file.too-big", path, ProcessGate.MOST_BYTES / 1_000)));
        upload.setVisible(!readOnly);
        refused.getElement().setAttribute("role", "alert");
        refused.addClassName("studio-refused");
        var head = new Div(upload, download, refused, new Span(texts.text("studio.report.hint")));
        head.addClassName("studio-report-head");
        preview.addClassName("studio-report-preview");
        preview.getElement()
                .setAttribute("role", "region")
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", texts.text("studio.report.preview"));
        var body = new Div(text, preview);
        body.addClassName("studio-report-body");
        add(head, body);
    }

    private void received(UploadEvent event) throws IOException {
        byte[] file = event.getInputStream().readNBytes(ProcessGate.MOST_BYTES);
        event.getUI().accessSynchronously(() -> take(new String(file, UTF_8)));
    }

    /** For tests too. */
    void take(String uploaded) {
        upload.clearFileList();
        refused.setText("");
        content = uploaded;
        text.replace(uploaded);
        listener.changed(uploaded);
    }

    @Override
    public void show(List<ShownFault> faults) {
        text.show(faults);
        preview.removeAll();
        preview.add(new H3(texts.text("studio.report.preview")));
        try {
            List<byte[]> pages = pictures.get();
            for (int page = 0; page < pages.size(); page++) {
                preview.add(picture(pages.get(page), texts.text("studio.report.page", page + 1)));
            }
        } catch (ZhubanException refused) {
            preview.add(new Paragraph(texts.of(refused)));
        }
    }

    private static Image picture(byte[] png, String name) {
        return new Image(
                DownloadHandler.fromInputStream(event ->
                        new DownloadResponse(new ByteArrayInputStream(png), "page.png", "image/png", png.length)),
                name);
    }

    @Override
    public void flush(Runnable then) {
        TypedText.flush(this, then);
    }

    @Override
    public void select(String element) {
        text.select(element);
    }
}
