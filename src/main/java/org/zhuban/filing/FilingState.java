package org.zhuban.filing;

/** States of a filing 办件 (SPEC 2). */
public enum FilingState {
    /** 草稿. */
    DRAFT,
    /** 审核中. */
    IN_REVIEW,
    /** 退回补正: the applicant corrects and resubmits. */
    RETURNED,
    /** 已撤回: taken back, editable again, can be resubmitted. */
    WITHDRAWN,
    /** 通过. */
    APPROVED,
    /** 不予通过. */
    REJECTED,
    /** 已放弃. */
    ABANDONED,
    /** 已变更. */
    SUPERSEDED,
    /** 已过期. */
    EXPIRED,
    /** 已撤销. */
    REVOKED;

    /** May the applicant change its data and attachments? */
    public boolean editable() {
        return this == DRAFT || this == RETURNED || this == WITHDRAWN;
    }
}
