package org.zhuban.enterprise;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, name from enterprise where id = any(:ids)")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
