package org.zhuban.certificate;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a vendor's program signed 签名数据: the certificate is looked at as any other, the signature stands for the possession that TLS would prove. */
@Component
class SignedData {

    private final CertificateChecks checks;

    SignedData(CertificateChecks checks) {
        this.checks = checks;
    }

    /** @param certificate PEM or Base64 @param signature Base64 */
    @Transactional(readOnly = true)
    public Examination examined(byte[] data, String certificate, String signature) {
        Optional<EnterpriseCertificate> read = EnterpriseCertificate.read(certificate);
        if (read.isEmpty()) {
            return certificate.isBlank() ? checks.examine(read, List.of()) : checks.unreadable();
        }
        Examination examination = checks.examine(read, List.of());
        return Signatures.good(read.get(), data, decoded(signature)) ? examination : examination.unsigned();
    }

    /** Empty for what is no Base64. */
    static byte[] decoded(String signature) {
        try {
            return Base64.getMimeDecoder().decode(signature);
        } catch (IllegalArgumentException strange) {
            return new byte[0];
        }
    }
}
