package org.zhuban.review;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingAccess;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/**
 * Reviewers, supervisors, process administrators and enterprises read what was submitted to their desks, decided or not; a draft is its applicant's alone. What an
 * enterprise decides, supervisors of the region read too.
 */
@Component
class DeskFilingAccess implements FilingAccess {

    @Override
    public boolean mayRead(CurrentAccount account, Filing filing) {
        return filing.submittedAt() != null && sees(account, filing.decider(), filing.programme(), filing.region());
    }

    /** What was submitted. */
    static boolean sees(CurrentAccount account, @Nullable UUID decider, Programme programme, String region) {
        if (!sits(account)) {
            return false;
        }
        DeskScopes desks = DeskScopes.seenBy(account);
        return desks.cover(decider, programme, region)
                || (account.has(Role.SUPERVISOR) && desks.cover(DeskScopes.AUTHORITY, programme, region));
    }

    private static boolean sits(CurrentAccount account) {
        return account.grants().stream().anyMatch(grant -> Set.of(Role.REVIEWER, Role.SUPERVISOR, Role.PROCESS_ADMIN)
                        .contains(grant.role()))
                || (account.has(Role.ENTERPRISE) && account.organisation() != null && account.project() == null);
    }
}
