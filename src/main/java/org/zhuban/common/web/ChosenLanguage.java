package org.zhuban.common.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The reader's language: the one he chose in the menu, else the browser's, else zh-CN. */
@Configuration(proxyBeanMethods = false)
public class ChosenLanguage {

    /** Name of the cookie of who chose; its value is a language tag of {@link #ALL}. */
    public static final String COOKIE = "zhuban-language";

    /** How long a choice is kept. */
    public static final Duration KEPT = Duration.ofDays(365);

    static final List<Locale> ALL = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    @Bean(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
    CookieLocaleResolver chosenLanguage() {
        var browser = new AcceptHeaderLocaleResolver();
        browser.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        var chosen = new CookieLocaleResolver(COOKIE) {
            @Override
            protected @Nullable Locale parseLocaleValue(String tag) {
                return ALL.stream()
                        .filter(language -> language.toLanguageTag().equals(tag))
                        .findFirst()
                        .orElse(null);
            }
        };
        chosen.setDefaultLocaleFunction(browser::resolveLocale);
        chosen.setRejectInvalidCookies(false);
        return chosen;
    }
}
