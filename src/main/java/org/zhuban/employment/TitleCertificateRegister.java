package org.zhuban.employment;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 职称证书库 (XJ 3.2). */
@Component
public class TitleCertificateRegister implements Register {

    public static final String KEY = "title-certificate";

    private static final List<Column> COLUMNS = List.of(
            Column.text("name").inList().searchable(),
            Column.text("title").inList().searchable(),
            Column.text("specialty").inList(),
            Column.text("grade").coded("certificate-grade").inList().withFilter(),
            Column.text("number").inList().searchable(),
            Column.text("issuer"),
            Column.date("issuedOn").inList(),
            Column.text("state")
                    .coded("title-certificate-state")
                    .readOnly()
                    .inList()
                    .withFilter(),
            Column.text("filed").coded("title-certificate-filed").readOnly().inList());

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String table() {
        return "title_certificate";
    }

    @Override
    public String view() {
        return "title_certificate_listed";
    }

    @Override
    public List<String> types() {
        return List.of("title-certificate");
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
}
