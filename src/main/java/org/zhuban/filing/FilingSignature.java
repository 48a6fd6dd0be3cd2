package org.zhuban.filing;

import java.time.Instant;

/**
 * A submission's electronic signature 电子签名, made with a CA certificate of its enterprise and verified when it came.
 *
 * @param subject     of the certificate
 * @param serial      of the certificate, hex
 * @param algorithm   RSA, ECDSA or SM2
 * @param fingerprint of the certificate, SHA-256, hex
 */
public record FilingSignature(
        int revision, String subject, String serial, String algorithm, String fingerprint, Instant at) {}
