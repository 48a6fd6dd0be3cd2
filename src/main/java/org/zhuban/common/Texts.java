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
        return nested(Objects.requireNonNull(messages.getMessage(code, shown, code, locale)));
    }

    /** Quotation marks within quotation marks 引号 are single ones (GB/T 15834), however the sentence was put together. */
    private static String nested(String sentence) {
        var said = new StringBuilder(sentence.length());
        int depth = 0;
        for (char sign : sentence.toCharArray()) {
            switch (sign) {
                case '“' -> said.append(depth++ == 0 ? sign : '‘');
                case '”' -> {
                    if (depth == 0) {
                        return sentence; // whose they are is not known
                    }
                    said.append(--depth == 0 ? sign : '’');
                }
                default -> said.append(sign);
            }
        }
        return depth == 0 ? said.toString() : sentence;
    }

    public String of(ZhubanException refusal) {
        return text(refusal.code(), refusal.args());
    }

    public String of(FieldError error) {
        return text(error.code(), error.args().toArray());
    }
}
