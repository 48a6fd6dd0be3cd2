package org.zhuban.enterprise;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;

/** The enterprise an account acts for, as the register has it; the contact's mobile is masked. */
@Service
public class OwnEnterprise {

    private final Enterprises enterprises;
    private final LoggedIn loggedIn;
    private final Sealer sealer;

    OwnEnterprise(Enterprises enterprises, LoggedIn loggedIn, Sealer sealer) {
        this.enterprises = enterprises;
        this.loggedIn = loggedIn;
        this.sealer = sealer;
    }

    /** @throws NotFoundException when the account acts for none */
    @Transactional(readOnly = true)
    public Shown get() {
        CurrentAccount account = loggedIn.require();
        if (account.organisation() == null) {
            throw new NotFoundException("enterprise.none");
        }
        Enterprise enterprise = enterprises
                .findById(account.organisation())
                .orElseThrow(() -> new NotFoundException("enterprise.none"));
        String mobile = sealer.open(
                enterprise.contactMobile(),
                "enterprise",
                "contact_mobile",
                enterprise.id().toString());
        return new Shown(enterprise, Masks.phone(mobile));
    }

    /** @param contactMobile masked */
    public record Shown(Enterprise enterprise, String contactMobile) {}
}
