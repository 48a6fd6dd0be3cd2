package org.zhuban.certificate;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Service;

/** A login by a signed challenge 签名登录: SM2, RSA and ECDSA alike, from the program of the vendor of the CA lock. */
@Service
public class SignedLogin {

    private final SignedData signed;

    SignedLogin(SignedData signed) {
        this.signed = signed;
    }

    /**
     * What came of it.
     *
     * @param challenge   used up by the caller
     * @param certificate PEM or Base64
     * @param signature   Base64
     */
    public Examination examined(String challenge, String certificate, String signature) {
        return signed.examined((Tickets.LOGIN + challenge).getBytes(StandardCharsets.US_ASCII), certificate, signature);
    }
}
