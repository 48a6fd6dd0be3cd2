package org.zhuban.register.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.util.function.Supplier;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.document.Document;
import org.zhuban.document.Documents;
import org.zhuban.identity.CurrentAccount;

/** A document 文书 of an entry: its number, the PDF, and for whoever may do it the way to revoke it. */
final class IssuedDocument extends Composite<Div> {

    private static final int LONGEST_REASON = 200;

    private final String name;
    private final transient Documents documents;
    private final transient Supplier<CurrentAccount> reader;
    private final Texts texts;
    private final transient Times times;
    private transient Document document;

    /** @param name of the filing type it was issued for */
    IssuedDocument(
            Document document,
            String name,
            Documents documents,
            Supplier<CurrentAccount> reader,
            Texts texts,
            Times times) {
        this.document = document;
        this.name = name;
        this.documents = documents;
        this.reader = reader;
        this.texts = texts;
        this.times = times;
        getContent().addClassNames("zb-panel", "register-document");
        show();
    }

    private void show() {
        getContent().removeAll();
        getContent().add(new H3(texts.text("register.document", name)));
        Instant revoked = document.revokedAt();
        getContent().add(revoked == null ? link() : new Span(document.number()));
        if (revoked != null) {
            var badge = new Span(texts.text("register.document.revoked", times.shown(revoked)));
            badge.addClassNames("zb-badge", "red");
            getContent()
                    .add(
                            badge,
                            new Paragraph(
                                    texts.text("register.document.reason", String.valueOf(document.revokedReason()))));
        } else if (documents.mayRevoke(reader.get(), document.filing())) {
            var revoke = new Button(texts.text("register.document.revoke"), click -> ask());
            revoke.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
            revoke.setId("revoke-document");
            getContent().add(revoke);
        }
    }

    private Anchor link() {
        var link = new Anchor("/files/" + document.filing() + "/document.pdf", document.number());
        link.setTarget("_blank");
        link.setRouterIgnore(true);
        return link;
    }

    /** It cannot be undone, so it is asked about, with the reason. */
    private void ask() {
        var dialog = new Dialog(texts.text("register.document.revoke.title", document.number()));
        var reason = new TextArea(texts.text("register.document.revoke.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(LONGEST_REASON);
        reason.setHelperText(texts.text("register.document.revoke.public"));
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setWidthFull();
        var warning = new Paragraph(texts.text("register.document.revoke.text"));
        var confirm = new Button(texts.text("register.document.revoke"), click -> revoke(reason, dialog));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        dialog.setWidth("min(520px, 94vw)");
        dialog.add(warning, reason);
        dialog.getFooter()
                .add(new Button(texts.text("register.document.revoke.cancel"), click -> dialog.close()), confirm);
        OneDialog.open(this, dialog);
        reason.focus();
    }

    private void revoke(TextArea reason, Dialog dialog) {
        try {
            document = documents.revoke(reader.get(), document.filing(), reason.getValue());
        } catch (InvalidInputException invalid) {
            reason.setErrorMessage(texts.of(invalid.errors().get(0)));
            reason.setInvalid(true);
            reason.focus();
            return;
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), 8_000, Notification.Position.TOP_CENTER)
                    .setAssertive(true);
            document = documents.of(document.filing()).orElse(document);
        }
        dialog.close();
        show();
    }
}
