package org.zhuban.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhuban.common.InvalidInputException;

class SinceTests {

    @Test
    void what_is_given_back_is_understood_and_so_is_a_moment() {
        var since = new Since(Instant.parse("2026-11-21T13:00:00.123456Z"), 4711);
        assertThat(Since.parse(since.text())).isEqualTo(since);
        assertThat(Since.parse("2026-11-21T13:00:00Z"))
                .isEqualTo(new Since(Instant.parse("2026-11-21T13:00:00Z"), Since.NONE));
        assertThat(Since.parse("2026-11-21T21:00:00+08:00").at()).isEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-21",
                "2026-11-21T13:00:00Z~",
                "2026-11-21T13:00:00Z~x",
                "+1000000000-12-31T23:59:59Z"
            })
    void nothing_else_is(String text) {
        assertThatThrownBy(() -> Since.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_table_whose_rows_do_not_fit_is_refused() {
        assertThatThrownBy(() ->
                        Section.table("t", java.util.List.of("a", "b"), java.util.List.of(java.util.List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
