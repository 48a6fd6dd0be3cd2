package org.zhuban.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import org.zhuban.attachment.SpreadsheetRows;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.ZhubanException;
import org.zhuban.project.ProjectImport;

/** Projects from Excel: the template, the upload, and every fault by row and column; all rows or none. */
@StyleSheet("context://project.css")
class ProjectImportDialog extends Dialog {

    private static final int SHOWN = 200;

    private final ProjectScreen screen;
    private final Runnable done;
    private final Upload upload = new Upload();
    private final Div result = new Div();

    ProjectImportDialog(ProjectScreen screen, Runnable done) {
        this.screen = screen;
        this.done = done;
        setHeaderTitle(screen.texts.text("project.import"));
        setWidth("min(760px, 96vw)");
        var choose = new Button(screen.texts.text("project.import.choose"), VaadinIcon.UPLOAD_ALT.create());
        choose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(screen.texts.text("project.import.drop")));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(SpreadsheetRows.MAX_BYTES);
        upload.setAcceptedFileTypes(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        upload.setUploadHandler(this::received);
        upload.addFileRejectedListener(rejected -> {
            result.removeAll();
            bad(screen.texts.text("spreadsheet.no-xlsx"));
        });
        result.addClassName("project-import-result");
        result.getElement().setAttribute("role", "status");
        add(
                new Paragraph(screen.texts.text("project.sheet.all-or-none", ProjectImport.MOST)),
                template(),
                upload,
                result);
        getFooter().add(new Button(screen.texts.text("project.close"), click -> close()));
    }

    private Anchor template() {
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(screen.texts.text("project.import.template-name") + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    screen.imports.template(screen.loggedIn.require(), event.getOutputStream());
                },
                screen.texts.text("project.import.template"));
        link.addClassName("project-import-template");
        link.getElement().setAttribute("download", true);
        return link;
    }

    private void received(UploadEvent event) throws IOException {
        byte[] content = event.getInputStream().readNBytes(SpreadsheetRows.MAX_BYTES + 1);
        event.getUI().accessSynchronously(() -> take(content));
    }

    /** Reads the workbook; for tests too. */
    void take(byte[] content) {
        result.removeAll();
        upload.clearFileList();
        try {
            int created =
                    screen.imports.read(screen.loggedIn.require(), content).size();
            close();
            screen.tell("project.import.done", created);
            done.run();
        } catch (InvalidInputException faulty) {
            bad(screen.texts.text("project.import.none", faulty.errors().size()));
            var list = new UnorderedList();
            faulty.errors().stream().limit(SHOWN).forEach(fault -> list.add(new ListItem(screen.imports.shown(fault))));
            result.add(list);
        } catch (ZhubanException refused) {
            bad(screen.texts.of(refused));
        }
    }

    private void bad(String text) {
        var words = new Paragraph(text);
        words.addClassName("project-bad");
        result.add(words);
    }
}
