package org.zhuban.personnel.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.SafetyCertificateNumber;
import org.zhuban.filing.Answers;
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
