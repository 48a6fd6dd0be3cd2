package org.zhuban.register.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.function.Supplier;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.document.Document;
import org.zhuban.document.Documents;
import org.zhuban.identity.CurrentAccount;

/** A document 文书 of an entry: its number, the PDF, and for whoever may do it the way to revoke it. */
final class IssuedDocument extends Composite<Div> {

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

    private void ask() {
        OneDialog.open(
                this,
                new ReasonDialog(
                        texts,
                        texts.text("register.document.revoke.title", document.number()),
                        "register.document.revoke",
                        reason -> documents.revoke(reader.get(), document.filing(), reason),
                        this::revoked));
    }

    /** Or not: who was refused sees how it stands. */
    private void revoked() {
        document = documents.of(document.filing()).orElse(document);
        show();
    }
}
