package org.zhuban.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.zhuban.common.CreditCode;

/** A certificate that somebody holds, read by one reader whatever its algorithm. */
public final class EnterpriseCertificate {

    /** Whose signatures it proves. */
    public enum Algorithm {
        RSA,
        ECDSA,
        SM2,
        OTHER
    }

    static final Provider PROVIDER = new BouncyCastleProvider();

    /** Of a certificate with its text; a chain of them is refused as too large. */
    private static final int MOST_BYTES = 16_384;

    private static final Pattern CODE = Pattern.compile("(?<![0-9A-Z])[0-9A-HJ-NP-RTUWXY]{18}(?![0-9A-Z])");
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END (?:X509 |TRUSTED )?CERTIFICATE-----");

    private final X509Certificate x509;

    private EnterpriseCertificate(X509Certificate x509) {
        this.x509 = x509;
    }

    /** PEM, Base64 alone, or DER; empty for what is none of them. */
    public static Optional<EnterpriseCertificate> read(byte[] given) {
        if (given.length == 0 || given.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EnterpriseCertificate(x509(given[0] == 0x30 ? given : decoded(given))));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException none) {
            return Optional.empty();
        }
    }

    public static Optional<EnterpriseCertificate> read(String given) {
        return read(given.strip().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] decoded(byte[] given) {
        String text = new String(given, StandardCharsets.ISO_8859_1);
        Matcher pem = PEM.matcher(text);
        return Base64.getMimeDecoder().decode(pem.find() ? pem.group(1) : text);
    }

    /** Of another reader. */
    static X509Certificate x509(byte[] der) throws GeneralSecurityException {
        X509Certificate read = (X509Certificate)
                CertificateFactory.getInstance("X.509", PROVIDER).generateCertificate(new ByteArrayInputStream(der));
        if (read == null) {
            throw new GeneralSecurityException("no certificate");
        }
        return read;
    }

    public X509Certificate x509() {
        return x509;
    }

    public byte[] encoded() {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded())
                + "\n-----END CERTIFICATE-----";
    }

    /** SHA-256 of the whole, hex in lower case. */
    public String fingerprint() {
        return DigestUtils.sha256Hex(encoded());
    }

    public String subject() {
        return X500Name.getInstance(x509.getSubjectX500Principal().getEncoded()).toString();
    }

    public String issuer() {
        return X500Name.getInstance(x509.getIssuerX500Principal().getEncoded()).toString();
    }

    /** Hex in upper case. */
    public String serial() {
        BigInteger serial = x509.getSerialNumber();
        return serial.toString(16).toUpperCase(Locale.ROOT);
    }

    public Instant validFrom() {
        return x509.getNotBefore().toInstant();
    }

    public Instant validUntil() {
        return x509.getNotAfter().toInstant();
    }

    public boolean selfIssued() {
        return x509.getSubjectX500Principal().equals(x509.getIssuerX500Principal());
    }

    public Algorithm algorithm() {
        var key = SubjectPublicKeyInfo.getInstance(x509.getPublicKey().getEncoded())
                .getAlgorithm();
        String name = x509.getPublicKey().getAlgorithm();
        if (name.startsWith("EC")) {
            return GMObjectIdentifiers.sm2p256v1.equals(key.getParameters()) ? Algorithm.SM2 : Algorithm.ECDSA;
        }
        return name.equals("RSA") ? Algorithm.RSA : Algorithm.OTHER;
    }

    /**
     * The credit code 统一社会信用代码 in the subject; empty for none, and for several.
     *
     * @param places object identifiers of attributes or extensions
     */
    public Optional<String> creditCode(List<String> places) {
        Set<String> found = new LinkedHashSet<>();
        for (String place : places) {
            var oid = new ASN1ObjectIdentifier(place);
            for (String value : values(oid)) {
                Matcher code = CODE.matcher(value.toUpperCase(Locale.ROOT));
                while (code.find()) {
                    if (CreditCode.fault(code.group()) == null) {
                        found.add(code.group());
                    }
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private List<String> values(ASN1ObjectIdentifier oid) {
        List<String> values = new ArrayList<>();
        Arrays.stream(X500Name.getInstance(x509.getSubjectX500Principal().getEncoded())
                        .getRDNs(oid))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(oid))
                .map(attribute -> text(attribute.getValue()))
                .forEach(values::add);
        byte[] extension = x509.getExtensionValue(oid.getId());
        if (extension != null) {
            values.add(extension(extension));
        }
        return values;
    }

    private static String extension(byte[] octets) {
        try {
            byte[] inner = ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(octets))
                    .getOctets();
            return text(ASN1Primitive.fromByteArray(inner));
        } catch (IOException | IllegalArgumentException strange) {
            return "";
        }
    }

    private static String text(ASN1Encodable value) {
        return value.toASN1Primitive() instanceof ASN1String string ? string.getString() : "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnterpriseCertificate that && x509.equals(that.x509);
    }

    @Override
    public int hashCode() {
        return x509.hashCode();
    }
}
