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

    /** From which age on somebody may be employed (Labour Law, article 15). */
    private static final int AGE = 16;

    /** Days from today on which a contract may begin. */
    private static final int AHEAD = 60;

    /** Years that a contract lasts, and that it began ago. */
    private static final int LONGEST = 50;

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
        String number = answers.text("idNumber");
        term(answers, errors);
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        UUID account = Objects.requireNonNull(filing.applicant());
        if (number == null || ResidentId.fault(number, LocalDate.now(clock)) != null) {
            return errors;
        }
        LocalDate start = answers.date("startsOn");
        if (start != null && start.isBefore(new ResidentId(number).birthday().plusYears(AGE))) {
            errors.add(new FieldError("/startsOn", "employment.under-age", AGE));
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

    private void term(Answers answers, List<FieldError> errors) {
        LocalDate today = LocalDate.now(clock);
        LocalDate start = answers.date("startsOn");
        LocalDate end = answers.date("endsOn");
        if (start != null && start.isAfter(today.plusDays(AHEAD))) {
            errors.add(new FieldError("/startsOn", "employment.starts-late", AHEAD));
        } else if (start != null && start.isBefore(today.minusYears(LONGEST))) {
            errors.add(new FieldError("/startsOn", "employment.starts-early", LONGEST));
        }
        if (end != null && end.isBefore(today)) {
            errors.add(new FieldError("/endsOn", "employment.over-already"));
        } else if (start != null && end != null && !end.isAfter(start)) {
            errors.add(new FieldError("/endsOn", "employment.ends-before"));
        } else if (start != null && end != null && end.isAfter(start.plusYears(LONGEST))) {
            errors.add(new FieldError("/endsOn", "employment.ends-late", LONGEST));
        }
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
