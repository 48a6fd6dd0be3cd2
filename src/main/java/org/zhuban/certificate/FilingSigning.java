package org.zhuban.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingRecords;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingSignature;
import org.zhuban.filing.FilingState;

/**
 * Signing a submission with the enterprise's certificate 使用CA证书签名. The vendor's program signs a text that names filing, revision and the
 * revision's digest; whoever changes an answer or a file afterwards has another digest.
 */
@Service
public class FilingSigning {

    /** What a program signs for a filing begins with this, so that it never signs a login. */
    public static final String TEXT = "zhuban-filing:";

    private static final Set<FilingState> SIGNABLE = EnumSet.of(FilingState.IN_REVIEW, FilingState.APPROVED);
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");

    private final FilingService filings;
    private final FilingRecords records;
    private final SignedFilings signatures;
    private final SignedData signed;
    private final Bindings bindings;
    private final Audit audit;
    private final Clock clock;

    FilingSigning(
            FilingService filings,
            FilingRecords records,
            SignedFilings signatures,
            SignedData signed,
            Bindings bindings,
            Audit audit,
            Clock clock) {
        this.filings = filings;
        this.records = records;
        this.signatures = signatures;
        this.signed = signed;
        this.bindings = bindings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is signed of a filing.
     *
     * @param text to be signed, as UTF-8; null before the first submission
     */
    public record Signing(@Nullable String text, List<FilingSignature> signatures) {}

    /** @throws NotFoundException for a foreign filing */
    public Signing of(Applicant applicant, UUID id) {
        Filing filing = filings.own(applicant, id).filing();
        return new Signing(text(filing).orElse(null), signatures.of(id));
    }

    private Optional<String> text(Filing filing) {
        return records.digest(filing).map(digest -> SignedFilings.text(filing.number(), filing.revision(), digest));
    }

    /** May this applicant sign it now: in review or approved, not signed, and his enterprise has a certificate in use? */
    public boolean offered(Applicant applicant, FilingDetails details) {
        return details.signature() == null && signable(applicant, details.filing()) && offered(applicant);
    }

    /** May he sign what he submits: has his enterprise a certificate in use? */
    public boolean offered(Applicant applicant) {
        UUID enterprise = applicant.organisation();
        return enterprise != null && !bindings.active(enterprise).isEmpty();
    }

    private static boolean signable(Applicant applicant, Filing filing) {
        return SIGNABLE.contains(filing.state())
                && applicant.organisation() != null
                && applicant.organisation().equals(filing.organisation());
    }

    /** Is it one of the applicant's enterprise in use? @param certificate PEM or Base64 */
    public boolean mine(Applicant applicant, String certificate) {
        UUID enterprise = applicant.organisation();
        return enterprise != null
                && EnterpriseCertificate.read(certificate)
                        .map(EnterpriseCertificate::fingerprint)
                        .filter(fingerprint -> bindings.active(enterprise).stream()
                                .anyMatch(binding -> binding.fingerprint().equals(fingerprint)))
                        .isPresent();
    }

    /**
     * Keeps the signature of the last submission, if it is good: the same rules as for a login by signature.
     *
     * @param certificate   PEM, Base64, or the SHA-256 of one that is bound, hex
     * @param signature     of {@link Signing#text}, Base64
     * @throws NotFoundException     for a foreign filing
     * @throws ConflictException     {@code certificate.sign.already}, {@code certificate.sign.not-now}
     * @throws InvalidInputException for a certificate or a signature that is refused
     */
    public FilingSignature sign(Applicant applicant, UUID id, String certificate, String signature) {
        FilingDetails details = filings.own(applicant, id);
        Filing filing = details.filing();
        if (details.signature() != null) {
            throw new ConflictException("certificate.sign.already");
        }
        if (!signable(applicant, filing)) {
            throw new ConflictException("certificate.sign.not-now");
        }
        String text = text(filing).orElseThrow();
        Examination examination = signed.examined(
                text.getBytes(StandardCharsets.UTF_8),
                FINGERPRINT.matcher(certificate.strip()).matches() ? bound(certificate.strip()) : certificate,
                signature);
        Binding binding = examination.binding();
        if (examination.refusal().isPresent()) {
            throw refused(filing, examination, code(examination.refusal().get()));
        }
        if (binding == null || !binding.enterprise().equals(filing.organisation())) {
            throw refused(filing, examination, "certificate.sign.other-enterprise");
        }
        return signatures.add(
                filing,
                binding,
                text,
                SignedData.decoded(signature),
                new SignedFilings.Signed(String.valueOf(applicant.account()), clock.instant()));
    }

    private String bound(String fingerprint) {
        return bindings.certificate(fingerprint.toLowerCase(Locale.ROOT))
                .map(EnterpriseCertificate::pem)
                .orElseThrow(() -> new InvalidInputException(new FieldError("/fingerprint", "certificate.unknown")));
    }

    /** Login's sentences, but for those that speak of logging in. */
    private static String code(Refusal refusal) {
        return switch (refusal) {
            case WRONG_USAGE, CRL_UNREACHABLE, NOT_BOUND -> "certificate.sign.refusal." + refusal;
            default -> "certificate.refusal." + refusal;
        };
    }

    private InvalidInputException refused(Filing filing, Examination examination, String code) {
        EnterpriseCertificate certificate = examination.certificate();
        audit.denied(
                "filing-sign",
                "filing:" + filing.number(),
                Map.of("refusal", code, "fingerprint", certificate == null ? "" : certificate.fingerprint()));
        boolean signature =
                examination.refusal().filter(Refusal.SIGNATURE::equals).isPresent();
        return new InvalidInputException(new FieldError(signature ? "/signature" : "/certificate", code));
    }
}
