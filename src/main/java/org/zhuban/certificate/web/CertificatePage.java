package org.zhuban.certificate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhuban.audit.Audit;
import org.zhuban.certificate.EnterpriseCertificate;
import org.zhuban.certificate.Examination;

/** The page that says what certificate came, how each check ended, and what to do. */
@Component
class CertificatePage {

    private final CertificateAddresses addresses;
    private final Audit audit;

    CertificatePage(CertificateAddresses addresses, Audit audit) {
        this.addresses = addresses;
        this.audit = audit;
    }

    /** @param login was it a login that is refused hereby? */
    String of(HttpServletRequest request, Model model, Examination examination, boolean login) {
        model.addAttribute("certificate", examination.certificate());
        model.addAttribute("code", examination.creditCode());
        model.addAttribute("lines", examination.lines());
        model.addAttribute("refusal", examination.refusal().map(Enum::name).orElse(null));
        model.addAttribute("login", login);
        model.addAttribute("site", addresses.site(request));
        model.addAttribute(
                "again",
                addresses
                        .certificate(request)
                        .map(base -> base + "/certificate/check")
                        .orElse(null));
        model.addAttribute(
                "asked", request.isSecure() || addresses.certificate(request).isEmpty());
        return "certificate/check";
    }

    void refused(Examination examination) {
        EnterpriseCertificate certificate = examination.certificate();
        audit.denied(
                "certificate-login",
                certificate == null ? "certificate:none" : "certificate:" + certificate.fingerprint(),
                Map.of("refusal", examination.refusal().map(Enum::name).orElse("")));
    }
}
