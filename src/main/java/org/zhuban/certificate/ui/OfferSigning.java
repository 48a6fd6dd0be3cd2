package org.zhuban.certificate.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.zhuban.certificate.CertificateProperties;
import org.zhuban.certificate.FilingSigning;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.ui.BesideFiling;

/** Offers 使用CA证书签名 beside a submitted filing, where there is a vendor's program and the enterprise has a certificate in use. */
@org.springframework.stereotype.Component
class OfferSigning implements BesideFiling {

    private final FilingSigning signing;
    private final CertificateProperties properties;
    private final Texts texts;
    private final ObjectMapper json;

    OfferSigning(FilingSigning signing, CertificateProperties properties, Texts texts, ObjectMapper json) {
        this.signing = signing;
        this.properties = properties;
        this.texts = texts;
        this.json = json;
    }

    @Override
    public Optional<Component> of(Applicant applicant, FilingDetails details, Runnable reload) {
        String middleware = properties.middleware();
        return middleware == null || !signing.offered(applicant, details)
                ? Optional.empty()
                : Optional.of(new SigningPanel(
                        middleware, signing, applicant, details.filing().id(), texts, json, reload));
    }
}
