package org.zhuban.employment.filing;

import java.time.Clock;
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
import org.zhuban.employment.Employment;
import org.zhuban.employment.Employments;
import org.zhuban.employment.TitleCertificates;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;
import org.zhuban.person.Persons;

/** 职称证书补登记 {@code title-certificate} (XJ 3.2): the person registers it, the enterprise that employs him confirms. */
@Component
class TitleCertificateRegistration implements FilingType {

    private final TitleCertificates certificates;
    private final Employments employments;
    private final Enterprises enterprises;
    private final Persons persons;
    private final Clock clock;

    TitleCertificateRegistration(
            TitleCertificates certificates,
            Employments employments,
            Enterprises enterprises,
            Persons persons,
            Clock clock) {
        this.certificates = certificates;
        this.employments = employments;
        this.enterprises = enterprises;
        this.persons = persons;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "title-certificate";
    }

    @Override
    public @Nullable String title(Map<String, Object> data) {
        var answers = new Answers(data);
        String name = answers.text("name");
        String title = answers.text("title");
        return name == null ? title : title == null ? name : name + " · " + title;
    }

    @Override
    public List<Prefill> prefill(FilingService.Applicant applicant, Map<String, Object> data) {
        return employment(applicant.account())
                .map(employment -> List.of(new Prefill(
                        Map.of(
                                "name", employment.name(),
                                "employer", employment.enterpriseName(),
                                "employerCode", employment.enterpriseCode()),
                        "source.employment-register",
                        clock.instant(),
                        Prefill.Rank.REGISTER)))
                .orElse(List.of());
    }

    @Override
    public @Nullable String region(Map<String, Object> data) {
        return employer(data).map(Enterprise::region).orElse(null);
    }

    @Override
    public @Nullable UUID decider(Map<String, Object> data) {
        return employer(data).map(Enterprise::id).orElse(null);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        List<FieldError> errors = new ArrayList<>();
        boolean employed = employment(filing.applicant())
                .filter(employment -> employment.enterpriseCode().equals(answers.text("employerCode")))
                .isPresent();
        if (!employed) {
            errors.add(new FieldError("/employer", "title-certificate.not-employed"));
        }
        String number = answers.text("number");
        if (number != null && certificates.confirmed(number.strip())) {
            errors.add(new FieldError("/number", "title-certificate.confirmed-already"));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        return Map.of("employed", employment(filing.applicant()).isPresent());
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        certificates.enter(
                filing,
                persons.ofAccount(Objects.requireNonNull(filing.applicant())).orElseThrow(),
                data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of(
                "name", "employer", "employerCode", "title", "specialty", "grade", "number", "issuer", "issuedOn");
    }

    private Optional<Employment> employment(@Nullable UUID account) {
        return Optional.ofNullable(account)
                .flatMap(persons::ofAccount)
                .flatMap(person -> employments.standing(person.id()));
    }

    private Optional<Enterprise> employer(Map<String, Object> data) {
        return Optional.ofNullable(new Answers(data).text("employerCode"))
                .flatMap(code -> enterprises.findByCreditCodeAndState(code, Enterprise.State.ACTIVE));
    }
}
