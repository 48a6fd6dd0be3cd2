package org.zhuban.certificate.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.certificate.FilingSigning;
import org.zhuban.common.web.Given;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingSignature;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;

/** {@code /api/v1/filings/{id}/signature}: the applicant's enterprise signs 电子签名 what it submitted. */
@RestController
@RequestMapping("/api/v1/filings/{id}/signature")
@Tag(name = "filing-signature", description = "Signing one's submitted filing with a CA certificate")
class FilingSignatureController {

    private final FilingSigning signing;
    private final LoggedIn loggedIn;

    FilingSignatureController(FilingSigning signing, LoggedIn loggedIn) {
        this.signing = signing;
        this.loggedIn = loggedIn;
    }

    /** @param text to be signed, as UTF-8: filing number, revision and its digest; null before the first submission */
    record View(@Nullable String text, List<FilingSignature> signatures) {}

    /** @param certificate PEM or Base64 @param fingerprint in its place: SHA-256 of one that is bound, hex @param signature Base64 */
    record Signature(@Nullable String certificate, @Nullable String fingerprint, @Nullable String signature) {}

    @Operation(summary = "What the vendor's program is to sign, and the signatures there are")
    @GetMapping
    View get(@PathVariable UUID id) {
        FilingSigning.Signing found = signing.of(Applicant.of(loggedIn.require()), id);
        return new View(found.text(), found.signatures());
    }

    @Operation(summary = "The signature of the last submission; one a submission, verified at receipt")
    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    FilingSignature sign(@PathVariable UUID id, @RequestBody Signature given) {
        Applicant applicant = Applicant.of(loggedIn.require());
        signing.of(applicant, id);
        String certificate = given.certificate() == null ? given.fingerprint() : given.certificate();
        return signing.sign(
                applicant, id, Given.text(certificate, "certificate"), Given.text(given.signature(), "signature"));
    }
}
