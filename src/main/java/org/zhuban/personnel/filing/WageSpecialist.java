package org.zhuban.personnel.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.filing.Answers;
import org.zhuban.personnel.Personnel;
import org.zhuban.personnel.Post;

/** 劳资专管员归集 {@code wage-specialist} (XC 5.2). */
@Component
class WageSpecialist extends PersonFiling {

    private final Clock clock;

    WageSpecialist(Personnel personnel, Clock clock) {
        super(Post.WAGE_SPECIALIST, personnel);
        this.clock = clock;
    }

    @Override
    Map<String, Object> ofPost(Answers answers) {
        return Map.of(
                "trained",
                answers.text("certificateNo") != null
                        && answers.daysLeft("certificateValidUntil", LocalDate.now(clock)) >= 0);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("name", "idNumber", "phone", "appointedOn");
    }
}
