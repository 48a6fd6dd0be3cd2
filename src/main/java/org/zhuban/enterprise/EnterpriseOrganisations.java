package org.zhuban.enterprise;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.filing.Organisations;
import org.zhuban.privacy.Sealer;

/** The enterprise that files, as the register has it: asked several times a filing, so by hand. */
@Component
class EnterpriseOrganisations implements Organisations {

    private final JdbcClient jdbc;
    private final Sealer sealer;

    EnterpriseOrganisations(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    @Override
    public Optional<Organisation> find(UUID id) {
        return jdbc.sql("select name, credit_code, kind, region, contact_mobile from enterprise where id = ?")
                .param(id)
                .query((row, n) -> new Organisation(
                        id,
                        row.getString("name"),
                        row.getString("credit_code"),
                        row.getString("kind"),
                        row.getString("region"),
                        sealer.open(row.getString("contact_mobile"), "enterprise", "contact_mobile", id.toString())))
                .optional();
    }
}
