package org.zhuban.review.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhuban.common.Texts;
import org.zhuban.review.WhatFollows;

/** What is said before an approval is confirmed. */
class ConsequenceTests {

    @BeforeEach
    void in_chinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void in_no_language() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static String sentence(List<String> atOnce, WhatFollows.Later... later) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/deciding");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return Consequence.sentence(new WhatFollows(atOnce, List.of(later), true), new Texts(messages));
    }

    @Test
    void what_waits_for_a_day_is_not_called_closed_before() {
        assertThat(sentence(List.of("公示"), new WhatFollows.Later("公示期", 5, true, List.of("登入合同库", "通知审核通过"))))
                .isEqualTo("确认后系统随即依次办理：公示。 然后等待 5 个工作日（公示期），到期再：登入合同库 → 通知审核通过。 到那时这件才办结；确认后不能撤回。")
                .doesNotContain("就此办结");
        assertThat(sentence(List.of(), new WhatFollows.Later("冷静期", 3, false, List.of())))
                .isEqualTo("然后等待 3 天（冷静期）。 到那时这件才办结；确认后不能撤回。");
        assertThat(sentence(List.of("公示"), new WhatFollows.Later("异议期", 0, false, List.of("登记"))))
                .contains("然后等待“异议期”，到期再：登记。");
    }

    @Test
    void what_is_done_at_once_closes_it() {
        assertThat(sentence(List.of("登入合同库", "通知审核通过"))).isEqualTo("确认后系统随即依次办理：登入合同库 → 通知审核通过。这件就此办结，不能撤回。");
    }
}
