package org.zhuban.employment.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.ResidentId;
import org.zhuban.employment.EmploymentOffice;
import org.zhuban.employment.EmploymentSearch;
import org.zhuban.employment.Employments;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;

/**
 * 聘用 {@code employment} (XJ 2.3): an enterprise asks for a certified person whom nobody employs; he agrees on his phone or refuses. Several enterprises
 * may ask the same person; with the first to whom he agrees the database lets no other in.
 */
@Component
class EmploymentRequest implements FilingType {

    private final Persons persons;
    private final Employments employments;
    private final EmploymentSearch search;
    private final EmploymentOffice office;
    private final Clock clock;

    EmploymentRequest(
            Persons persons, Employments employments, EmploymentSearch search, EmploymentOffice office, Clock clock) {
        this.persons = persons;
        this.employments = employments;
        this.search = search;
        this.office = office;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "employment";
    }

    /** The person, by an id that says nothing to a reader, and the enterprise. */
    @Override
    public @Nullable String subject(Map<String, Object> data) {
        String employer = new Answers(data).text("employerCode");
        return employer == null
                ? null
                : person(data).map(person -> "#" + person.id() + " " + employer).orElse(null);
    }

    @Override
    public @Nullable UUID decider(Map<String, Object> data) {
        return person(data).map(Person::account).orElse(null);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        List<FieldError> errors = new ArrayList<>();
        LocalDate end = answers.date("endsOn");
        if (end != null && end.isBefore(LocalDate.now(clock))) {
            errors.add(new FieldError("/endsOn", "employment.over-already"));
        }
        String number = answers.text("idNumber");
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        UUID account = Objects.requireNonNull(filing.applicant());
        if (number == null || ResidentId.fault(number, LocalDate.now(clock)) != null) {
            return errors;
        }
        Person person = search.find(account, enterprise, number).orElse(null);
        if (person == null) {
            errors.add(new FieldError("/idNumber", "employment.not-found"));
            return errors;
        }
        String name = answers.text("name");
        if (name != null && !HalfWidth.trim(name).equals(person.name())) {
            errors.add(new FieldError("/name", "employment.name"));
        }
        office.refusal(person.id(), enterprise)
                .ifPresent(refusal -> errors.add(new FieldError(
                        "/idNumber", "employment.refused", refusal.on().toString(), refusal.reason())));
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Person person = person(data).orElse(null);
        return Map.of(
                "certified",
                person != null,
                "free",
                person != null && employments.standing(person.id()).isEmpty(),
                "termDays",
                (int) new Answers(data).daysLeft("endsOn", LocalDate.now(clock)));
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        office.enter(filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("employer", "employerCode", "name", "idNumber", "post", "startsOn", "endsOn");
    }

    private Optional<Person> person(Map<String, Object> data) {
        return Optional.ofNullable(new Answers(data).text("idNumber")).flatMap(persons::certified);
    }
}
