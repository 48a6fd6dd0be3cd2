package org.zhuban.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class TextsTests {

    private final StaticMessageSource messages = new StaticMessageSource();
    private final Texts texts = new Texts(messages);

    @BeforeEach
    void sentences() {
        messages.addMessage("step", Locale.SIMPLIFIED_CHINESE, "环节“{0}”");
        messages.addMessage("way", Locale.SIMPLIFIED_CHINESE, "走法由“{0}”改为“{1}”");
    }

    private String text(String code, Object... args) {
        return texts.text(Locale.SIMPLIFIED_CHINESE, code, args);
    }

    @Test
    void what_is_quoted_within_a_quotation_stands_in_single_marks() {
        assertThat(text("way", text("step", "审核"), text("step", "复核"))).isEqualTo("走法由“环节‘审核’”改为“环节‘复核’”");
    }

    @Test
    void marks_beside_each_other_stay_as_they_are() {
        assertThat(text("way", "审核", "复核")).isEqualTo("走法由“审核”改为“复核”");
    }

    @Test
    void a_text_with_a_single_odd_mark_is_left_alone() {
        assertThat(text("way", "甲“乙", "丙")).isEqualTo("走法由“甲“乙”改为“丙”");
        assertThat(text("way", "甲”乙", "丙")).isEqualTo("走法由“甲”乙”改为“丙”");
    }
}
