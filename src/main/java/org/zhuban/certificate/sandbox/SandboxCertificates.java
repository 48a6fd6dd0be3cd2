package org.zhuban.certificate.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sandbox/certificates}: the demo authority's files to download, and its revocation lists, which can be taken off the line. */
@Controller
@Profile({"demo", "test"})
class SandboxCertificates {

    private final DemoAuthority authority;
    private final AtomicBoolean listsOn = new AtomicBoolean(true);

    SandboxCertificates(DemoAuthority authority) {
        this.authority = authority;
    }

    @GetMapping("/sandbox/certificates")
    String page(Model model, CsrfToken token) {
        model.addAttribute("csrfToken", token.getToken());
        model.addAttribute(
                "kinds",
                Arrays.stream(DemoAuthority.Kind.values())
                        .filter(kind -> authority.file(kind.file()).isPresent())
                        .map(kind -> Map.of("name", kind.name(), "file", kind.file()))
                        .toList());
        model.addAttribute("password", DemoAuthority.PASSWORD);
        model.addAttribute("listsOn", listsOn.get());
        return "certificate/sandbox";
    }

    @PostMapping("/sandbox/certificates/lists")
    String lists(@RequestParam boolean on) {
        listsOn.set(on);
        return "redirect:/sandbox/certificates";
    }

    @GetMapping("/sandbox/certificates/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file) {
        return authority
                .file(file)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/sandbox/ca/{kind}.crl")
    ResponseEntity<byte[]> list(@PathVariable String kind) {
        var known = Arrays.stream(DemoAuthority.Kind.values())
                .filter(one -> one.root() == one && one.name().equals(kind.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (known.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return listsOn.get()
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("application/pkix-crl"))
                        .body(authority.crl(known.get()))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
}
