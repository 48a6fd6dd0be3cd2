package org.zhuban.document.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.web.Given;
import org.zhuban.document.SealAnswer;
import org.zhuban.document.Verification;
import org.zhuban.document.VerificationCode;
import org.zhuban.identity.PublicRates;

/** Verifying documents without login: their state by code, and the lists for whoever verifies without asking. */
@RestController
@RequestMapping("/api/v1/public")
class VerifyController {

    private static final int SEAL = 4_000;

    private final Verification verification;
    private final PublicRates rates;

    VerifyController(Verification verification, PublicRates rates) {
        this.verification = verification;
        this.rates = rates;
    }

    @GetMapping("/verify/{code}")
    ResponseEntity<Verification.Answer> verify(@PathVariable String code, HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(VerificationCode.read(code)
                        .flatMap(verification::ask)
                        .orElseThrow(() -> new NotFoundException("document.unknown")));
    }

    /** For a browser that cannot check signatures itself, as on a page without TLS. @param seal what stands behind # */
    record Sealed(@Nullable String seal) {}

    @PostMapping("/verify")
    ResponseEntity<SealAnswer> check(@RequestBody Sealed sealed, HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        String seal = Given.text(sealed.seal(), "seal");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(verification.check(seal.length() > SEAL ? "" : seal));
    }

    @GetMapping("/documents/keys")
    ResponseEntity<Map<String, String>> keys(HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(verification.keyList());
    }

    @GetMapping("/documents/revocations")
    ResponseEntity<Map<String, String>> revocations(HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(verification.revocationList());
    }
}
