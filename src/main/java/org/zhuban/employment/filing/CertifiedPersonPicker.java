package org.zhuban.employment.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.common.ResidentId;
import org.zhuban.common.Texts;
import org.zhuban.employment.EmploymentOffice;
import org.zhuban.employment.EmploymentSearch;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.person.Person;

/** 查找人员: by the whole identity number; whoever is not certified or employed already is not found. */
@Component
class CertifiedPersonPicker implements Picker {

    private final EmploymentSearch search;
    private final EmploymentOffice office;
    private final Texts texts;
    private final Clock clock;

    CertifiedPersonPicker(EmploymentSearch search, EmploymentOffice office, Texts texts, Clock clock) {
        this.search = search;
        this.office = office;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "certified-person";
    }

    @Override
    public Optional<String> wants(String query) {
        return ResidentId.fault(query, LocalDate.now(clock)) == null
                ? Optional.empty()
                : Optional.of("employment.search.whole");
    }

    /** @throws NotFoundException {@code employment.not-found}, whose sentence the dialog shows */
    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        UUID enterprise = applicant.organisation();
        UUID account = applicant.account();
        if (enterprise == null || account == null || wants(query).isPresent()) {
            return new Page<>(List.of(), null);
        }
        Person person = search.find(account, enterprise, query)
                .orElseThrow(() -> new NotFoundException("employment.not-found"));
        String name = String.valueOf(person.name());
        return new Page<>(
                List.of(new Choice(
                        name,
                        name,
                        String.valueOf(person.maskedNumber()),
                        Map.of("name", name, "idNumber", HalfWidth.code(query)),
                        "source.person-register",
                        office.refusal(person.id(), enterprise)
                                .map(refusal -> texts.text(
                                        "employment.refused", refusal.on().toString(), refusal.reason()))
                                .orElse(null))),
                null);
    }
}
