package org.zhuban.document.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.common.PublicEntry;
import org.zhuban.document.Verification;
import org.zhuban.document.VerificationCode;
import org.zhuban.identity.PublicRates;

/**
 * {@code /q}: what a scanned QR opens, without login and without a session. The seal stands behind # and stays in the browser, where
 * verify.js checks it; without JavaScript, or with the code typed by hand, the server answers.
 */
@Controller
class VerifyPage {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private final Verification verification;
    private final PublicRates rates;

    VerifyPage(Verification verification, PublicRates rates) {
        this.verification = verification;
        this.rates = rates;
    }

    @Bean
    static PublicEntry verifyEntry() {
        return new PublicEntry("document.entry.verify", "document.entry.verify.text", "/q", 30);
    }

    @GetMapping("/q")
    String page(
            @RequestParam(required = false) @Nullable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        if (code != null && !code.isBlank()) {
            rates.lookUp(request.getRemoteAddr());
            model.addAttribute("code", code.strip());
            look(code, model);
        }
        return "document/verify";
    }

    private void look(String code, Model model) {
        Optional<Verification.Answer> answer = VerificationCode.read(code).flatMap(verification::ask);
        if (answer.isPresent()) {
            model.addAttribute("answer", answer.get());
        } else if (code.strip().matches("(?i)[A-Z]{2}-?[0-9]{6}-?[0-9]{4}-?[0-9]{6}|[A-Z]{2}[0-9]{20}")) {
            model.addAttribute("problem", "document.verify.is-number");
        } else {
            model.addAttribute(
                    "problem",
                    VerificationCode.read(code).isPresent() ? "document.verify.not-found" : "document.verify.mistyped");
        }
    }
}
