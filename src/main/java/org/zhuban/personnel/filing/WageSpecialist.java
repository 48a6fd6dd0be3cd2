package org.zhuban.personnel.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.personnel.Personnel;
import org.zhuban.personnel.Post;

/** 劳资专管员归集 {@code wage-specialist} (XC 5.2). */
@Component
class WageSpecialist implements FilingType {

    private static final Post POST = Post.WAGE_SPECIALIST;

    private final Personnel personnel;
    private final Clock clock;

    WageSpecialist(Personnel personnel, Clock clock) {
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
        boolean trained = answers.text("certificateNo") != null
                && answers.daysLeft("certificateValidUntil", LocalDate.now(clock)) >= 0;
        return personnel.facts(filing, data, Map.of("trained", trained));
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        personnel.enter(POST, filing, data);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("name", "idNumber", "phone", "appointedOn");
    }
}
