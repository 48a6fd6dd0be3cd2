package org.zhuban.employment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.employment.TitleCertificate;
import org.zhuban.employment.TitleCertificateRegister;
import org.zhuban.employment.TitleCertificates;
import org.zhuban.identity.LoggedIn;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;
import org.zhuban.register.ui.EntryActs;

/** On a certificate's page, for its enterprise: the way to revoke it, or why that cannot be now. */
@org.springframework.stereotype.Component
class TitleCertificateActs implements EntryActs {

    private final TitleCertificates certificates;
    private final LoggedIn loggedIn;
    private final Texts texts;

    TitleCertificateActs(TitleCertificates certificates, LoggedIn loggedIn, Texts texts) {
        this.certificates = certificates;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    @Override
    public Optional<Component> of(Register register, Entry entry, Runnable changed) {
        if (!register.key().equals(TitleCertificateRegister.KEY)) {
            return Optional.empty();
        }
        TitleCertificate certificate = certificates.find(entry.id()).orElseThrow();
        if (!certificates.mayRevoke(loggedIn.require(), certificate)) {
            return Optional.empty();
        }
        var panel = new Div();
        panel.addClassName("register-standing");
        if (certificate.filed()) {
            panel.add(new Span(texts.text("title-certificate.filed")));
            return Optional.of(panel);
        }
        var revoke = new Button(
                texts.text("title-certificate.revoke"),
                click -> OneDialog.open(
                        panel,
                        new ReasonDialog(
                                texts,
                                texts.text("title-certificate.revoke.title", certificate.name(), certificate.title()),
                                "title-certificate.revoke",
                                reason -> certificates.revoke(loggedIn.require(), certificate.id(), reason),
                                changed)));
        revoke.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        panel.add(revoke);
        return Optional.of(panel);
    }
}
