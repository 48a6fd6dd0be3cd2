package org.zhuban.enterprise;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 企业库: every certified enterprise, and of labour enterprises what their profile (XC 4.1) tells. */
@Component
public class EnterpriseRegister implements Register {

    public static final String KEY = "enterprises";

    private static final List<Column> COLUMNS = List.of(
            Column.text("kind").coded("enterprise-kind").readOnly().inList().withFilter(),
            Column.text("state").coded("enterprise-state").readOnly().inList().withFilter(),
            Column.date("registeredOn").readOnly(),
            Column.text("certificateKind").coded("certificate-kind").readOnly(),
            Column.date("certificateValidUntil").readOnly(),
            Column.text("registeredAddress"),
            Column.text("officeAddress"),
            Column.number("registeredCapital"),
            Column.date("foundedOn"),
            Column.text("enterpriseType"),
            Column.text("companyCategory"),
            Column.text("safetyPermitNo").searchable(),
            Column.date("safetyPermitValidUntil").inList(),
            Column.text("qualificationNo").searchable(),
            Column.date("qualificationValidUntil").inList(),
            Column.list("businessKinds").withFilter(),
            Column.list("commonTrades"),
            Column.list("specialOperations"),
            Column.text("legalRepresentative").searchable().inList(),
            Column.phone("legalRepresentativePhone"),
            Column.text("generalManager"),
            Column.phone("generalManagerPhone"),
            Column.text("contact"),
            Column.phone("contactPhone").searchable(),
            Column.text("financeHead"),
            Column.phone("financeHeadPhone"),
            Column.number("workerCount").inList(),
            Column.number("teamLeaderCount"));

    private final JdbcClient jdbc;

    EnterpriseRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has the enterprise an approved profile 企业基本信息, not revoked since? */
    public boolean profiled(UUID enterprise) {
        return jdbc.sql(
                        """
                        select exists (select from enterprise_profile p where enterprise = :enterprise
                                       and not exists (select from filing f where f.id = p.filing and f.state = 'REVOKED'))""")
                .param("enterprise", enterprise)
                .query(Boolean.class)
                .single();
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String table() {
        return "enterprise_profile";
    }

    @Override
    public String view() {
        return "enterprise_listed";
    }

    @Override
    public List<String> types() {
        return List.of("enterprise-profile", "enterprise-change");
    }

    @Override
    public @Nullable Programme programme() {
        return null;
    }

    @Override
    public String title() {
        return "name";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Optional<String> expiry() {
        return Optional.of("safetyPermitValidUntil");
    }
}
