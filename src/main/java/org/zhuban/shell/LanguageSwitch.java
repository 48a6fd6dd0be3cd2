package org.zhuban.shell;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.zhuban.common.web.ChosenLanguage;

/** Chinese to who reads English, English to everybody else: kept in this browser, and the page is shown anew. */
final class LanguageSwitch {

    private LanguageSwitch() {}

    /** Of the other language, so that a screen reader says its name well. */
    static String tag() {
        return other().toLanguageTag();
    }

    static void go(UI ui) {
        ui.getPage()
                .executeJs(
                        "document.cookie = $0 + '=' + $1 + '; path=/; max-age=' + $2 + '; SameSite=Lax'; location.reload()",
                        ChosenLanguage.COOKIE,
                        tag(),
                        (double) ChosenLanguage.KEPT.toSeconds());
    }

    private static Locale other() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
