package org.zhuban.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of RULES, Identifiers, and what lies next to them. */
class NumbersOfPeopleAndEnterprisesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91420000757013137P",
                "91110000710934369E",
                "91110000710935150D",
                "91110000710935003U",
                "91100000100003962T",
                "91440300192317458F"
            })
    void a_real_credit_code_is_right_and_carries_a_right_organisation_code(String code) {
        assertThat(CreditCode.fault(code)).isNull();
        assertThat(CreditCode.warning(code)).isNull();
        assertThat(OrganisationCode.fault(new CreditCode(code).organisationCode()))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "9142000075701313, uscc.length",
        "'', uscc.length",
        "91420000757013137PP, uscc.length",
        "9142000075701313IP, uscc.alphabet",
        "9142000075701313-P, uscc.alphabet",
        "91420000757013137Q, uscc.check-digit",
        "91420000757013173P, uscc.check-digit"
    })
    void a_wrong_credit_code_says_what_is_wrong(String code, String fault) {
        assertThat(CreditCode.fault(code)).isEqualTo(fault);
        assertThatThrownBy(() -> new CreditCode(code)).hasMessage(fault);
    }

    @Test
    void every_single_wrong_character_of_a_credit_code_is_noticed() {
        String good = "91420000757013137P";
        for (int i = 0; i < good.length(); i++) {
            for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                if (other != good.charAt(i)) {
                    assertThat(CreditCode.fault(good.substring(0, i) + other + good.substring(i + 1)))
                            .isEqualTo("uscc.check-digit");
                }
            }
        }
    }

    @Test
    void a_credit_code_whose_inner_check_alone_fails_is_doubtful_but_not_wrong() {
        String doubtful = "91420000757013138T";
        assertThat(CreditCode.fault(doubtful)).isNull();
        assertThat(CreditCode.warning(doubtful)).isEqualTo("uscc.inner-check");
    }

    @Test
    void full_width_lower_case_and_blanks_are_brought_to_normal() {
        assertThat(new CreditCode(" 9142 0000 7570 １３１３７ｐ\u3000").value()).isEqualTo("91420000757013137P");
        assertThat(new Mobile("１３８\u00a01234\u200b5678").value()).isEqualTo("13812345678");
        assertThat(new ResidentId("11010519491231002x").value()).isEqualTo("11010519491231002X");
        assertThat(HalfWidth.trim("\u3000 苏州 恒泰 \u200b")).isEqualTo("苏州 恒泰");
    }

    @ParameterizedTest
    @CsvSource({"757013137", "75701313-7", "71093436-9", "12345678-8"})
    void an_organisation_code_is_right_with_or_without_its_hyphen(String code) {
        assertThat(OrganisationCode.fault(code)).isNull();
        assertThat(new OrganisationCode(code).value()).hasSize(9).doesNotContain("-");
    }

    @Test
    void an_organisation_code_checks_to_x_for_ten_and_to_zero_for_eleven() {
        assertThat(OrganisationCode.fault("10000018X")).isNull();
        assertThat(OrganisationCode.fault("100000181")).isEqualTo("organisation-code.check-digit");
        assertThat(OrganisationCode.fault("000000000")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "75701313, organisation-code.length",
        "7570131-37, organisation-code.length",
        "7570_3137, organisation-code.alphabet",
        "757013138, organisation-code.check-digit"
    })
    void a_wrong_organisation_code_says_what_is_wrong(String code, String fault) {
        assertThat(OrganisationCode.fault(code)).isEqualTo(fault);
    }

    @Test
    void a_resident_id_gives_birthday_and_sex() {
        ResidentId woman = new ResidentId("11010519491231002X");
        assertThat(woman.birthday()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(woman.male()).isFalse();
        assertThat(new ResidentId("440524188001010014").male()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "650102198502290016, resident-id.date",
        "11010519491231002, resident-id.format",
        "1101051949123100XX, resident-id.format",
        "110105194912310021, resident-id.check-digit",
        "110105194913310020, resident-id.date"
    })
    void a_wrong_resident_id_says_what_is_wrong(String id, String fault) {
        assertThat(ResidentId.fault(id)).isEqualTo(fault);
    }

    @Test
    void nobody_is_born_tomorrow() {
        String id = "11010519491231002X";
        assertThat(ResidentId.fault(id, LocalDate.of(1949, 12, 30))).isEqualTo("resident-id.future");
        assertThat(ResidentId.fault(id, LocalDate.of(1949, 12, 31))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12812345678", "1381234567", "138123456789", "+8613812345678", "1381234567a", ""})
    void what_is_no_mobile_is_refused(String mobile) {
        assertThat(Mobile.fault(mobile)).isEqualTo("mobile.format");
    }

    @Test
    void a_bank_card_holds_to_luhn() {
        assertThat(BankCard.fault("6217 0000 1234 5678 907")).isNull();
        assertThat(BankCard.fault("6217000012345678908")).isEqualTo("bank-card.check-digit");
        assertThat(BankCard.fault("621700001234567")).isEqualTo("bank-card.format");
        assertThat(BankCard.fault("62170000123456789070")).isEqualTo("bank-card.format");
    }

    @Test
    void a_region_code_knows_its_level_and_province() {
        assertThat(new RegionCode("320507").level()).isEqualTo(3);
        assertThat(new RegionCode("320500").level()).isEqualTo(2);
        assertThat(new RegionCode("320507").province().level()).isEqualTo(1);
        assertThat(RegionCode.fault("32050")).isEqualTo("region.format");
        assertThat(RegionCode.fault("020507")).isEqualTo("region.format");
    }

    @Test
    void personal_numbers_never_print_whole() {
        assertThat(new Mobile("13812345678")).hasToString("138****5678");
        assertThat(new ResidentId("11010519491231002X")).hasToString("110***********002X");
        assertThat(new BankCard("6217000012345678907")).hasToString("************8907");
        assertThatThrownBy(() -> new Mobile("1381234567")).hasMessageNotContaining("1381234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"王建国", " 李白 ", "𠮷野", "阿布都热依木·买买提", "〇一", "John Smith", "José Núñez"})
    void a_name_is_written_in_chinese_or_latin_letters(String name) {
        assertThat(PersonName.fault(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A<script>",
                "王",
                "",
                "·王建国",
                "王建国·",
                "王··建",
                "王建国1",
                "王 建国",
                "王Smith",
                "王建国。",
                "王\u200B建国",
                "O;DROP"
            })
    void anything_else_is_no_name(String name) {
        assertThat(PersonName.fault(name)).isEqualTo("person-name.format");
    }

    @Test
    void a_name_has_fifty_characters_at_most_and_single_blanks() {
        assertThat(PersonName.fault("𠮷".repeat(50))).isNull();
        assertThat(PersonName.fault("王".repeat(51))).isEqualTo("person-name.format");
        assertThat(PersonName.normal(" John\u3000 Smith ")).isEqualTo("John Smith");
    }
}
