package org.zhuban.certificate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.certificate.Examination;
import org.zhuban.certificate.Presented;
import org.zhuban.certificate.Tickets;
import org.zhuban.identity.PublicRates;

/** Where the browser shows its certificate: it logs in, or the page says why not; and the diagnostic page 证书检测 for anybody. */
@Controller
class CertificateController {

    private final ShownCertificate shown;
    private final Presented presented;
    private final Tickets tickets;
    private final CertificatePage page;
    private final CertificateAddresses addresses;
    private final PublicRates rates;

    CertificateController(
            ShownCertificate shown,
            Presented presented,
            Tickets tickets,
            CertificatePage page,
            CertificateAddresses addresses,
            PublicRates rates) {
        this.shown = shown;
        this.presented = presented;
        this.tickets = tickets;
        this.page = page;
        this.addresses = addresses;
        this.rates = rates;
    }

    @GetMapping("/certificate/check")
    String check(HttpServletRequest request, Model model) {
        rates.lookUp(request.getRemoteAddr());
        Examination examination = shown.examined(request);
        presented.remember(examination);
        return page.of(request, model, examination, false);
    }

    /** @param browser hash of what the asking browser's session keeps */
    @GetMapping("/certificate/login")
    String login(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String browser,
            Model model) {
        rates.login(request.getRemoteAddr());
        Examination examination = shown.examined(request);
        if (examination.refusal().isPresent()) {
            presented.remember(examination);
            page.refused(examination);
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return page.of(request, model, examination, true);
        }
        String ticket = tickets.issue(Objects.requireNonNull(examination.binding()), browser);
        return "redirect:" + addresses.site(request) + "/login/certificate/enter?ticket=" + ticket;
    }
}
