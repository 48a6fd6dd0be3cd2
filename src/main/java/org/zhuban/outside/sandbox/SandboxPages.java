package org.zhuban.outside.sandbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.reference.CodeTables;

/** What the sandboxes show to people who try the demo, and to their scripts. */
@Controller
@Profile({"demo", "test"})
class SandboxPages {

    private static final int SHOWN = 100;

    private final SandboxLines lines;
    private final SandboxSmsInbox inbox;
    private final SandboxEnterprises enterprises;
    private final SandboxContracts contracts;
    private final SandboxMarket market;
    private final CodeTables codes;

    SandboxPages(
            SandboxLines lines,
            SandboxSmsInbox inbox,
            SandboxEnterprises enterprises,
            SandboxContracts contracts,
            SandboxMarket market,
            CodeTables codes) {
        this.lines = lines;
        this.inbox = inbox;
        this.enterprises = enterprises;
        this.contracts = contracts;
        this.market = market;
        this.codes = codes;
    }

    @GetMapping("/sandbox")
    String index(Model model, CsrfToken token) {
        // Rendered late in the page; its cookie has to go out before.
        model.addAttribute("csrfToken", token.getToken());
        model.addAttribute("lines", Line.values());
        model.addAttribute("systems", lines.all());
        return "outside/sandbox";
    }

    @PostMapping("/sandbox/lines")
    String change(@RequestParam SandboxLines.System system, @RequestParam Line line) {
        lines.set(system, line);
        return "redirect:/sandbox";
    }

    /** API.md, Demo: JSON, unless the caller names HTML as a browser does; a bare wildcard is a script. */
    @GetMapping("/sandbox/sms")
    Object messages(
            @RequestParam(defaultValue = "") String to,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @RequestHeader(name = "X-Part", required = false) @Nullable String part,
            Model model) {
        if (!accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(inbox.list(to.strip(), SandboxSmsInbox.KEPT));
        }
        model.addAttribute("to", to.strip());
        model.addAttribute("messages", inbox.list(to.strip(), SHOWN));
        return part == null ? "outside/sandbox-sms" : "outside/sandbox-sms :: list";
    }

    /** The newest that fit; of every labour enterprise, while the dialog of an enterprise offers its own only. */
    @GetMapping("/sandbox/contracts")
    String contracts(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q.strip());
        model.addAttribute("contracts", contracts.search("", q, "", SHOWN));
        return "outside/sandbox-contracts";
    }

    @GetMapping("/sandbox/face")
    String face() {
        return "outside/sandbox-face";
    }

    /** Every enterprise of the market platform, with what it is good for. */
    @GetMapping("/sandbox/market")
    String market(Model model) {
        model.addAttribute("units", market.all());
        model.addAttribute("names", codes);
        return "outside/sandbox-market";
    }

    @GetMapping("/sandbox/registry")
    String registry(@RequestParam(defaultValue = "") String q, Model model) {
        var wanted = q.strip().toUpperCase(Locale.ROOT);
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "units",
                enterprises.all().stream()
                        .filter(unit -> unit.name().contains(wanted)
                                || unit.creditCode().contains(wanted)
                                || unit.regionCode().startsWith(wanted))
                        .toList());
        return "outside/sandbox-registry";
    }
}
