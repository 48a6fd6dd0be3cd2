package org.zhuban.certificate.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Optional;
import org.zhuban.certificate.CertificateProperties;
import org.zhuban.certificate.FilingSigning;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.ui.BesideFiling;
import org.zhuban.identity.LoggedIn;

/**
 * Offers 使用CA证书签名 beside a submitted filing, where there is a vendor's program and the enterprise has a certificate in use; who came in by one may
 * submit and sign 提交并签名 in one go. What is signed has number, revision and digest, which only the submission gives: so it is signed directly after it.
 */
@org.springframework.stereotype.Component
class OfferSigning implements BesideFiling {

    private final FilingSigning signing;
    private final CertificateProperties properties;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final ObjectMapper json;

    OfferSigning(
            FilingSigning signing,
            CertificateProperties properties,
            LoggedIn loggedIn,
            Texts texts,
            ObjectMapper json) {
        this.signing = signing;
        this.properties = properties;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.json = json;
    }

    @Override
    public Optional<Component> of(Applicant applicant, FilingDetails details, Runnable reload) {
        String middleware = properties.middleware();
        return middleware == null || !signing.offered(applicant, details)
                ? Optional.empty()
                : Optional.of(new SigningPanel(middleware, signing, applicant, details.filing(), texts, json, reload));
    }

    @Override
    public Optional<String> submitting(Applicant applicant) {
        return properties.middleware() != null && loggedIn.certificate().isPresent() && signing.offered(applicant)
                ? Optional.of(texts.text("certificate.sign.submit"))
                : Optional.empty();
    }

    @Override
    public void submitted(Applicant applicant, FilingDetails details, Runnable reload) {
        String middleware = properties.middleware();
        if (middleware == null || !signing.offered(applicant, details)) {
            return;
        }
        var dialog = new Dialog();
        dialog.setHeaderTitle(texts.text("certificate.sign.submitted"));
        dialog.setWidth("480px");
        var panel = new SigningPanel(middleware, signing, applicant, details.filing(), texts, json, () -> {
            dialog.close();
            reload.run();
        });
        dialog.add(panel);
        dialog.getFooter().add(new Button(texts.text("certificate.sign.later"), click -> dialog.close()));
        dialog.open();
        panel.ask();
    }
}
