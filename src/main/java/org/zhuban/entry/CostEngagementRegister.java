package org.zhuban.entry;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.register.Column;
import org.zhuban.register.Register;

/** 造价企业进疆承揽业务库 (XJ 3.8). */
@Component
public class CostEngagementRegister implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.text("projectName").inList().searchable(),
            Column.text("client").inList().searchable(),
            Column.text("contractNo").inList().searchable(),
            Column.text("projectRegion"),
            Column.number("amount").inList(),
            Column.list("services").withFilter(),
            Column.date("startsOn"),
            Column.date("endsOn").inList(),
            Column.text("principal"),
            Column.residentId("principalNumber").searchable(),
            Column.phone("principalPhone"));

    @Override
    public String key() {
        return "cost-engagements";
    }

    @Override
    public String table() {
        return "cost_engagement";
    }

    @Override
    public String view() {
        return "cost_engagement_listed";
    }

    @Override
    public List<String> types() {
        return List.of("cost-engagement");
    }

    @Override
    public Programme programme() {
        return Programme.XJ;
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
