package org.zhuban.common;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences from the message bundles; zh-CN is the default, a missing code shows itself. */
@Component
public class Texts {

    private final MessageSource messages;

    public Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** In the language of the present reader. */
    public String text(String code, Object... args) {
        return text(LocaleContextHolder.getLocale(), code, args);
    }

    public String text(Locale locale, String code, Object... args) {
        return java.util.Objects.requireNonNull(messages.getMessage(code, args, code, locale));
    }

    public String of(ZhubanException refusal) {
        return text(refusal.code(), refusal.args());
    }

    public String of(FieldError error) {
        return text(error.code(), error.args().toArray());
    }
}
