package org.zhuban.common.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;

class KeysetPagerTests {

    private final List<@Nullable String> asked = new ArrayList<>();
    private final KeysetPager pager = new KeysetPager(texts(), asked::add);

    private static Texts texts() {
        var source = new StaticMessageSource();
        source.setUseCodeAsDefaultMessage(true);
        return new Texts(source);
    }

    private Button button(int index) {
        return pager.getContent()
                .getChildren()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList()
                .get(index);
    }

    private void shown(@Nullable String cursor, @Nullable String next) {
        pager.shown(cursor, new Page<>(List.of(1), next));
    }

    @Test
    void a_single_page_needs_no_pager() {
        shown(null, null);
        assertThat(pager.isVisible()).isFalse();
    }

    @Test
    void it_goes_back_the_way_it_came() {
        shown(null, "b");
        assertThat(button(1).isEnabled()).isFalse();
        button(2).click();
        shown("b", "c");
        button(2).click();
        shown("c", null);
        assertThat(button(2).isEnabled()).isFalse();
        button(1).click();
        shown("b", "c");
        button(1).click();
        assertThat(asked).containsExactly("b", "c", "b", null);
    }

    @Test
    void opened_in_the_middle_back_is_the_first_page() {
        shown("m", "n");
        button(1).click();
        button(0).click();
        assertThat(asked).containsExactly(null, null);
    }

    @Test
    void pages_of_the_browser_s_own_history_are_known_again() {
        shown(null, "b");
        shown("b", "c");
        shown("c", "d");
        shown(null, "b");
        assertThat(button(1).isEnabled()).isFalse();
        shown("b", "c");
        button(1).click();
        assertThat(asked).containsExactly((String) null);
    }
}
