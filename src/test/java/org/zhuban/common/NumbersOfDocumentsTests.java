package org.zhuban.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of RULES, Identifiers, about permits, certificates and contracts. */
class NumbersOfDocumentsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(苏)JZ安许证字[2018]000115",
                "（苏）JZ安许证字〔2018〕000115",
                "(苏)jz安许证字【2018】 000115",
                "〔苏〕ＪＺ安许证字（2018）０００１１５",
                "[苏]JZ安许证字{2018}第000115号"
            })
    void brackets_of_any_kind_make_the_same_safety_permit(String typed) {
        assertThat(SafetyPermitNumber.fault(typed)).isNull();
        assertThat(new SafetyPermitNumber(typed).value()).isEqualTo("(苏)JZ安许证字[2018]000115");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "苏JZ安许证字[2018]000115",
                "(苏)JZ安许证字2018000115",
                "(苏)JZ安许证字[18]000115",
                "(苏)JZ安许证字[1818]000115",
                "(S)JZ安许证字[2018]000115",
                "(苏)JZ安许证字[2018]",
                "(苏)JZ安许证字[2018]000115；另一张"
            })
    void another_shape_is_no_safety_permit(String typed) {
        assertThat(SafetyPermitNumber.fault(typed)).isEqualTo("safety-permit.format");
        assertThatThrownBy(() -> new SafetyPermitNumber(typed)).hasMessage("safety-permit.format");
    }

    @ParameterizedTest
    @CsvSource({
        "苏建安C1(2015)0000001, 苏建安C1(2015)0000001, C1",
        "苏建安c2（2021）0001234, 苏建安C2(2021)0001234, C2",
        "浙建安Ｃ３〔2022〕 1234567, 浙建安C3(2022)1234567, C3",
        "苏建安A(2019)0000007, 苏建安A(2019)0000007, A",
        "苏建安B[2019]0000007, 苏建安B(2019)0000007, B"
    })
    void a_safety_certificate_says_its_kind(String typed, String normal, String kind) {
        assertThat(SafetyCertificateNumber.fault(typed)).isNull();
        assertThat(new SafetyCertificateNumber(typed).value()).isEqualTo(normal);
        assertThat(SafetyCertificateNumber.kind(typed)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"苏建安C4(2015)0000001", "苏建安C(2015)0000001", "苏建安C1(2015)000001", "建安C1(2015)0000001", "C1"})
    void another_shape_is_no_safety_certificate(String typed) {
        assertThat(SafetyCertificateNumber.fault(typed)).isEqualTo("safety-certificate.format");
        assertThat(SafetyCertificateNumber.kind(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"D332123456, true", "d332 123 456, true", "D33212345, false", "3321234567, false", "DD32123456, false"})
    void a_qualification_is_expected_to_be_a_letter_and_nine_digits(String typed, boolean expected) {
        assertThat(QualificationNumber.expected(typed)).isEqualTo(expected);
    }

    @Test
    void two_spellings_of_a_contract_number_are_one() {
        assertThat(DocumentNumber.normal(" 相劳合〔2026〕 018号")).isEqualTo(DocumentNumber.normal("相劳合［２０２６］018号"));
        assertThat(DocumentNumber.normal("xc-2026-18")).isEqualTo("XC-2026-18");
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, true",
        "0512-65430000, true",
        "０５１２—65430000, true",
        "051265430000, true",
        "0512-65430000-801, true",
        "65430000, false",
        "12812345678, false",
        "138123456789, false"
    })
    void a_telephone_is_a_mobile_or_a_fixed_line(String typed, boolean right) {
        assertThat(Phone.fault(typed) == null).isEqualTo(right);
    }
}
