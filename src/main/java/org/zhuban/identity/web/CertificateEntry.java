package org.zhuban.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.audit.Audit;
import org.zhuban.common.TooManyException;
import org.zhuban.identity.CertificateProofs;
import org.zhuban.identity.Logins;
import org.zhuban.identity.PublicRates;

/** CA证书登录, its last step: a ticket of one use becomes a session, in the browser that asked for it and in no other. */
@Controller
class CertificateEntry {

    private final ObjectProvider<CertificateProofs> certificates;
    private final Logins logins;
    private final Landing landing;
    private final PublicRates rates;
    private final Audit audit;

    CertificateEntry(
            ObjectProvider<CertificateProofs> certificates,
            Logins logins,
            Landing landing,
            PublicRates rates,
            Audit audit) {
        this.certificates = certificates;
        this.logins = logins;
        this.landing = landing;
        this.rates = rates;
        this.audit = audit;
    }

    @GetMapping("/login/certificate/enter")
    String enter(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String ticket) {
        try {
            rates.login(request.getRemoteAddr());
        } catch (TooManyException tooMany) {
            return "redirect:/login?ticket";
        }
        var session = request.getSession(false);
        var browser = session == null ? null : session.getAttribute(CertificateProofs.BROWSER);
        Optional<CertificateProofs.Proof> proof = browser == null
                ? Optional.empty()
                : certificates.stream()
                        .flatMap(proofs -> proofs.redeem(ticket, browser.toString()).stream())
                        .findFirst();
        if (session != null) {
            session.removeAttribute(CertificateProofs.BROWSER);
        }
        if (proof.isEmpty()) {
            audit.denied("login", "account:unknown", Map.of("certificate", "ticket"));
            return "redirect:/login?ticket";
        }
        var outcome = logins.byCertificate(proof.get().account());
        if (outcome instanceof Logins.Right right) {
            return landing.finish(
                    request, response, right.account(), proof.get().certificate());
        }
        audit.denied(
                "login",
                "account:" + proof.get().account(),
                Map.of("certificate", proof.get().certificate().toString()));
        return "redirect:/login?" + (outcome instanceof Logins.Locked ? "locked" : "ticket");
    }
}
