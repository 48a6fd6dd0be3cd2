package org.zhuban.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstructionPermitNumberTests {

    @Test
    void eighteen_digits_tell_region_and_date() {
        assertThat(ConstructionPermitNumber.regular("320507202603150101")).isTrue();
        assertThat(ConstructionPermitNumber.region("320507202603150101")).isEqualTo("320507");
        assertThat(ConstructionPermitNumber.date("３２０５０７ 20260315 0101")).isEqualTo(LocalDate.of(2026, 3, 15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "相建施(2014)第0102号",
                "32050720260315010",
                "3205072026031501011",
                "320507202602300101",
                "020507202603150101"
            })
    void any_other_shape_is_an_older_one(String number) {
        assertThat(ConstructionPermitNumber.regular(number)).isFalse();
        assertThat(ConstructionPermitNumber.region(number)).isNull();
    }
}
