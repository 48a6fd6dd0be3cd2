package org.zhuban.register.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;
import org.zhuban.register.RegisterQuery.Expiry;

/** The badge of an entry that is no longer valid, or not for long: 已撤销, 已取消, 已过期, 剩 n 天. */
@Component
class Standings {

    private final Texts texts;
    private final Clock clock;

    Standings(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** Empty where there is nothing to say. */
    String mark(Register register, Entry entry) {
        LocalDate today = LocalDate.now(clock);
        Expiry standing = entry.standing(register, today);
        return switch (standing) {
            case VALID -> "";
            case SOON ->
                texts.text(
                        "register.expires-in",
                        ChronoUnit.DAYS.between(
                                today,
                                LocalDate.parse(String.valueOf(
                                        entry.values().get(register.expiry().orElseThrow())))));
            default -> texts.text("register.expiry." + standing);
        };
    }

    String colour(Register register, Entry entry) {
        return switch (entry.standing(register, LocalDate.now(clock))) {
            case VALID, SOON -> "amber";
            case TAKEN_OUT -> "plain";
            case EXPIRED, REVOKED -> "red";
        };
    }
}
