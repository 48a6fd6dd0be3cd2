package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;

/** 上传: a folder from Camunda Modeler in the place of the draft's. */
final class UploadDialog extends Dialog {

    private static final int MOST_BYTES = 10_000_000;

    private final Texts texts;
    private final Consumer<byte[]> take;
    private final Upload upload = new Upload();
    private final Div result = new Div();

    /** @param take throws what the archive is refused for */
    UploadDialog(Texts texts, Consumer<byte[]> take) {
        this.texts = texts;
        this.take = take;
        setHeaderTitle(texts.text("studio.upload"));
        setWidth("min(560px, 96vw)");
        var choose = new Button(texts.text("studio.upload.choose"), VaadinIcon.UPLOAD_ALT.create());
        choose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(texts.text("studio.upload.drop")));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setUploadHandler(this::received);
        upload.addFileRejectedListener(rejected -> bad(texts.text("studio.zip.too-big", MOST_BYTES / 1_000_000)));
        result.getElement().setAttribute("role", "alert");
        add(new Paragraph(texts.text("studio.upload.text")), upload, result);
        getFooter().add(new Button(texts.text("studio.cancel"), click -> close()));
    }

    private void received(UploadEvent event) throws IOException {
        byte[] content = event.getInputStream().readNBytes(MOST_BYTES + 1);
        event.getUI().accessSynchronously(() -> take(content));
    }

    /** For tests too. */
    void take(byte[] zip) {
        upload.clearFileList();
        try {
            take.accept(zip);
            close();
        } catch (ZhubanException refused) {
            bad(texts.of(refused));
        }
    }

    private void bad(String sentence) {
        result.removeAll();
        var words = new Paragraph(sentence);
        words.addClassName("studio-refused");
        result.add(words);
    }
}
