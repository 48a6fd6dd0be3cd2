package org.zhuban.filing;

import org.zhuban.identity.CurrentAccount;

/** Who beyond the applicant may read a filing; the review module says it for reviewers. */
@FunctionalInterface
public interface FilingAccess {

    boolean mayRead(CurrentAccount account, Filing filing);
}
