package org.zhuban.person;

import org.springframework.stereotype.Component;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingAccess;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/** A person reads what was submitted for him to decide, decided or not. */
@Component
class PersonFilingAccess implements FilingAccess {

    @Override
    public boolean mayRead(CurrentAccount account, Filing filing) {
        return filing.submittedAt() != null
                && account.has(Role.PERSON)
                && account.id().equals(filing.decider());
    }
}
