package org.zhuban.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A login by a signed challenge 签名登录: SM2, RSA and ECDSA alike, from the program of the vendor of the CA lock. */
@Service
public class SignedLogin {

    private final CertificateChecks checks;

    SignedLogin(CertificateChecks checks) {
        this.checks = checks;
    }

    /**
     * Looks at the certificate as any other; the signature stands for the possession that TLS would prove.
     *
     * @param challenge   used up by the caller
     * @param certificate PEM or Base64
     * @param signature   Base64
     */
    @Transactional(readOnly = true)
    public Examination examined(String challenge, String certificate, String signature) {
        Optional<EnterpriseCertificate> read = EnterpriseCertificate.read(certificate);
        if (read.isEmpty()) {
            return certificate.isBlank() ? checks.examine(read, List.of()) : checks.unreadable();
        }
        Examination examination = checks.examine(read, List.of());
        byte[] data = (Tickets.LOGIN + challenge).getBytes(StandardCharsets.US_ASCII);
        return Signatures.good(read.get(), data, decoded(signature)) ? examination : examination.unsigned();
    }

    static byte[] decoded(String signature) {
        try {
            return Base64.getMimeDecoder().decode(signature);
        } catch (IllegalArgumentException strange) {
            return new byte[0];
        }
    }
}
