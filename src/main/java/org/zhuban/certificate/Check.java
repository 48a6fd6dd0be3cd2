package org.zhuban.certificate;

/** What is asked of a certificate, in this order; messages {@code certificate.check.<name>}. */
public enum Check {
    PRESENTED,
    VALIDITY,
    CHAIN,
    USAGE,
    REVOCATION,
    ENTERPRISE,
    BINDING
}
