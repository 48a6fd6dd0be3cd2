package org.zhuban.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests, whose holders may have every fault. */
public final class TestAuthority {

    private static final AtomicLong SERIAL = new AtomicLong(0x5000_0000L);

    /** Making an RSA key takes more than a second, so these go round; neighbours have different ones. */
    private static final int RSA_KEYS = 5;

    private static final List<KeyPair> HANDED = new ArrayList<>();

    private final String algorithm;
    private final KeyPair pair;
    private final X509Certificate certificate;
    private final Set<BigInteger> revoked = new LinkedHashSet<>();

    /** A key with its certificate. */
    public record Holder(PrivateKey key, EnterpriseCertificate certificate) {

        X509Certificate x509() {
            return certificate.x509();
        }

        /** As a browser imports it. */
        public byte[] pkcs12(String password) {
            var file = new ByteArrayOutputStream();
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("key", key, password.toCharArray(), new Certificate[] {x509()});
                store.store(file, password.toCharArray());
            } catch (GeneralSecurityException | IOException failed) {
                throw new IllegalStateException(failed);
            }
            return file.toByteArray();
        }
    }

    /** What a holder's certificate says; each test changes what it is about. */
    public record Wish(String kind, String code, Instant from, Instant until, int usage, KeyPurposeId purpose) {

        public static Wish of(String code, Instant now) {
            return new Wish(
                    "RSA",
                    code,
                    now.minus(Duration.ofDays(1)),
                    now.plus(Duration.ofDays(700)),
                    KeyUsage.digitalSignature,
                    KeyPurposeId.id_kp_clientAuth);
        }

        Wish kind(String other) {
            return new Wish(other, code, from, until, usage, purpose);
        }

        Wish valid(Instant since, Instant to) {
            return new Wish(kind, code, since, to, usage, purpose);
        }

        Wish usage(int other) {
            return new Wish(kind, code, from, until, other, purpose);
        }

        Wish purpose(KeyPurposeId other) {
            return new Wish(kind, code, from, until, usage, other);
        }
    }

    public TestAuthority(String kind, String name, Instant now) {
        algorithm = signature(kind);
        pair = pair(kind);
        X500Name own = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, name)
                .addRDN(BCStyle.CN, name)
                .build();
        certificate = made(
                own,
                own,
                pair,
                Wish.of("", now.minus(Duration.ofDays(1000)))
                        .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                        .purpose(null)
                        .valid(now.minus(Duration.ofDays(1000)), now.plus(Duration.ofDays(4000))),
                true,
                pair.getPrivate(),
                algorithm);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public Holder holder(Wish wish) {
        KeyPair own = handed(wish.kind());
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new Holder(
                own.getPrivate(),
                read(made(subject(wish.code()), issuer, own, wish, false, pair.getPrivate(), algorithm)));
    }

    public static Holder selfSigned(Wish wish) {
        KeyPair own = handed(wish.kind());
        X500Name name = subject(wish.code());
        return new Holder(
                own.getPrivate(), read(made(name, name, own, wish, false, own.getPrivate(), signature(wish.kind()))));
    }

    /** With a given key, for vectors. */
    static EnterpriseCertificate of(KeyPair own) {
        return of(own, "SM2");
    }

    static EnterpriseCertificate of(KeyPair own, String kind) {
        X500Name name = subject("91420000757013137P");
        return read(made(name, name, own, Wish.of("", Instant.now()), false, own.getPrivate(), signature(kind)));
    }

    void revoke(EnterpriseCertificate one) {
        revoked.add(one.x509().getSerialNumber());
    }

    public byte[] crl(Instant now) {
        try {
            var builder = new JcaX509v2CRLBuilder(certificate, Date.from(now.minusSeconds(60)));
            builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
            revoked.forEach(serial -> builder.addCRLEntry(serial, Date.from(now.minusSeconds(30)), 1));
            return builder.build(new JcaContentSignerBuilder(algorithm)
                            .setProvider(EnterpriseCertificate.PROVIDER)
                            .build(pair.getPrivate()))
                    .getEncoded();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static EnterpriseCertificate read(X509Certificate x509) {
        try {
            return EnterpriseCertificate.read(x509.getEncoded()).orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X500Name subject(String code) {
        var builder =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN").addRDN(BCStyle.O, "试验建设工程有限公司");
        if (!code.isEmpty()) {
            builder.addRDN(BCStyle.OU, "统一社会信用代码:" + code);
        }
        return builder.addRDN(BCStyle.CN, "试验建设工程有限公司").build();
    }

    private static X509Certificate made(
            X500Name subject,
            X500Name issuer,
            KeyPair own,
            Wish wish,
            boolean authority,
            PrivateKey signer,
            String algorithm) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(wish.from()),
                    Date.from(wish.until()),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()));
            if (wish.purpose() != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wish.purpose()));
            }
            return new JcaX509CertificateConverter()
                    .setProvider(EnterpriseCertificate.PROVIDER)
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm)
                            .setProvider(EnterpriseCertificate.PROVIDER)
                            .build(signer)));
        } catch (GeneralSecurityException | java.io.IOException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String signature(String kind) {
        return switch (kind) {
            case "RSA" -> "SHA256withRSA";
            case "SM2" -> "SM3withSM2";
            default -> "SHA256withECDSA";
        };
    }

    private static KeyPair handed(String kind) {
        if (!kind.equals("RSA")) {
            return pair(kind);
        }
        synchronized (HANDED) {
            KeyPair next = HANDED.size() < RSA_KEYS ? pair(kind) : HANDED.remove(0);
            HANDED.add(next);
            return next;
        }
    }

    static KeyPair pair(String kind) {
        try {
            var generator =
                    KeyPairGenerator.getInstance(kind.equals("RSA") ? "RSA" : "EC", EnterpriseCertificate.PROVIDER);
            if (kind.equals("RSA")) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec(kind.equals("SM2") ? "sm2p256v1" : "secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
