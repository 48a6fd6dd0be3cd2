package org.zhuban.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells people: SMS by outbox and message box. Both are written in the caller's transaction. Texts are message codes {@code sms.*} / {@code notice.*}. */
public interface Messages {

    /**
     * @param template message code, e.g. {@code sms.filing-returned}; its text is made now, in Chinese
     * @param filing   filing it is about, for the filing page's message list; null = none
     * @throws IllegalArgumentException if the bundles have no such text: nobody is sent a code for a sentence
     */
    void sms(String mobile, String template, @Nullable UUID filing, Object... args);

    /**
     * @param template message code, e.g. {@code notice.filing-returned}; its text is made when it is read, in the reader's language
     * @param link     route inside the application, null = none
     * @param args     never a personal number: they are kept in clear
     * @throws IllegalArgumentException if the bundles have no such text
     */
    void notice(UUID account, String template, @Nullable String link, Object... args);

    int unread(UUID account);
}
