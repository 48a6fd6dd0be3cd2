package org.zhuban.project.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.zhuban.attachment.Slot;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.ProjectAccountOffice.HandOver;
import org.zhuban.project.ProjectAccountOffice.Row;

/** 移交: the next administrator's name and mobile, the code that confirms it, and the new letter. */
final class HandOverDialog extends Dialog {

    private final ProjectAccountOffice office;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Row row;
    private final Consumer<Row> done;
    private final TextField name = new TextField();
    private final TextField mobile = new TextField();
    private final TextField code = new TextField();
    private final Button send = new Button();
    private final Upload upload = new Upload();
    private final Span chosen = new Span();
    private final Div problem = new Div();
    private String fileName = "";
    private byte[] letter = {};

    HandOverDialog(ProjectAccountOffice office, LoggedIn loggedIn, Texts texts, Row row, Consumer<Row> done) {
        this.office = office;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.row = row;
        this.done = done;
        setHeaderTitle(texts.text("project-account.hand-over"));
        setWidth("560px");
        setMaxWidth("96vw");
        var about = new Paragraph(
                texts.text("project-account.hand-over.text", row.project().name(), somebody(texts, row)));
        about.addClassName("zb-sub");
        field(name, "project-account.next-name", 50);
        field(mobile, "project-account.next-mobile", 20);
        mobile.getElement().setAttribute("inputmode", "tel");
        mobile.addValueChangeListener(change -> mobile.setHelperText(null));
        field(code, "project-account.code", 6);
        code.getElement().setAttribute("inputmode", "numeric");
        send.setText(texts.text("project-account.code.send"));
        send.addClickListener(click -> sendCode());
        code.setSuffixComponent(send);
        send.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        problem.addClassName("zb-bad");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        add(about, name, mobile, code, letter(), problem);
        var save = new Button(texts.text("project-account.hand-over"), click -> handOver());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(texts.text("project-account.cancel"), click -> close()), save);
    }

    /** Who keeps it now; it may have been opened without a name. */
    static String somebody(Texts texts, Row row) {
        return row.administrator().isEmpty() ? texts.text("project-account.former") : row.administrator();
    }

    private void field(TextField field, String label, int longest) {
        field.setLabel(texts.text(label));
        field.setMaxLength(longest);
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setWidthFull();
    }

    private Div letter() {
        var label = new Span(texts.text("project-account.letter"));
        label.getStyle().set("font-weight", "600");
        var template =
                new Anchor("/letters/project-authorisation-letter.pdf", texts.text("project-account.letter.template"));
        template.setRouterIgnore(true);
        template.setTarget("_blank");
        var head = new Div(label, template);
        head.getStyle()
                .set("display", "flex")
                .set("justify-content", "space-between")
                .set("margin-top", "12px");
        upload.setUploadButton(new Button(texts.text("project-account.letter.choose")));
        upload.setDropAllowed(false);
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) Slot.DEFAULT_MAX_BYTES);
        upload.setAcceptedFileTypes(".pdf", "application/pdf", ".jpg", ".jpeg", "image/jpeg", ".png", "image/png");
        upload.setUploadHandler(this::received);
        upload.addFileRejectedListener(rejected -> problem(texts.text("project-account.letter.refused")));
        chosen.addClassName("zb-sub");
        chosen.setText(texts.text("project-account.letter.hint"));
        return new Div(head, upload, chosen);
    }

    /** Runs in the request of the upload; one byte above the limit is enough for the refusal. */
    private void received(UploadEvent event) throws IOException {
        byte[] content = event.getInputStream().readNBytes((int) Slot.DEFAULT_MAX_BYTES + 1);
        event.getUI().accessSynchronously(() -> take(event.getFileName(), content));
    }

    void take(String given, byte[] content) {
        fileName = given;
        letter = content;
        chosen.setText(given);
        problem.setVisible(false);
        upload.clearFileList();
    }

    private void sendCode() {
        attempt(() -> {
            VaadinRequest request = VaadinRequest.getCurrent();
            mobile.setHelperText(null);
            String warning = office.sendCode(
                    loggedIn.require(),
                    row.account().id(),
                    mobile.getValue(),
                    request == null ? null : request.getRemoteAddr());
            mobile.setHelperText(warning == null ? null : texts.text(warning));
            code.setHelperText(texts.text("project-account.code.sent", mobile.getValue()));
            code.focus();
        });
    }

    private void handOver() {
        attempt(() -> {
            office.handOver(
                    loggedIn.require(),
                    row.account().id(),
                    new HandOver(name.getValue(), mobile.getValue(), code.getValue()),
                    fileName,
                    new ByteArrayInputStream(letter));
            close();
            done.accept(row);
        });
    }

    private void attempt(Runnable act) {
        Map<String, HasValidation> fields = Map.of("/name", name, "/mobile", mobile, "/code", code);
        fields.values().forEach(field -> field.setInvalid(false));
        problem.setVisible(false);
        try {
            act.run();
        } catch (InvalidInputException invalid) {
            for (FieldError error : invalid.errors()) {
                HasValidation field = fields.get(error.field());
                if (field == null) {
                    problem(texts.of(error));
                } else {
                    field.setErrorMessage(texts.of(error));
                    field.setInvalid(true);
                }
            }
        } catch (ZhubanException refused) {
            problem(texts.of(refused));
        }
    }

    private void problem(String sentence) {
        problem.setText(sentence);
        problem.setVisible(true);
    }

    /** What is wrong with the letter or the whole, for tests. */
    String problem() {
        return problem.isVisible() ? problem.getText() : "";
    }
}
