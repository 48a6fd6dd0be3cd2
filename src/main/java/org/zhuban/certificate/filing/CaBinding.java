package org.zhuban.certificate.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.certificate.Binding;
import org.zhuban.certificate.Bindings;
import org.zhuban.certificate.CertificateChecks;
import org.zhuban.certificate.Check;
import org.zhuban.certificate.EnterpriseCertificate;
import org.zhuban.certificate.Examination;
import org.zhuban.certificate.Presented;
import org.zhuban.certificate.Refusal;
import org.zhuban.common.FieldError;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;

/** CA证书绑定 {@code ca-binding} (XJ 2.1): the certificate logs the enterprise in from approval on; a renewed one takes the place of the former. */
@Component
class CaBinding implements FilingType {

    private static final String PEM = "certificatePem";

    private final EnterpriseFacts enterprises;
    private final CertificateChecks checks;
    private final Presented presented;
    private final Bindings bindings;
    private final Clock clock;

    CaBinding(
            EnterpriseFacts enterprises,
            CertificateChecks checks,
            Presented presented,
            Bindings bindings,
            Clock clock) {
        this.enterprises = enterprises;
        this.checks = checks;
        this.presented = presented;
        this.bindings = bindings;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "ca-binding";
    }

    /** One open filing a certificate. */
    @Override
    public @Nullable String subject(Map<String, Object> data) {
        return certificate(data).map(EnterpriseCertificate::fingerprint).orElse(null);
    }

    /** The enterprise, which staff look for, and which of its certificates. */
    @Override
    public @Nullable String title(Map<String, Object> data) {
        Optional<String> enterprise = enterprises.name(new Answers(data).text("creditCode"));
        return certificate(data)
                .map(EnterpriseCertificate::serial)
                .map(serial -> enterprise.map(name -> name + " · " + serial).orElse(serial))
                .or(() -> enterprise)
                .orElse(null);
    }

    @Override
    public @Nullable String contactMobile(Map<String, Object> data) {
        return new Answers(data).text("contactPhone");
    }

