package org.zhuban.employment;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 聘用库 (XJ 2.3). */
@Component
public class EmploymentRegister implements Register {

    public static final String KEY = "employment";

    private static final List<Column> COLUMNS = List.of(
            Column.text("name").inList().searchable(),
            Column.residentId("idNumber").inList().searchable(),
            Column.text("post").inList().searchable(),
            Column.date("startsOn").inList(),
            Column.date("endsOn").inList(),
            Column.text("state").coded("employment-state").readOnly().inList().withFilter(),
            Column.date("endedOn").readOnly(),
            Column.text("agreedBy").coded("employment-agreed-by").readOnly(),
            Column.text("number").named("subject").readOnly());

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String table() {
        return "employment";
    }

    @Override
    public String view() {
        return "employment_listed";
    }

    @Override
    public List<String> types() {
        return List.of("employment");
    }

    @Override
    public Programme programme() {
        return Programme.XJ;
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
        return Optional.of("endsOn");
    }
}
