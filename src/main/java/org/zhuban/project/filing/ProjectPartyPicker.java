package org.zhuban.project.filing;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.project.CertifiableUnits;
import org.zhuban.project.CertifiableUnits.Unit;
import org.zhuban.project.Projects;
import org.zhuban.reference.CodeTables;

/** 选择项目和单位 (ZZ 2.3): public facts only; a unit that may not have an account certified yet is shown with the reason. */
@Component
class ProjectPartyPicker implements Picker {

    private final CertifiableUnits units;
    private final CodeTables codes;
    private final Texts texts;

    ProjectPartyPicker(CertifiableUnits units, CodeTables codes, Texts texts) {
        this.units = units;
        this.codes = codes;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "project-party";
    }

    @Override
    public Optional<String> wants(String query) {
        return query.strip().codePointCount(0, query.strip().length()) < Projects.LEAST_QUERY
                ? Optional.of("project-account.pick.more")
                : Optional.empty();
    }

    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        Page<Unit> found = units.search(query, cursor);
        return new Page<>(found.items().stream().map(this::choice).toList(), found.next());
    }

    private Choice choice(Unit unit) {
        String kind = codes.items("enterprise-kind").stream()
                .filter(item -> item.code().equals(unit.kind()))
                .map(item -> item.name())
                .findFirst()
                .orElse(unit.kind());
        return new Choice(
                unit.project().name(),
                unit.project().name() + " · " + unit.name(),
                texts.text("project-account.pick.unit", unit.project().code(), kind, unit.creditCode()),
                CertifiableUnits.answers(unit),
                "source.project-unit",
                unit.barrier() == null ? null : texts.text(unit.barrier()));
    }
}