    /** The certificate given or else presented last; that of a former filing is no answer to this one. */
    @Override
    public List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        Optional<Enterprise> enterprise = enterprises.of(applicant.organisation());
        Optional<EnterpriseCertificate> shown = new Answers(data).text(PEM) == null
                ? enterprise.flatMap(one -> presented.of(one.creditCode()))
                : certificate(data);
        Map<String, Object> values = new LinkedHashMap<>();
        Stream.of(PEM, "replacesSerial").forEach(key -> values.put(key, ""));
        shown.ifPresent(one -> {
            values.putAll(facts(one));
            values.put(PEM, Objects.requireNonNullElse(new Answers(data).text(PEM), one.pem()));
        });
        if (new Answers(data).text("replacesSerial") != null) {
            values.remove("replacesSerial");
        }
        return Stream.of(
                        enterprise.map(enterprises::prefill),
                        Optional.of(
                                new Prefill(values, "source.ca-certificate", clock.instant(), Prefill.Rank.REGISTER)))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<Suggestion> suggest(String field, Map<String, Object> data) {
        if (!field.equals(PEM) || new Answers(data).text(PEM) == null) {
            return Optional.empty();
        }
        Optional<EnterpriseCertificate> read = certificate(data);
        if (read.isEmpty()) {
            return Optional.of(new Suggestion("certificate.unreadable", List.of(), null));
        }
        Map<String, Object> facts = facts(read.get());
        return facts.equals(only(data, facts.keySet()))
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        "certificate.read",
                        List.of(read.get().subject()),
                        new Prefill(facts, "source.ca-certificate", clock.instant())));
    }

    private static Map<String, Object> only(Map<String, Object> data, Set<String> keys) {
        Map<String, Object> only = new LinkedHashMap<>(data);
        only.keySet().retainAll(keys);
        return only;
    }

    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return certificate(data).map(this::facts).orElse(Map.of());
    }

    /** What the form shows of it. */
    private Map<String, Object> facts(EnterpriseCertificate certificate) {
        return Map.of(
                "certificateSubject",
                certificate.subject(),
                "certificateIssuer",
                certificate.issuer(),
                "certificateSerial",
                certificate.serial(),
                "certificateAlgorithm",
                certificate.algorithm().name(),
                "certificateFrom",
                day(certificate.validFrom()).toString(),
                "certificateUntil",
                day(certificate.validUntil()).toString(),
                "certificateFingerprint",
                certificate.fingerprint());
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }

    /** Fetches the revocation lists before the transaction begins. */
    @Override
    public void consult(Map<String, Object> data) {
        checks.examine(certificate(data), List.of());
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Enterprise enterprise = enterprises.filing(filing);
        List<FieldError> errors = new ArrayList<>(enterprises.ownCode(filing, answers.text("creditCode")));
        String text = answers.text(PEM);
        if (text == null) {
            return errors;
        }
        if (text.contains("PRIVATE KEY")) {
            errors.add(new FieldError("/" + PEM, "certificate.private-key"));
            return errors;
        }
        Optional<EnterpriseCertificate> read = certificate(data);
        if (read.isEmpty()) {
            errors.add(new FieldError("/" + PEM, "certificate.unreadable"));
            return errors;
        }
        EnterpriseCertificate certificate = read.get();
        Optional<String> code = checks.creditCode(certificate);
        if (code.isEmpty()) {
            errors.add(new FieldError("/" + PEM, "certificate.no-code"));
        } else if (!code.get().equals(enterprise.creditCode())) {
            errors.add(new FieldError("/" + PEM, "certificate.not-own", code.get()));
        }
        if (bindings.known(certificate.fingerprint())) {
            errors.add(new FieldError("/" + PEM, "certificate.bound-already"));
        }
        Map<String, Object> facts = facts(certificate);
        if (!only(data, facts.keySet()).equals(facts)) {
            errors.add(new FieldError("/" + PEM, "certificate.fields-differ"));
        }
        String replaces = answers.text("replacesSerial");
        if (replaces != null && replaced(enterprise, replaces).isEmpty()) {
            errors.add(new FieldError("/replacesSerial", "certificate.replaces-unknown"));
        }
        return errors;
    }

    private Optional<Binding> replaced(Enterprise enterprise, String serial) {
        return bindings.active(enterprise.id()).stream()
                .filter(binding -> binding.serial().equalsIgnoreCase(serial.strip()))
                .findFirst();
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        EnterpriseCertificate certificate = certificate(data).orElseThrow();
        Examination examination = checks.examine(Optional.of(certificate), List.of());
        Map<Check, Refusal> refusals = examination.refusals();
        LocalDate today = LocalDate.now(clock);
        String own = enterprises.filing(filing).creditCode();
        Refusal chain = refusals.get(Check.CHAIN);
        Refusal revocation = refusals.get(Check.REVOCATION);
        return Map.of(
                "trust",
                chain == null ? "TRUSTED" : chain.name(),
                "daysLeft",
                ChronoUnit.DAYS.between(today, day(certificate.validUntil())),
                "begun",
                refusals.get(Check.VALIDITY) != Refusal.NOT_YET_VALID,
                "usage",
                !refusals.containsKey(Check.USAGE),
                "revocation",
                chain != null ? "OPEN" : revocation == null ? "GOOD" : revocation.name(),
                "creditCode",
                checks.creditCode(certificate)
                        .map(code -> code.equals(own) ? "OWN" : "OTHER")
                        .orElse("NONE"),
                "bound",
                bindings.known(certificate.fingerprint()) ? "BOUND" : "FREE");
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Enterprise enterprise = enterprises.filing(filing);
        String serial = new Answers(data).text("replacesSerial");
        Optional<Binding> former = serial == null ? Optional.empty() : replaced(enterprise, serial);
        bindings.bind(
                Objects.requireNonNull(enterprise.id()),
                certificate(data).orElseThrow(),
                filing.id(),
                former.map(Binding::fingerprint).orElse(null));
    }

    private static Optional<EnterpriseCertificate> certificate(Map<String, Object> data) {
        return Optional.ofNullable(new Answers(data).text(PEM)).flatMap(EnterpriseCertificate::read);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of(PEM, "certificateSerial", "creditCode", "contactName", "contactPhone", "replacesSerial");
    }
}
