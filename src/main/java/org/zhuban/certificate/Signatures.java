package org.zhuban.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Signatures 电子签名 as vendors' programs give them: RSA with SHA-256 (PKCS#1 or PSS), ECDSA with SHA-256, SM2 with SM3. Those of curves come as DER
 * or as r and s side by side, some with r or s negative, unpadded or padded too much: they are read as positive numbers and written anew.
 */
final class Signatures {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    /** GM/T 0016: r and s in 64 bytes each, right-aligned. */
    private static final int SKF_BYTES = 64;

    private Signatures() {}

    /** Did the certificate's key sign this? */
    static boolean good(EnterpriseCertificate certificate, byte[] signed, byte[] signature) {
        PublicKey key = certificate.x509().getPublicKey();
        return switch (certificate.algorithm()) {
            case RSA -> verified("SHA256withRSA", key, signed, signature) || pss(key, signed, signature);
            case ECDSA -> curve("SHA256withECDSA", key, signed, signature);
            case SM2 -> curve("SM3withSM2", key, signed, signature);
            case OTHER -> false;
        };
    }

    private static boolean curve(String algorithm, PublicKey key, byte[] signed, byte[] signature) {
        BigInteger order = ((ECPublicKey) key).getParameters().getN();
        return pairs(signature, (order.bitLength() + 7) / 8).stream()
                .filter(pair -> pair.within(order))
                .anyMatch(pair -> verified(algorithm, key, signed, pair.der()));
    }

    private static boolean pss(PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSAandMGF1", EnterpriseCertificate.PROVIDER);
            verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException no) {
            return false;
        }
    }

    private static boolean verified(String algorithm, PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm, EnterpriseCertificate.PROVIDER);
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException no) {
            return false;
        }
    }

    /** The two numbers of a signature. */
    record Pair(BigInteger r, BigInteger s) {

        boolean within(BigInteger order) {
            return r.signum() > 0 && s.signum() > 0 && r.compareTo(order) < 0 && s.compareTo(order) < 0;
        }

        /** As the rules want it: positive, shortest. */
        byte[] der() {
            try {
                return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)})
                        .getEncoded(ASN1Encoding.DER);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** What the bytes may mean; the right one verifies. @param size bytes of a number of the curve */
    static List<Pair> pairs(byte[] signature, int size) {
        List<Pair> pairs = new ArrayList<>();
        Pair der = der(signature);
        if (der != null) {
            pairs.add(der);
        }
        int length = signature.length;
        if (length == 2 * SKF_BYTES && size < SKF_BYTES) {
            pairs.add(split(signature, SKF_BYTES));
        } else if (length == 2 * size + 1 && signature[0] == 0x04) {
            pairs.add(split(Arrays.copyOfRange(signature, 1, length), size));
        }
        // unpadded: where r ends is not said
        for (int first = size; first >= size - 2 && length <= 2 * size && length > 2 * size - 4; first--) {
            if (length - first <= size && first < length) {
                pairs.add(split(signature, first));
            }
        }
        return pairs;
    }

    private static Pair split(byte[] bytes, int first) {
        return new Pair(
                new BigInteger(1, Arrays.copyOf(bytes, first)),
                new BigInteger(1, Arrays.copyOfRange(bytes, first, bytes.length)));
    }

    /** SEQUENCE of two INTEGERs whose sign and padding are not believed; null for anything else, also with something after it. */
    private static @Nullable Pair der(byte[] bytes) {
        int at = 0;
        if (bytes.length < 8 || (bytes[at++] & 0xFF) != SEQUENCE) {
            return null;
        }
        int length = bytes[at++] & 0xFF;
        if (length == 0x81) {
            length = bytes[at++] & 0xFF;
        } else if (length > 0x80) {
            return null;
        }
        if (length != bytes.length - at) {
            return null;
        }
        var numbers = new ArrayList<BigInteger>();
        while (at + 2 <= bytes.length && numbers.size() < 2) {
            int tag = bytes[at] & 0xFF;
            int size = bytes[at + 1] & 0xFF;
            if (tag != INTEGER || size == 0 || size > 0x7F || at + 2 + size > bytes.length) {
                return null;
            }
            numbers.add(new BigInteger(1, Arrays.copyOfRange(bytes, at + 2, at + 2 + size)));
            at += 2 + size;
        }
        return numbers.size() == 2 && at == bytes.length ? new Pair(numbers.get(0), numbers.get(1)) : null;
    }
}
