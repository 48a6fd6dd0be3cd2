package org.zhuban.guide;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.zhuban.common.PublicEntry;

/** {@code /guide}: the user guide, for anybody, without a session. */
@Controller
class GuideController {

    private final GuideText text;

    GuideController(GuideText text) {
        this.text = text;
    }

    @Bean
    static PublicEntry guideEntry() {
        return new PublicEntry("guide.title", "guide.entry.text", "/guide", 40);
    }

    /** Whoever is logged in is not offered to log in. */
    @ModelAttribute("loggedIn")
    boolean loggedIn(@Nullable Principal account) {
        return account != null;
    }

    @GetMapping("/guide")
    String index(Model model) {
        model.addAttribute("pages", keys());
        return "guide/index";
    }

    @GetMapping("/guide/{key}")
    String page(@PathVariable String key, Locale reader, Model model) {
        GuidePage page = GuidePage.of(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("pages", keys());
        model.addAttribute("present", key);
        model.addAttribute("text", text.html(page, reader));
        return "guide/page";
    }

    private static List<String> keys() {
        return Arrays.stream(GuidePage.values()).map(GuidePage::key).toList();
    }
}
