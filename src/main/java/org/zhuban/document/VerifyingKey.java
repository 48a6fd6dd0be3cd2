package org.zhuban.document;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A published key. Its algorithm is ES256, whatever a seal claims.
 *
 * @param id      first 8 bytes of SHA-256 over the curve's point x‖y
 * @param point   x‖y, 32 bytes each
 * @param signing signs today; else retired, and what it signed still verifies
 */
record VerifyingKey(byte[] id, byte[] point, boolean signing) {

    private static final int COORDINATE = 32;
    private static final String ALGORITHM = "ES256";

    static VerifyingKey of(ECPoint point, boolean signing) {
        byte[] joined = new byte[2 * COORDINATE];
        put(point.getAffineX(), joined, 0);
        put(point.getAffineY(), joined, COORDINATE);
        return new VerifyingKey(id(joined), joined, signing);
    }

    /** From a JSON Web Key (RFC 7517) as published. @throws UnreadableSealException if it is none of ours */
    static VerifyingKey of(Map<?, ?> jwk) {
        try {
            byte[] x = Base64.getUrlDecoder().decode(String.valueOf(jwk.get("x")));
            byte[] y = Base64.getUrlDecoder().decode(String.valueOf(jwk.get("y")));
            byte[] joined = Arrays.copyOf(x, x.length + y.length);
            System.arraycopy(y, 0, joined, x.length, y.length);
            byte[] id = id(joined);
            if (joined.length != 2 * COORDINATE
                    || !ALGORITHM.equals(jwk.get("alg"))
                    || !HexFormat.of().formatHex(id).equals(jwk.get("kid"))) {
                throw new UnreadableSealException();
            }
            return new VerifyingKey(id, joined, "signing".equals(jwk.get("status")));
        } catch (IllegalArgumentException broken) {
            throw new UnreadableSealException();
        }
    }

    Map<String, String> jwk() {
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        return Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "alg",
                ALGORITHM,
                "use",
                "sig",
                "kid",
                hexId(),
                "x",
                text.encodeToString(Arrays.copyOf(point, COORDINATE)),
                "y",
                text.encodeToString(Arrays.copyOfRange(point, COORDINATE, 2 * COORDINATE)),
                "status",
                signing ? "signing" : "retired");
    }

    String hexId() {
        return HexFormat.of().formatHex(id);
    }

    /** @param signature r‖s */
    boolean signed(byte[] content, byte[] signature) {
        try {
            Signature verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifying.initVerify(publicKey());
            verifying.update(content);
            return verifying.verify(signature);
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    private ECPublicKey publicKey() throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint at =
                new ECPoint(new BigInteger(1, point, 0, COORDINATE), new BigInteger(1, point, COORDINATE, COORDINATE));
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(at, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] id(byte[] point) {
        return Arrays.copyOf(DigestUtils.sha256(point), CoseSign1.KEY_ID);
    }

    private static void put(BigInteger coordinate, byte[] into, int offset) {
        byte[] bytes = coordinate.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE);
        int length = bytes.length - from;
        System.arraycopy(bytes, from, into, offset + COORDINATE - length, length);
    }
}
