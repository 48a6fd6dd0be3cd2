package org.zhuban.filing.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.PublicEntry;
import org.zhuban.filing.FilingProgressView;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.PublicRates;

/** {@code /progress}: where a filing stands, by number and mobile, without login and without a session. The mobile goes in the body, not in the address. */
@Controller
class ProgressController {

    private final FilingService filings;
    private final PublicRates rates;
    private final String baseUrl;

    /** @param baseUrl {@code zhuban.base-url}: this site's address as people type it; empty = as the request came */
    ProgressController(FilingService filings, PublicRates rates, @Value("${zhuban.base-url:}") String baseUrl) {
        this.filings = filings;
        this.rates = rates;
        this.baseUrl = baseUrl;
    }

    @Bean
    static PublicEntry progressEntry() {
        return new PublicEntry("filing.entry.progress", "filing.entry.progress.text", "/progress", 20);
    }

    @GetMapping("/progress")
    String form() {
        return "filing/progress";
    }

    /** A lost link: a new one by SMS. The answer is the same for a filing that is none. */
    @PostMapping("/progress/link")
    String link(@RequestParam String number, @RequestParam String mobile, HttpServletRequest request, Model model) {
        rates.login(request.getRemoteAddr());
        try {
            filings.renewLink(number, mobile, base(request));
        } catch (NotFoundException unknown) {
            // answered alike
        }
        model.addAttribute("number", number);
        model.addAttribute("done", "filing.progress.link-sent");
        return "filing/progress";
    }

    private String base(HttpServletRequest request) {
        return baseUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : baseUrl;
    }

    @PostMapping("/progress")
    String look(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String mobile,
            HttpServletRequest request,
            Model model) {
        rates.lookUp(request.getRemoteAddr());
        model.addAttribute("number", number);
        model.addAttribute("mobile", mobile);
        if (number == null || number.isBlank() || mobile == null || mobile.isBlank()) {
            model.addAttribute("error", "filing.progress.both");
            return "filing/progress";
        }
        try {
            FilingProgressView progress = filings.progress(number, mobile.replaceAll("[\\s-]", ""));
            model.addAttribute("filing", progress);
            model.addAttribute("link", progress.state().editable() || progress.state() == FilingState.IN_REVIEW);
        } catch (NotFoundException unknown) {
            rates.miss(request.getRemoteAddr());
            model.addAttribute("error", "filing.progress.unknown");
        }
        return "filing/progress";
    }
}
