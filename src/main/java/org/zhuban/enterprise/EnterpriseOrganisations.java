package org.zhuban.enterprise;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhuban.filing.Organisations;
import org.zhuban.privacy.Sealer;

/** The enterprise that files, as the register has it. */
@Component
class EnterpriseOrganisations implements Organisations {

    private final Enterprises enterprises;
    private final Sealer sealer;

    EnterpriseOrganisations(Enterprises enterprises, Sealer sealer) {
        this.enterprises = enterprises;
        this.sealer = sealer;
    }

    @Override
    public Optional<Organisation> find(UUID id) {
        return enterprises
                .findById(id)
                .map(enterprise -> new Organisation(
                        enterprise.id(),
                        enterprise.name(),
                        enterprise.creditCode(),
                        enterprise.kind(),
                        enterprise.region(),
                        sealer.open(
                                enterprise.contactMobile(),
                                "enterprise",
                                "contact_mobile",
                                enterprise.id().toString())));
    }
}
