package org.zhuban.message;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;

/** Makes the sentence of a message. Arguments become text before MessageFormat sees them, which would write 2026 as 2,026. */
@Component
class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Texts texts;
    private final Wordings wordings;
    private final Clock clock;

    Wording(Texts texts, Wordings wordings, Clock clock) {
        this.texts = texts;
        this.wordings = wordings;
        this.clock = clock;
    }

    /** The sentence in Chinese. */
    String chinese(String template, Object... args) {
        return sentence(Locale.SIMPLIFIED_CHINESE, template, plain(args));
    }

    /** The sentence in the present reader's language. */
    String reader(String template, List<String> args) {
        return wordings.of(template, LocaleContextHolder.getLocale(), args)
                .orElseGet(() -> texts.text(template, args.toArray()));
    }

    boolean known(String code) {
        return !texts.text(Locale.SIMPLIFIED_CHINESE, code).equals(code);
    }

    void require(String template) {
        if (!known(template)) {
            throw new IllegalArgumentException("No text for the message template " + template);
        }
    }

    List<String> plain(Object... args) {
        return Arrays.stream(args).map(this::plain).toList();
    }

    private String sentence(Locale locale, String template, List<String> args) {
        require(template);
        return wordings.of(template, locale, args).orElseGet(() -> texts.text(locale, template, args.toArray()));
    }

    private String plain(Object arg) {
        if (arg instanceof LocalDate day) {
            return DAY.format(day);
        }
        if (arg instanceof Instant instant) {
            return MINUTE.format(instant.atZone(clock.getZone()));
        }
        if (arg instanceof OffsetDateTime time) {
            return MINUTE.format(time.atZoneSameInstant(clock.getZone()));
        }
        return String.valueOf(arg);
    }
}
