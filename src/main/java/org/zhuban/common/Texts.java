package org.zhuban.common;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences from the message bundles; zh-CN is the default, a missing code shows itself. */
@Component
public class Texts {

    /** A moment in a sentence is civil time of the authority, in every language. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final MessageSource messages;

    public Texts(MessageSource messages) {
        this.messages = messages;
        LocaleContextHolder.setDefaultLocale(
                Locale.SIMPLIFIED_CHINESE); // of whoever asks for no language: a job, a script
    }

    /** In the language of the present reader. */
    public String text(String code, Object... args) {
        return text(LocaleContextHolder.getLocale(), code, args);
    }

    public String text(Locale locale, String code, Object... args) {
        Object[] shown = Arrays.stream(args)
                .map(arg -> arg instanceof Instant at ? MINUTE.format(at) : arg)
                .toArray();
        return Objects.requireNonNull(messages.getMessage(code, shown, code, locale));
    }

    public String of(ZhubanException refusal) {
        return text(refusal.code(), refusal.args());
    }

    public String of(FieldError error) {
        return text(error.code(), error.args().toArray());
    }
}
