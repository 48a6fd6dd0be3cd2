package org.zhuban.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTests {

    /** The example of GB/T 32918.5 annex A over the recommended curve: r and s both begin with a one bit. */
    private static final String R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";

    private static final String S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);

    private static KeyPair standard() throws Exception {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        var parameters =
                new ECNamedCurveParameterSpec("sm2p256v1", curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
        var secret = new BigInteger("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8", 16);
        var factory = KeyFactory.getInstance("EC", EnterpriseCertificate.PROVIDER);
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(curve.getG().multiply(secret), parameters)),
                factory.generatePrivate(new ECPrivateKeySpec(secret, parameters)));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // r and s side by side
                R + S,
                // with the mark of an uncompressed point before them
                "04" + R + S,
                // GM/T 0016: 64 bytes each
                "0000000000000000000000000000000000000000000000000000000000000000" + R
                        + "0000000000000000000000000000000000000000000000000000000000000000" + S,
                // DER as it should be
                "30 46 02 21 00" + R + "02 21 00" + S,
                // both negative: the leading zero was forgotten
                "30 44 02 20" + R + "02 20" + S,
                // one negative
                "30 45 02 21 00" + R + "02 20" + S,
                // padded too much
                "30 48 02 22 00 00" + R + "02 22 00 00" + S,
                // length in the long form
                "30 81 46 02 21 00" + R + "02 21 00" + S
            })
    void the_standards_own_signature_is_good_however_it_is_written(String written) throws Exception {
        EnterpriseCertificate holder = TestAuthority.of(standard());
        assertThat(holder.algorithm()).isEqualTo(EnterpriseCertificate.Algorithm.SM2);
        assertThat(Signatures.good(holder, MESSAGE, hex(written))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                R,
                // r and s changed places
                S + R,
                // something behind
                "30 46 02 21 00" + R + "02 21 00" + S + "00",
                "30 46 02 21 00" + R + "02 21 00",
                // zeros, and the order of the curve itself
                "0000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000",
                "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123" + S,
                "30 06 02 01 00 02 01 00",
                "30 80 02 20"
            })
    void anything_else_is_no_signature(String written) throws Exception {
        assertThat(Signatures.good(TestAuthority.of(standard()), MESSAGE, hex(written)))
                .isFalse();
    }

    @Test
    void it_is_good_for_what_was_signed_only_and_by_its_own_key_only() throws Exception {
        byte[] other = "message digesT".getBytes(StandardCharsets.US_ASCII);
        assertThat(Signatures.good(TestAuthority.of(standard()), other, hex(R + S)))
                .isFalse();
        EnterpriseCertificate stranger = TestAuthority.of(TestAuthority.pair("SM2"));
        assertThat(Signatures.good(stranger, MESSAGE, hex(R + S))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM3withSM2", "SHA256withECDSA"})
    void numbers_that_came_out_short_are_read_without_their_zeros(String algorithm) throws Exception {
        String kind = algorithm.endsWith("SM2") ? "SM2" : "ECDSA";
        KeyPair pair = TestAuthority.pair(kind);
        EnterpriseCertificate holder = TestAuthority.of(pair, kind);
        int tried = 0;
        for (int n = 0; n < 20_000 && tried < 3; n++) {
            Signature signer = Signature.getInstance(algorithm, EnterpriseCertificate.PROVIDER);
            signer.initSign(pair.getPrivate());
            signer.update(MESSAGE);
            var numbers = ASN1Sequence.getInstance(signer.sign());
            byte[] r = unsigned(numbers, 0);
            byte[] s = unsigned(numbers, 1);
            if (r.length + s.length < 64) {
                tried++;
                byte[] joined = Arrays.copyOf(r, r.length + s.length);
                System.arraycopy(s, 0, joined, r.length, s.length);
                assertThat(Signatures.good(holder, MESSAGE, joined)).isTrue();
            }
        }
        assertThat(tried).isEqualTo(3);
    }

    private static byte[] unsigned(ASN1Sequence numbers, int at) {
        return BigIntegers.asUnsignedByteArray(
                ASN1Integer.getInstance(numbers.getObjectAt(at)).getPositiveValue());
    }

    @Test
    void rsa_is_good_with_either_padding() throws Exception {
        KeyPair pair = TestAuthority.pair("RSA");
        EnterpriseCertificate holder = TestAuthority.of(pair, "RSA");
        for (String algorithm : new String[] {"SHA256withRSA", "SHA256withRSAandMGF1"}) {
            Signature signer = Signature.getInstance(algorithm, EnterpriseCertificate.PROVIDER);
            signer.initSign(pair.getPrivate());
            signer.update(MESSAGE);
            byte[] signature = signer.sign();
            assertThat(Signatures.good(holder, MESSAGE, signature))
                    .as(algorithm)
                    .isTrue();
            signature[20] ^= 1;
            assertThat(Signatures.good(holder, MESSAGE, signature))
                    .as(algorithm)
                    .isFalse();
        }
    }
}
