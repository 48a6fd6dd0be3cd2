package org.zhuban.shell.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhuban.common.Programme;
import org.zhuban.common.PublicEntry;

/** The public home page: light, without a session. */
@Controller
class HomeController {

    private final List<PublicEntry> entries;

    HomeController(List<PublicEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(PublicEntry::order))
                .toList();
    }

    /** Vaadin's own requests come to the same address with {@code v-r}. */
    @GetMapping(path = "/", params = "!v-r")
    String home(Model model) {
        model.addAttribute("entries", entries);
        model.addAttribute("programmes", Programme.values());
        return "shell/home";
    }
}
