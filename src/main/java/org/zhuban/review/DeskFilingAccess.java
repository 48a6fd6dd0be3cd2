package org.zhuban.review;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingAccess;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/** Reviewers and supervisors read what was submitted to their desks, decided or not; a draft is its applicant's alone. */
@Component
class DeskFilingAccess implements FilingAccess {

    @Override
    public boolean mayRead(CurrentAccount account, Filing filing) {
        boolean reviewing = account.grants().stream()
                .anyMatch(grant -> Set.of(Role.REVIEWER, Role.SUPERVISOR).contains(grant.role()));
        return reviewing
                && filing.submittedAt() != null
                && DeskScopes.seenBy(account).cover(DeskScopes.AUTHORITY, filing.programme(), filing.region());
    }
}
