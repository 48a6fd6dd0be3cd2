package org.zhuban.employment.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.employment.Duties;
import org.zhuban.employment.Employment;
import org.zhuban.employment.EmploymentOffice;
import org.zhuban.employment.Employments;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.FilingsInReview;
import org.zhuban.filing.Prefill;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;

/**
 * 解除聘用 {@code employment-termination}: either side asks, the other confirms or refuses. Who says nothing within the time limit agrees.
 */
@Component
class EmploymentTermination implements FilingType {

    private static final String OF_ENTERPRISE = "ENTERPRISE";
    private static final String OF_PERSON = "PERSON";

    private final Employments employments;
    private final EmploymentOffice office;
    private final FilingsInReview inReview;
    private final Persons persons;
    private final List<Duties> duties;
    private final Clock clock;

    EmploymentTermination(
            Employments employments,
            EmploymentOffice office,
            FilingsInReview inReview,
            Persons persons,
            List<Duties> duties,
            Clock clock) {
        this.employments = employments;
        this.office = office;
        this.inReview = inReview;
        this.persons = persons;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "employment-termination";
    }

    @Override
    public @Nullable String subject(Map<String, Object> data) {
        return new Answers(data).text("employmentNo");
    }

    @Override
    public @Nullable String region(Map<String, Object> data) {
        return employment(data).map(Employment::region).orElse(null);
    }

    @Override
    public List<Prefill> prefill(FilingService.Applicant applicant, Map<String, Object> data) {
        Employment employment = employment(data).orElse(null);
        return employment == null || !party(employment, applicant.organisation(), applicant.account())
                ? List.of()
                : List.of(new Prefill(
                        known(employment, applicant.organisation()),
                        "source.employment-register",
                        clock.instant(),
                        Prefill.Rank.REGISTER));
    }

    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return employment(data)
                .map(employment -> known(employment, organisation))
                .orElse(Map.of());
    }

    private static Map<String, Object> known(Employment employment, @Nullable UUID organisation) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("initiator", organisation == null ? OF_PERSON : OF_ENTERPRISE);
        known.put("name", employment.name());
        known.put("employer", employment.enterpriseName());
        known.put("endsOn", employment.endsOn().toString());
        return known;
    }

    /** The side that did not ask. */
    @Override
    public @Nullable UUID decider(Map<String, Object> data) {
        Employment employment = employment(data).orElse(null);
        if (employment == null) {
            return null;
        }
        return OF_PERSON.equals(new Answers(data).text("initiator"))
                ? employment.enterprise()
                : persons.find(employment.person()).map(Person::account).orElse(null);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        if (new Answers(data).text("employmentNo") == null) {
            return List.of();
        }
        Employment employment = employment(data).orElse(null);
        if (employment == null || !party(employment, filing.organisation(), filing.applicant())) {
            return List.of(new FieldError("/employmentNo", "employment.unknown"));
        }
        if (inReview.about(key(), employment.number()).stream().anyMatch(other -> byOtherSide(other, filing))) {
            return List.of(new FieldError("/employmentNo", "employment.end-asked-already"));
        }
        String side = filing.organisation() == null ? OF_PERSON : OF_ENTERPRISE;
        return employment.active() && side.equals(new Answers(data).text("initiator"))
                ? List.of()
                : List.of(new FieldError("/employmentNo", "employment.ended-already"));
    }

    private static boolean byOtherSide(Filing other, Filing filing) {
        return !other.id().equals(filing.id()) && !Objects.equals(other.organisation(), filing.organisation());
    }

    private boolean party(Employment employment, @Nullable UUID organisation, @Nullable UUID account) {
        return organisation == null
                ? persons.find(employment.person())
                        .filter(person -> person.account().equals(account))
                        .isPresent()
                : employment.enterprise().equals(organisation);
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        Employment employment = employment(data).orElse(null);
        return Map.of(
                "standing",
                employment != null && employment.active(),
                "duty",
                employment != null
                        && duties.stream().anyMatch(one -> !one.of(employment.enterprise(), employment.person())
                                .isEmpty()));
    }

    /** Answered after its time limit, it lapsed: that it was answered so by this program, the timeline says. */
    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Employment employment = employment(data).orElseThrow();
        Instant due = filing.dueAt();
        boolean lapsed = due != null && !clock.instant().isBefore(due);
        office.end(
                employment,
                lapsed ? Employment.EndReason.LAPSED : Employment.EndReason.TERMINATED,
                LocalDate.now(clock),
                filing.changedBy());
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("employmentNo", "initiator", "name", "employer", "endsOn", "reason");
    }

    private Optional<Employment> employment(Map<String, Object> data) {
        return Optional.ofNullable(new Answers(data).text("employmentNo"))
                .map(String::strip)
                .flatMap(employments::find);
    }
}
