package org.zhuban.personnel.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.SafetyCertificateNumber;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.personnel.Personnel;
import org.zhuban.personnel.Post;

/** 安全员归集 {@code safety-officer} (XC 5.1). */
@Component
class SafetyOfficer extends PersonFiling {

    private final Clock clock;

    SafetyOfficer(Personnel personnel, Clock clock) {
        super(Post.SAFETY_OFFICER, personnel);
        this.clock = clock;
    }

    /** Within the term of such a certificate; of a renewed one the day of the renewal counts as the day of issue. */
    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(super.validate(filing, data));
        LocalDate issued = new Answers(data).date("certificateIssuedOn");
        LocalDate until = new Answers(data).date("certificateValidUntil");
        if (issued != null && until != null) {
            LocalDate last = issued.plusYears(SafetyCertificateNumber.YEARS_VALID);
            if (until.isAfter(last)) {
                errors.add(new FieldError(
                        "/certificateValidUntil",
                        "personnel.certificate-term",
                        SafetyCertificateNumber.YEARS_VALID,
                        last.toString()));
            }
        }
        return errors;
    }

    @Override
    Map<String, Object> ofPost(Answers answers) {
        String kind =
                SafetyCertificateNumber.kind(answers.needed("certificateNo")).orElse("");
        return Map.of(
                "certificateDaysLeft", answers.daysLeft("certificateValidUntil", LocalDate.now(clock)),
                "certificateKindFits", kind.equals(answers.text("certificateKind")));
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("name", "idNumber", "phone", "certificateKind", "certificateNo", "certificateValidUntil");
    }
}
