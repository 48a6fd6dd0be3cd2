package org.zhuban.entry;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 进疆人员证书库 (XJ 3.2). */
@Component
public class EntryCertificateRegister implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.text("name").inList().searchable(),
            Column.residentId("idNumber").searchable(),
            Column.text("kind").coded("entry-kind").inList().withFilter(),
            Column.text("certificateKind")
                    .coded("entry-certificate-kind")
                    .inList()
                    .withFilter(),
            Column.text("certificateType").inList(),
            Column.text("specialty"),
            Column.text("certificateNo").inList().searchable(),
            Column.text("issuedBy"),
            Column.date("issuedOn"),
            Column.date("validUntil").inList(),
            Column.date("cancelledOn"));

    @Override
    public String key() {
        return "entry-certificates";
    }

    @Override
    public String table() {
        return "entry_certificate";
    }

    @Override
    public String view() {
        return "entry_certificate_listed";
    }

    @Override
    public List<String> types() {
        return List.of("entry-personnel", "entry-personnel-change");
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
        return Optional.of("validUntil");
    }

    @Override
    public Optional<String> takenOut() {
        return Optional.of("cancelledOn");
    }
}
