package org.zhuban.person.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.common.FieldError;
import org.zhuban.common.ResidentId;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;
import org.zhuban.person.Consent;
import org.zhuban.person.FaceChecks;
import org.zhuban.person.Person;
import org.zhuban.person.PersonRegister;
import org.zhuban.person.Persons;
import org.zhuban.reference.WorkingDays;

/** 实名认证 {@code real-name-certification} (XJ 2.2): by face, or 现场核验 at the counter for who wants no face taken. */
@Component
class RealNameCertification implements FilingType {

    private static final String FACE = "FACE";

    private final PersonRegister register;
    private final Persons persons;
    private final FaceChecks faces;
    private final Attachments attachments;
    private final WorkingDays workingDays;
    private final Clock clock;

    RealNameCertification(
            PersonRegister register,
            Persons persons,
            FaceChecks faces,
            Attachments attachments,
            WorkingDays workingDays,
            Clock clock) {
        this.register = register;
        this.persons = persons;
        this.faces = faces;
        this.attachments = attachments;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "real-name-certification";
    }

    @Override
    public @Nullable String region(Map<String, Object> data) {
        return new Answers(data).text("regionCode");
    }

    @Override
    public @Nullable String contactMobile(Map<String, Object> data) {
        return new Answers(data).text("mobile");
    }

    @Override
    public List<Prefill> prefill(FilingService.Applicant applicant, Map<String, Object> data) {
        UUID account = applicant.account();
        return Optional.ofNullable(account)
                .flatMap(register::mobile)
                .map(mobile -> List.of(new Prefill(
                        Map.of("mobile", mobile), "source.person-register", clock.instant(), Prefill.Rank.REGISTER)))
                .orElse(List.of());
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        List<FieldError> errors = new ArrayList<>();
        UUID account = Objects.requireNonNull(filing.applicant());
        if (persons.ofAccount(account).filter(Person::certified).isPresent()) {
            errors.add(new FieldError("/idNumber", "real-name.certified-already"));
        }
        String number = answers.text("idNumber");
        boolean valid = number != null && ResidentId.fault(number, LocalDate.now(clock)) == null;
        if (number != null && valid && register.taken(number, account)) {
            errors.add(new FieldError("/idNumber", "real-name.taken"));
        }
        if (!answers.yes("consent") || !Consent.VERSION.equals(answers.text("consentVersion"))) {
            errors.add(new FieldError("/consent", "real-name.consent"));
        }
        if (FACE.equals(answers.text("method"))) {
            if (!answers.yes("faceConsent")) {
                errors.add(new FieldError("/faceConsent", "real-name.face-consent"));
            }
            if (valid
                    && face(filing, answers)
                            .filter(FaceChecks.Outcome.NO_MATCH::equals)
                            .isPresent()) {
                errors.add(new FieldError("/face", "real-name.no-match"));
            }
        }
        LocalDate day = answers.date("appointmentOn");
        if (day != null && !workingDays.isWorkingDay(day)) {
            errors.add(new FieldError("/appointmentOn", "real-name.appointment"));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        String number = answers.needed("idNumber");
        return Map.of(
                "method",
                answers.needed("method"),
                "face",
                face(filing, answers).map(Enum::name).orElse("NONE"),
                "age",
                Period.between(new ResidentId(number).birthday(), LocalDate.now(clock))
                        .getYears(),
                "taken",
                register.taken(number, filing.applicant()));
    }

    /** What the service said of the picture that is attached now, with name and number as they are now. */
    private Optional<FaceChecks.Outcome> face(Filing filing, Answers answers) {
        String name = answers.text("name");
        String number = answers.text("idNumber");
        if (name == null || number == null || !FACE.equals(answers.text("method"))) {
            return Optional.empty();
        }
        return attachments.of(filing.id()).stream()
                .filter(file -> file.slot().equals("face"))
                .reduce((first, second) -> second)
                .map(Attachment::sha256)
                .flatMap(picture -> faces.of(filing.id(), name, number, picture))
                .map(FaceChecks.Said::outcome);
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        register.certify(
                Objects.requireNonNull(filing.applicant()),
                answers.needed("name"),
                answers.needed("idNumber"),
                FACE.equals(answers.needed("method")) ? Person.CertifiedBy.FACE : Person.CertifiedBy.COUNTER,
                filing.id());
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("name", "idNumber", "mobile", "regionCode", "method", "consent", "faceConsent", "consentVersion");
    }
}
