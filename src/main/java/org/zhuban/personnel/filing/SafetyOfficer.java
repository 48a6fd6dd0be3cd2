package org.zhuban.personnel.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.SafetyCertificateNumber;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.personnel.Personnel;
import org.zhuban.personnel.Post;

/** 安全员归集 {@code safety-officer} (XC 5.1). */
@Component
class SafetyOfficer implements FilingType {

    private static final Post POST = Post.SAFETY_OFFICER;

    private final Personnel personnel;
    private final Clock clock;

    SafetyOfficer(Personnel personnel, Clock clock) {
        this.personnel = personnel;
        this.clock = clock;
    }

    @Override
    public String key() {
        return POST.type();
    }

    @Override
    public @Nullable String subject(Map<String, Object> data) {
        return personnel.subject(POST, data);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        return personnel.validate(POST, filing, data);
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        String kind =
                SafetyCertificateNumber.kind(answers.needed("certificateNo")).orElse("");
        return personnel.facts(
                filing,
                data,
                Map.of(
                        "certificateDaysLeft", answers.daysLeft("certificateValidUntil", LocalDate.now(clock)),
                        "certificateKindFits", kind.equals(answers.text("certificateKind"))));
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        personnel.enter(POST, filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("name", "idNumber", "phone", "certificateKind", "certificateNo", "certificateValidUntil");
    }
}
