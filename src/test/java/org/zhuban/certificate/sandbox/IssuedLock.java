package org.zhuban.certificate.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.bouncycastle.operator.OperatorCreationException;
import org.zhuban.certificate.EnterpriseCertificate;

/**
 * A CA lock CA锁 that the demo's authority issues to whomever a test names.
 *
 * @param file PKCS#12 with {@link DemoAuthority#PASSWORD}
 */
public record IssuedLock(byte[] file, EnterpriseCertificate certificate) {

    public static IssuedLock of(DemoAuthority authority, String unit, String creditCode) {
        authority.make();
        try {
            Path file = Files.createTempFile("lock", ".p12");
            try {
                authority.leaf(file, DemoAuthority.name(unit, unit, creditCode), DemoAuthority.Kind.RSA, false);
                KeyStore store = KeyStore.getInstance(file.toFile(), DemoAuthority.PASSWORD.toCharArray());
                byte[] certificate = ((X509Certificate) store.getCertificate("key")).getEncoded();
                return new IssuedLock(
                        Files.readAllBytes(file),
                        EnterpriseCertificate.read(certificate).orElseThrow());
            } finally {
                Files.delete(file);
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As a .cer file. */
    public byte[] der() {
        return certificate.encoded();
    }
}
