package org.zhuban.document;

/** What a document is worth now. The first that applies, in this order: revoked, superseded, expired, valid. */
public enum DocumentState {
    /** 有效. */
    VALID,
    /** 已变更: a later filing about the same was approved. */
    SUPERSEDED,
    /** 已过期: its last day of validity is over. */
    EXPIRED,
    /** 已撤销 by the authority. */
    REVOKED
}
