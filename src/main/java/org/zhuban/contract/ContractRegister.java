package org.zhuban.contract;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 合同库: labour contracts (XC 6.1). */
@Component
public class ContractRegister implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.text("projectName").inList().searchable(),
            Column.text("contractNo").inList().searchable(),
            Column.text("recordNo").searchable(),
            Column.text("generalContractor").inList().searchable(),
            Column.text("generalContractorCode"),
            Column.text("owner").searchable(),
            Column.text("projectCode"),
            Column.text("projectAddress"),
            Column.number("amount").inList(),
            Column.number("plannedWorkers"),
            Column.date("signedOn").inList(),
            Column.date("startsOn"),
            Column.date("endsOn").inList(),
            Column.list("workKinds").withFilter(),
            Column.text("siteManager").searchable(),
            Column.phone("siteManagerPhone"),
            Column.text("safetyOfficer"),
            Column.text("wageSpecialist"));

    @Override
    public String key() {
        return "contracts";
    }

    @Override
    public String table() {
        return "labour_contract";
    }

    @Override
    public String view() {
        return "labour_contract_listed";
    }

    @Override
    public List<String> types() {
        return List.of("labour-contract");
    }

    @Override
    public Programme programme() {
        return Programme.XC;
    }

    @Override
    public String title() {
        return "projectName";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Optional<String> expiry() {
        return Optional.of("endsOn");
    }
}
