package org.zhuban.enterprise;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    public Map<UUID, String> names(Collection<UUID> ids) {
        return enterprises.findAllById(ids).stream().collect(Collectors.toMap(Enterprise::id, Enterprise::name));
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
