package org.zhuban.certificate.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's own certificate authority 演示认证机构, made once in {@code zhuban.certificate.sandbox}: one key for RSA and ECDSA holders, one for SM2, the
 * connector's certificate, and the PKCS#12 files of an enterprise.
 */
@Component
@Profile({"demo", "test"})
public class DemoAuthority {

    /** Of every PKCS#12 here; printed at {@code /sandbox/certificates}. */
    public static final String PASSWORD = "demo2026";

    static final Provider PROVIDER = new BouncyCastleProvider();
    private static final Duration LEAF = Duration.ofDays(3 * 365);
    private static final Duration ROOT = Duration.ofDays(20 * 365);
    private static final String CURVE = "sm2p256v1";

    private final Path folder;
    private final Clock clock;

    DemoAuthority(@Value("${zhuban.certificate.sandbox:data/certificate}") String folder, Clock clock) {
        this.folder = Path.of(folder);
        this.clock = clock;
    }

    /** The kinds of keys a holder may have, and who signs for them. */
    enum Kind {
        RSA,
        ECDSA,
        SM2;

        Kind root() {
            return this == SM2 ? SM2 : RSA;
        }

        String file() {
            return "outsider-" + name().toLowerCase(Locale.ROOT) + ".p12";
        }
    }

    /** A key and its certificate. */
    record Holder(PrivateKey key, X509Certificate certificate) {}

    /** Makes what is missing. */
    public synchronized void make() {
        try {
            Files.createDirectories(folder.resolve("trust"));
            for (Kind root : List.of(Kind.RSA, Kind.SM2)) {
                if (!Files.exists(rootFile(root))) {
                    KeyPair pair = pair(root);
                    X500Name name = name("筑办演示认证机构 " + root, "筑办演示", null);
                    X509Certificate certificate =
                            certificate(name, name, pair, pair.getPrivate(), root, ROOT, true, false);
                    store(rootFile(root), pair.getPrivate(), List.of(certificate), root == Kind.SM2);
                    Files.writeString(folder.resolve("trust").resolve("ca-" + root + ".pem"), pem(certificate));
                }
            }
            if (!Files.exists(folder.resolve("server.p12"))) {
                leaf(folder.resolve("server.p12"), name("localhost", "筑办演示", null), Kind.RSA, true);
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("The demo's certificate authority could not be made in " + folder, failed);
        }
    }

    /** Certificates of an enterprise, one a kind, made once; DER. */
    public synchronized List<byte[]> issue(String unit, String creditCode) {
        make();
        return Arrays.stream(Kind.values())
                .map(kind -> {
                    try {
                        Path file = folder.resolve(kind.file());
                        if (!Files.exists(file)) {
                            leaf(file, name(unit, unit, creditCode), kind, false);
                        }
                        return holder(kind).orElseThrow().certificate().getEncoded();
                    } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
                        throw new IllegalStateException(failed);
                    }
                })
                .toList();
    }

    void leaf(Path file, X500Name name, Kind kind, boolean server)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Holder root = root(kind);
        KeyPair pair = pair(kind);
        X500Name issuer = X500Name.getInstance(
                root.certificate().getSubjectX500Principal().getEncoded());
        X509Certificate certificate = certificate(name, issuer, pair, root.key(), kind.root(), LEAF, false, server);
        // BouncyCastle's file would give the last of a chain for the key's own
        List<X509Certificate> chain =
                kind == Kind.SM2 ? List.of(certificate) : List.of(certificate, root.certificate());
        store(file, pair.getPrivate(), chain, kind == Kind.SM2);
    }

    Holder root(Kind kind) {
        return read(rootFile(kind.root()), kind.root() == Kind.SM2)
                .orElseThrow(() -> new IllegalStateException("no authority in " + folder));
    }

    /** Empty before the demo issued it. */
    Optional<Holder> holder(Kind kind) {
        return read(folder.resolve(kind.file()), kind == Kind.SM2);
    }

    /** What may be downloaded; empty for anything else. */
    Optional<byte[]> file(String name) {
        boolean root = name.matches("ca-(?:RSA|SM2)\\.pem");
        boolean offered = root
                || Arrays.stream(Kind.values()).anyMatch(kind -> kind.file().equals(name));
        try {
            Path file = (root ? folder.resolve("trust") : folder).resolve(offered ? name : "none");
            return offered && Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The revocation list as of now: nothing is revoked. */
    byte[] crl(Kind kind) {
        Holder root = root(kind);
        Instant now = clock.instant();
        try {
            var builder = new JcaX509v2CRLBuilder(root.certificate(), Date.from(now.minusSeconds(60)));
            builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
            return builder.build(signer(kind.root(), root.key())).getEncoded();
        } catch (IOException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private X509Certificate certificate(
            X500Name subject,
            X500Name issuer,
            KeyPair pair,
            PrivateKey signer,
            Kind signs,
            Duration valid,
            boolean authority,
            boolean server)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant from = clock.instant().minus(Duration.ofDays(1));
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()).setBit(119),
                Date.from(from),
                Date.from(from.plus(valid)),
                subject,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        authority
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        if (server) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        } else if (!authority) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        }
        return new JcaX509CertificateConverter()
                .setProvider(PROVIDER)
                .getCertificate(builder.build(signer(signs, signer)));
    }

    private static ContentSigner signer(Kind kind, PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(kind == Kind.SM2 ? "SM3withSM2" : "SHA256withRSA")
                .setProvider(PROVIDER)
                .build(key);
    }

    private static KeyPair pair(Kind kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind == Kind.RSA ? "RSA" : "EC", PROVIDER);
        if (kind == Kind.RSA) {
            generator.initialize(2048);
        } else {
            generator.initialize(new ECGenParameterSpec(kind == Kind.SM2 ? CURVE : "secp256r1"));
        }
        return generator.generateKeyPair();
    }

    static X500Name name(String common, String unit, @Nullable String creditCode) {
        var builder =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN").addRDN(BCStyle.O, unit);
        if (creditCode != null) {
            builder.addRDN(BCStyle.SERIALNUMBER, creditCode);
        }
        return builder.addRDN(BCStyle.CN, common).build();
    }

    private Path rootFile(Kind kind) {
        return folder.resolve("ca-" + kind + ".p12");
    }

    /** The JDK's files open in every browser; SM2 keys only BouncyCastle reads. */
    private static KeyStore keyStore(boolean sm2) throws GeneralSecurityException {
        return sm2 ? KeyStore.getInstance("PKCS12", PROVIDER) : KeyStore.getInstance("PKCS12");
    }

    private static void store(Path file, PrivateKey key, List<X509Certificate> chain, boolean sm2)
            throws GeneralSecurityException, IOException {
        KeyStore store = keyStore(sm2);
        store.load(null, null);
        store.setKeyEntry("key", key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static Optional<Holder> read(Path file, boolean sm2) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = keyStore(sm2);
            store.load(in, PASSWORD.toCharArray());
            return Optional.of(new Holder((PrivateKey) store.getKey("key", PASSWORD.toCharArray()), (X509Certificate)
                    store.getCertificate("key")));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(file + " is broken; delete the folder to begin anew", broken);
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
