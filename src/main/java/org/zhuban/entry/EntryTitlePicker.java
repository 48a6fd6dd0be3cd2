package org.zhuban.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.employment.Employee;
import org.zhuban.employment.Employments;
import org.zhuban.employment.TitleCertificate;
import org.zhuban.employment.TitleCertificates;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;

/** 选择职称证书 (XJ 3.2 note 2): those that the enterprise's people registered and it confirmed. Fills the whole row. */
@Component
class EntryTitlePicker implements Picker {

    private static final int SIZE = 50;

    private final Employments employments;
    private final TitleCertificates titles;
    private final Texts texts;

    EntryTitlePicker(Employments employments, TitleCertificates titles, Texts texts) {
        this.employments = employments;
        this.titles = titles;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "entry-title";
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        UUID enterprise = applicant.organisation();
        if (enterprise == null) {
            return new Page<>(List.of(), null);
        }
        Page<Employee> employed = employments.employees(enterprise, query, cursor, SIZE);
        Map<UUID, String> numbers = employed.items().stream()
                .collect(Collectors.toMap(one -> one.person().id(), Employee::idNumber));
        return new Page<>(
                titles.of(enterprise, numbers.keySet()).stream()
                        .map(title -> choice(title, Objects.requireNonNull(numbers.get(title.person()))))
                        .toList(),
                employed.next());
    }

    private Choice choice(TitleCertificate title, String idNumber) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("certificateKind", CertifiedPeople.TITLE);
        row.put("idNumber", idNumber);
        row.put("name", title.name());
        row.put("certificateType", title.title());
        row.put("specialty", title.specialty());
        row.put("issuedBy", title.issuer());
        row.put("issuedOn", title.issuedOn().toString());
        return new Choice(
                title.number(),
                title.name(),
                texts.text("entry.title.choice", title.title(), title.specialty(), title.number()),
                row,
                "source.title-register",
                title.filed() ? texts.text("entry.title.filed") : null);
    }
}
