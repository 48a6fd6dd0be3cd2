package org.zhuban.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;

/** Looks at a certificate 检查证书: each check by itself, so that the holder learns everything at once. */
@Service
public class CertificateChecks {

    private final Trust trust;
    private final RevocationLists lists;
    private final Bindings bindings;
    private final Enterprises enterprises;
    private final List<String> places;
    private final Clock clock;

    CertificateChecks(
            Trust trust,
            RevocationLists lists,
            Bindings bindings,
            Enterprises enterprises,
            CertificateProperties properties,
            Clock clock) {
        this.trust = trust;
        this.lists = lists;
        this.bindings = bindings;
        this.enterprises = enterprises;
        this.places = properties.codeAttributes();
        this.clock = clock;
    }

    /** The credit code that stands in it; empty for none. */
    public Optional<String> creditCode(EnterpriseCertificate certificate) {
        return certificate.creditCode(places);
    }

    /**
     * What may be said of it to whoever holds it.
     *
     * @param certificate empty when none came
     * @param beside      what came along with it, from the connector
     */
    @Transactional(readOnly = true)
    public Examination examine(Optional<EnterpriseCertificate> certificate, Collection<X509Certificate> beside) {
        return certificate.map(one -> examined(one, beside)).orElseGet(() -> Examination.nothing(Refusal.NONE));
    }

    /** As {@link #examine}, of what cannot be read. */
    public Examination unreadable() {
        return Examination.nothing(Refusal.UNREADABLE);
    }

    private Examination examined(EnterpriseCertificate certificate, Collection<X509Certificate> beside) {
        Map<Check, Refusal> refusals = new EnumMap<>(Check.class);
        X509Certificate x509 = certificate.x509();
        Instant now = clock.instant();
        put(refusals, validity(certificate, now));
        // an expired one may still come from the right authority
        Instant at = now.isAfter(certificate.validUntil())
                ? certificate.validUntil()
                : now.isBefore(certificate.validFrom()) ? certificate.validFrom() : now;
        Optional<List<X509Certificate>> chain = trust.chain(x509, beside, at);
        if (chain.isEmpty()) {
            put(refusals, certificate.selfIssued() ? Refusal.SELF_SIGNED : Refusal.WRONG_CA);
        } else {
            put(
                    refusals,
                    switch (lists.of(chain.get())) {
                        case GOOD -> null;
                        case REVOKED -> Refusal.REVOKED;
                        case UNREACHABLE -> Refusal.CRL_UNREACHABLE;
                    });
        }
        put(refusals, signsForClients(x509) ? null : Refusal.WRONG_USAGE);
        Optional<String> code = creditCode(certificate);
        Optional<Enterprise> enterprise =
                code.flatMap(one -> enterprises.findByCreditCodeAndState(one, Enterprise.State.ACTIVE));
        Optional<Binding> binding = bindings.of(certificate.fingerprint());
        if (code.isEmpty() || enterprise.isEmpty()) {
            put(refusals, code.isEmpty() ? Refusal.NO_CODE : Refusal.NO_ENTERPRISE);
        } else if (binding.isPresent()
                && !binding.get().enterprise().equals(enterprise.get().id())) {
            put(refusals, Refusal.OTHER_ENTERPRISE);
        } else {
            put(refusals, bound(binding));
        }
        return new Examination(certificate, code.orElse(null), enterprise.orElse(null), binding.orElse(null), refusals);
    }

    private static void put(Map<Check, Refusal> refusals, @Nullable Refusal refusal) {
        if (refusal != null) {
            refusals.put(refusal.check(), refusal);
        }
    }

    private static @Nullable Refusal validity(EnterpriseCertificate certificate, Instant now) {
        if (now.isBefore(certificate.validFrom())) {
            return Refusal.NOT_YET_VALID;
        }
        return now.isAfter(certificate.validUntil()) ? Refusal.EXPIRED : null;
    }

    /** Key usage must say digitalSignature; an extended one, if there is any, clientAuth. */
    private static boolean signsForClients(X509Certificate x509) {
        boolean[] usage = x509.getKeyUsage();
        if (usage == null || !usage[0]) {
            return false;
        }
        try {
            List<String> extended = x509.getExtendedKeyUsage();
            return extended == null
                    || extended.contains(KeyPurposeId.id_kp_clientAuth.getId())
                    || extended.contains(KeyPurposeId.anyExtendedKeyUsage.getId());
        } catch (CertificateParsingException strange) {
            return false;
        }
    }

    private static @Nullable Refusal bound(Optional<Binding> binding) {
        if (binding.isEmpty()) {
            return Refusal.NOT_BOUND;
        }
        return switch (binding.get().state()) {
            case ACTIVE -> null;
            case LOST -> Refusal.LOST;
            case REVOKED -> Refusal.WITHDRAWN;
            case REPLACED -> Refusal.REPLACED;
        };
    }
}
