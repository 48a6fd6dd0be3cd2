package org.zhuban.personnel;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 人员库 (XC 5). */
@Component
public class PersonnelRegister implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.text("name").inList().searchable(),
            Column.text("post").coded("personnel-post").inList().withFilter(),
            Column.residentId("idNumber").inList().searchable(),
            Column.phone("phone").inList().searchable(),
            Column.text("education"),
            Column.text("jobTitle"),
            Column.date("employedOn"),
            Column.text("certificateKind").withFilter(),
            Column.text("certificateNo").inList().searchable(),
            Column.date("certificateIssuedOn"),
            Column.date("certificateValidUntil").inList(),
            Column.date("appointedOn"),
            Column.text("duties"));

    @Override
    public String key() {
        return "personnel";
    }

    @Override
    public String table() {
        return "personnel";
    }

    @Override
    public String view() {
        return "personnel_listed";
    }

    @Override
    public List<String> types() {
        return List.of("safety-officer", "wage-specialist");
    }

    @Override
    public Programme programme() {
        return Programme.XC;
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
        return Optional.of("certificateValidUntil");
    }
}
