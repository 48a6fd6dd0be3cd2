package org.zhuban.studio.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.gate.ProcessGate;

/** 打印模板: its text, and the file itself from and to Jaspersoft Studio. */
@StyleSheet("context://studio-editor.css")
final class ReportEditor extends Div implements FileEditor {

    private final TextEditor text;
    private final Listener listener;
    private final Upload upload = new Upload();
    private final Span refused = new Span();
    private String content;

    ReportEditor(String content, String path, Texts texts, boolean readOnly, Listener listener) {
        this.content = content;
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
        add(head, text);
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
    }
}
