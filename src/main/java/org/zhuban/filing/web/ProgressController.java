package org.zhuban.filing.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.PublicEntry;
import org.zhuban.filing.FilingService;

/** {@code /progress}: where a filing stands, by number and mobile, without login and without a session. The mobile goes in the body, not in the address. */
@Controller
class ProgressController {

    private final FilingService filings;

    ProgressController(FilingService filings) {
        this.filings = filings;
    }

    @Bean
    static PublicEntry progressEntry() {
        return new PublicEntry("filing.entry.progress", "filing.entry.progress.text", "/progress", 20);
    }

    @GetMapping("/progress")
    String form() {
        return "filing/progress";
    }

    @PostMapping("/progress")
    String look(@RequestParam @Nullable String number, @RequestParam @Nullable String mobile, Model model) {
        model.addAttribute("number", number);
        if (number == null || number.isBlank() || mobile == null || mobile.isBlank()) {
            model.addAttribute("error", "filing.progress.both");
            return "filing/progress";
        }
        try {
            model.addAttribute("filing", filings.progress(number, mobile));
        } catch (NotFoundException unknown) {
            model.addAttribute("error", "filing.progress.unknown");
        }
        return "filing/progress";
    }
}
