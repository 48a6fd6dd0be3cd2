package org.zhuban.audit;

import java.util.Map;

/**
 * The audit log: who, when, from where, what, result, for every change, denial and read of sensitive data (SECURITY 23).
 * The actor and address are those of the present request or job.
 */
public interface Audit {

    /**
     * Writes in the caller's transaction: what is rolled back leaves no entry.
     *
     * @param action verb of the domain, kebab-case, e.g. {@code filing-submit}
     * @param object what it was done to, e.g. {@code filing:ZZ20261120320507000001}
     * @param detail more of it; never personal data in clear
     */
    void done(String action, String object, Map<String, ?> detail);

    /** A refusal or failure: written in a transaction of its own, so that it stays when the caller's is rolled back. */
    void denied(String action, String object, Map<String, ?> detail);
}
