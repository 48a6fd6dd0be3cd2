package org.zhuban.certificate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.certificate.CertificateProperties;
import org.zhuban.certificate.Examination;
import org.zhuban.certificate.Presented;
import org.zhuban.certificate.SignedLogin;
import org.zhuban.certificate.Tickets;
import org.zhuban.identity.CertificateProofs;
import org.zhuban.identity.PublicRates;

/** CA证书登录 at the site: the way to the browser's own certificates, and the signature of a vendor's program on the user's machine. */
@Controller
class CertificateLoginController {

    private final Tickets tickets;
    private final SignedLogin signed;
    private final Presented presented;
    private final CertificatePage page;
    private final CertificateAddresses addresses;
    private final @Nullable String middleware;
    private final PublicRates rates;

    CertificateLoginController(
            Tickets tickets,
            SignedLogin signed,
            Presented presented,
            CertificatePage page,
            CertificateAddresses addresses,
            CertificateProperties properties,
            PublicRates rates) {
        this.tickets = tickets;
        this.signed = signed;
        this.presented = presented;
        this.page = page;
        this.addresses = addresses;
        this.middleware = properties.middleware();
        this.rates = rates;
    }

    @GetMapping("/login/certificate")
    String choose(HttpServletRequest request, CsrfToken csrf, Model model) {
        csrf.getToken();
        return choice(request, model, null);
    }

    private String choice(HttpServletRequest request, Model model, @Nullable String error) {
        String browser = browser(request.getSession(true));
        model.addAttribute(
                "tls",
                addresses
                        .certificate(request)
                        .map(base -> base + "/certificate/login?browser=" + CertificateProofs.hash(browser))
                        .orElse(null));
        model.addAttribute("check", addresses.certificate(request).orElse("") + "/certificate/check");
        model.addAttribute("middleware", middleware);
        model.addAttribute("error", error);
        return "certificate/login";
    }

    /** Kept until it is used, so that a second tab works too. */
    private static String browser(HttpSession session) {
        Object present = session.getAttribute(CertificateProofs.BROWSER);
        if (present != null) {
            return present.toString();
        }
        String made = UUID.randomUUID().toString();
        session.setAttribute(CertificateProofs.BROWSER, made);
        return made;
    }

    /** What the program is to sign: {@code data}, Base64. */
    @GetMapping("/login/certificate/challenge")
    ResponseEntity<Map<String, String>> challenge(HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        String challenge = tickets.challenge();
        String data =
                Base64.getEncoder().encodeToString((Tickets.LOGIN + challenge).getBytes(StandardCharsets.US_ASCII));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("challenge", challenge, "data", data));
    }

    /** @param certificate PEM or Base64 @param signature Base64 */
    @PostMapping("/login/certificate")
    String enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String challenge,
            @RequestParam(defaultValue = "") String certificate,
            @RequestParam(defaultValue = "") String signature,
            Model model) {
        rates.login(request.getRemoteAddr());
        if (!tickets.use(challenge)) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return choice(request, model, "certificate.challenge-over");
        }
        Examination examination = signed.examined(challenge, certificate, signature);
        if (examination.refusal().isPresent()) {
            presented.remember(examination);
            page.refused(examination);
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return page.of(request, model, examination, true);
        }
        String ticket = tickets.issue(
                Objects.requireNonNull(examination.binding()),
                CertificateProofs.hash(browser(request.getSession(true))));
        return "redirect:/login/certificate/enter?ticket=" + ticket;
    }
}
