package org.zhuban.certificate;

/** Why a certificate does not log in; messages {@code certificate.refusal.<name>} and, what to do, {@code ….todo}. */
public enum Refusal {
    NONE(Check.PRESENTED),
    UNREADABLE(Check.PRESENTED),
    SIGNATURE(Check.PRESENTED),
    EXPIRED(Check.VALIDITY),
    NOT_YET_VALID(Check.VALIDITY),
    SELF_SIGNED(Check.CHAIN),
    WRONG_CA(Check.CHAIN),
    WRONG_USAGE(Check.USAGE),
    REVOKED(Check.REVOCATION),
    CRL_UNREACHABLE(Check.REVOCATION),
    NO_CODE(Check.ENTERPRISE),
    NO_ENTERPRISE(Check.ENTERPRISE),
    OTHER_ENTERPRISE(Check.ENTERPRISE),
    NOT_BOUND(Check.BINDING),
    LOST(Check.BINDING),
    WITHDRAWN(Check.BINDING),
    REPLACED(Check.BINDING);

    private final Check check;

    Refusal(Check check) {
        this.check = check;
    }

    public Check check() {
        return check;
    }
}
