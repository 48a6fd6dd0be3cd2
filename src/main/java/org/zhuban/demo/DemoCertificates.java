package org.zhuban.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.zhuban.certificate.Bindings;
import org.zhuban.certificate.EnterpriseCertificate;
import org.zhuban.certificate.sandbox.DemoAuthority;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;

/** CA证书 of the out-of-region enterprise {@code outsider}: an RSA, an ECDSA and an SM2 one, bound, with files to download at {@code /sandbox/certificates}. */
@Component
@Profile("demo")
class DemoCertificates {

    private final DemoAuthority authority;
    private final Bindings bindings;
    private final Enterprises enterprises;

    DemoCertificates(DemoAuthority authority, Bindings bindings, Enterprises enterprises) {
        this.authority = authority;
        this.bindings = bindings;
        this.enterprises = enterprises;
    }

    void make() {
        DemoEnterprise outsider = DemoEnterprise.OUTSIDER;
        enterprises
                .findByCreditCodeAndState(outsider.creditCode, Enterprise.State.ACTIVE)
                .ifPresent(enterprise -> authority.issue(outsider.unit, outsider.creditCode).stream()
                        .flatMap(der -> EnterpriseCertificate.read(der).stream())
                        .filter(certificate -> !bindings.known(certificate.fingerprint()))
                        .forEach(certificate -> bindings.bind(enterprise.id(), certificate, null, null)));
    }
}
