package org.zhuban.entry;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 进疆企业库 (XJ 3.1). */
@Component
public class EntryRegister implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.text("kind").coded("entry-kind").inList().withFilter(),
            Column.date("validUntil").inList(),
            Column.list("qualificationLines").named("qualifications"),
            Column.text("principal").inList().searchable(),
            Column.residentId("principalNumber").searchable(),
            Column.phone("principalPhone"),
            Column.text("technicalHead").inList().searchable(),
            Column.residentId("technicalHeadNumber"),
            Column.text("registeredAddress"),
            Column.text("legalRepresentative"),
            Column.number("registeredCapital"),
            Column.text("enterpriseType"),
            Column.date("foundedOn"),
            Column.text("localOffice"),
            Column.phone("localPhone"),
            Column.text("contact"),
            Column.phone("contactPhone"),
            Column.text("safetyPermitNo"),
            Column.date("safetyPermitValidUntil"));

    @Override
    public String key() {
        return "entries";
    }

    @Override
    public String table() {
        return "entry";
    }

    @Override
    public String view() {
        return "entry_listed";
    }

    @Override
    public List<String> types() {
        return List.of(
                "entry-filing",
                "entry-change",
                "entry-principal-change",
                "entry-qualification-change",
                "entry-extension");
    }

    @Override
    public Programme programme() {
        return Programme.XJ;
    }

    @Override
    public String title() {
        return "kind";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Optional<String> expiry() {
        return Optional.of("validUntil");
    }
}
