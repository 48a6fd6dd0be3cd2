package org.zhuban.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTests {

    @ParameterizedTest
    @CsvSource({
        "13800000001, 138****0001",
        "0512-65430959, 0512-****0959",
        "051265430959, 0512****0959",
        "010-65430959, 010-****0959",
        "02165430959, 021****0959",
        "65430959, ****0959",
        "0512-65430959-801, 0512-********-801"
    })
    void a_phone_keeps_its_area_code_and_its_last_four(String number, String masked) {
        assertThat(Masks.phone(number)).isEqualTo(masked).hasSameSizeAs(number);
        assertThat(Masks.of("phone", number)).isEqualTo(masked);
        assertThat(Masks.of("mobile", number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "12345", "1234567", "0512-654"})
    void what_is_too_short_for_a_number_shows_no_more_than_what_four_stars_leave(String number) {
        assertThat(Masks.phone(number)).hasSameSizeAs(number);
        assertThat(Masks.phone(number).chars().filter(each -> each == '*').count())
                .isEqualTo(Math.max(Math.min(4, number.length()), number.length() - 4));
    }

    @Test
    void what_has_no_format_of_a_number_keeps_its_first_character() {
        assertThat(Masks.of("", "欧阳建国")).isEqualTo("欧***");
        assertThat(Masks.of("resident-id", "11010519491231002X")).isEqualTo("110***********002X");
        assertThat(Masks.of("bank-card", "6217000012345678907")).isEqualTo("***************8907");
    }
}
