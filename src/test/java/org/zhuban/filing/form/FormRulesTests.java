package org.zhuban.filing.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhuban.common.FieldError;

/** Today is 21 November 2026. */
class FormRulesTests {

    private final Forms forms = TestForms.forms();

    private FormDefinition form(String... components) {
        return forms.parse(TestForms.file(
                Arrays.stream(components).map(text -> text.replace('\'', '"')).toArray(String[]::new)));
    }

    private List<String> codes(FormDefinition form, Map<String, Object> data) {
        List<FieldError> errors = forms.validate(form, data, Set.of());
        errors.forEach(error -> assertThat(TestForms.TEXTS.of(error))
                .as("every fault has a sentence that says what to do")
                .isNotEqualTo(error.code())
                .doesNotContain("{")
                .endsWith("。"));
        return errors.stream().map(error -> error.field() + " " + error.code()).toList();
    }

    private @Nullable String fault(String component, @Nullable Object value) {
        Map<String, Object> data = new HashMap<>();
        if (value != null) {
            data.put("x", value);
        }
        List<String> codes = codes(form(component), data);
        assertThat(codes).hasSizeLessThan(2);
        return codes.isEmpty() ? null : codes.get(0).substring("/x ".length());
    }

    @ParameterizedTest
    @CsvSource({
        "textfield, field.required",
        "textarea, field.required",
        "number, field.required",
        "datetime, field.choose",
        "checkbox, field.tick",
        "filepicker, slot.required"
    })
    void what_is_required_is_asked_for_in_words_that_fit(String type, String code) {
        assertThat(fault(
                        "{'type': '%s', 'key': 'x', 'label': '项', 'validate': {'required': true}}".formatted(type),
                        null))
                .isEqualTo(code);
        assertThat(fault("{'type': '%s', 'key': 'x', 'label': '项'}".formatted(type), null))
                .isNull();
    }

    @Test
    void blanks_alone_are_nothing() {
        String name = "{'type': 'textfield', 'key': 'x', 'label': '名称', 'validate': {'required': true}}";
        assertThat(fault(name, " \u3000\u200b\t")).isEqualTo("field.required");
        assertThat(fault("{'type': 'checkbox', 'key': 'x', 'label': '同意', 'validate': {'required': true}}", false))
                .isEqualTo("field.tick");
    }

    @Test
    void lengths_count_characters_as_people_do() {
        String name = "{'type': 'textfield', 'key': 'x', 'label': '名称', 'validate': {'minLength': 2, 'maxLength': 3}}";
        assertThat(fault(name, "𠮷")).isEqualTo("field.too-short");
        assertThat(fault(name, "𠮷𠮷")).isNull();
        assertThat(fault(name, "𠮷𠮷𠮷")).isNull();
        assertThat(fault(name, "一二三四")).isEqualTo("field.too-long");
    }

    @Test
    void a_text_without_a_limit_has_one_nevertheless() {
        assertThat(fault("{'type': 'textfield', 'key': 'x', 'label': '名称'}", "好".repeat(501)))
                .isEqualTo("field.too-long");
        assertThat(fault("{'type': 'textarea', 'key': 'x', 'label': '说明'}", "好".repeat(5_001)))
                .isEqualTo("field.too-long");
    }

    @Test
    void a_pattern_is_searched_and_may_bring_its_own_sentence() {
        String permit =
                "{'type': 'textfield', 'key': 'x', 'label': '证号', 'validate': {'pattern': '^D[0-9]{9}$', 'patternErrorMessage': '证号为 D 加 9 位数字，请核对。'}}";
        assertThat(fault(permit, "D123456789")).isNull();
        assertThat(fault(permit, "D12345678")).isEqualTo("field.pattern-message");
        assertThat(TestForms.TEXTS.of(forms.validate(form(permit), Map.of("x", "D1"), Set.of())
                        .get(0)))
                .isEqualTo("证号为 D 加 9 位数字，请核对。");
    }

    @Test
    void a_malicious_pattern_costs_no_more_than_its_text() {
        String trap =
                "{'type': 'textfield', 'key': 'x', 'label': '名称', 'validate': {'pattern': '^(a+)+$', 'maxLength': 20000}}";
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(fault(trap, "a".repeat(19_999) + "!")).isEqualTo("field.pattern"));
    }

    @ParameterizedTest
    @CsvSource({
        "credit-code, 91420000757013137P,",
        "credit-code, 91420000757013137Q, uscc.check-digit",
        "credit-code, 757013137, uscc.length",
        "credit-code-or-organisation-code, 75701313-7,",
        "credit-code-or-organisation-code, ９１４２００００７５７０１３１３７ｐ,",
        "credit-code-or-organisation-code, 757013138, organisation-code.check-digit",
        "credit-code-or-organisation-code, 9142000075701313, uscc.or-organisation-code",
        "resident-id, 11010519491231002x,",
        "resident-id, 650102198502290016, resident-id.date",
        "resident-id, 110105202612010016, resident-id.future",
        "mobile, １３８ 1234 5678,",
        "mobile, 12812345678, mobile.format",
        "bank-card, 6217 0000 1234 5678 907,",
        "bank-card, 6217000012345678906, bank-card.check-digit",
        "sms-code, 012345,",
        "sms-code, 12345, sms-code.format",
        "sms-code, 12345a, sms-code.format",
        "region, 320507,",
        "region, 3205, region.format",
        "region, 320599, region.unknown"
    })
    void a_format_holds(String format, String value, @Nullable String code) {
        assertThat(fault(
                        "{'type': 'textfield', 'key': 'x', 'label': '项', 'properties': {'format': '%s'}}"
                                .formatted(format),
                        value))
                .isEqualTo(code);
    }

    @Test
    void a_region_has_the_level_that_is_asked_for() {
        String district =
                "{'type': 'textfield', 'key': 'x', 'label': '地区', 'properties': {'format': 'region', 'regionLevel': '3'}}";
        assertThat(fault(district, "320507")).isNull();
        assertThat(fault(district, "320500")).isEqualTo("region.level-3");
    }

    @ParameterizedTest
    @CsvSource({
        "12.50,",
        "12.505, number.decimals",
        "-0.01, number.min",
        "1000.01, number.max",
        "abc, number.format",
        "1e5, number.format",
        "'1,000',",
        "１２,"
    })
    void a_number_keeps_to_its_bounds(String value, @Nullable String code) {
        String capital =
                "{'type': 'number', 'key': 'x', 'label': '金额', 'decimalDigits': 2, 'validate': {'min': 0, 'max': 1000}}";
        assertThat(fault(capital, value)).isEqualTo(code);
    }

    @Test
    void money_is_never_negative_and_has_two_decimals() {
        String wage = "{'type': 'number', 'key': 'x', 'label': '工资', 'properties': {'format': 'money'}}";
        assertThat(fault(wage, "5000.05")).isNull();
        assertThat(fault(wage, "5000.055")).isEqualTo("number.decimals");
        assertThat(fault(wage, "-1")).isEqualTo("number.min");
    }

    @Test
    void a_count_is_whole() {
        assertThat(fault("{'type': 'number', 'key': 'x', 'label': '人数', 'decimalDigits': 0}", "12.5"))
                .isEqualTo("number.whole");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,",
        "20261121,",
        "2026/11/21,",
        "2026年11月22日,",
        "2026-11-20, date.past",
        "2026-02-30, date.format",
        "soon, date.format"
    })
    void a_date_from_today_on(String value, @Nullable String code) {
        assertThat(fault("{'type': 'datetime', 'key': 'x', 'label': '截止', 'properties': {'minDate': 'today'}}", value))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21,", "2026-11-22, date.future"})
    void a_date_until_today(String value, @Nullable String code) {
        assertThat(fault("{'type': 'datetime', 'key': 'x', 'label': '注册', 'properties': {'notAfter': 'today'}}", value))
                .isEqualTo(code);
    }

    @Test
    void dates_stand_in_order() {
        FormDefinition form = form(
                "{'type': 'datetime', 'key': 'from', 'label': '开始'}",
                "{'type': 'datetime', 'key': 'until', 'label': '结束', 'properties': {'after': 'from'}}");
        assertThat(codes(form, Map.of("from", "2026-01-01", "until", "2026-01-02")))
                .isEmpty();
        assertThat(codes(form, Map.of("from", "2026-01-02", "until", "2026-01-02")))
                .containsExactly("/until date.after");
        assertThat(codes(form, Map.of("until", "2026-01-02"))).isEmpty();
    }

    @Test
    void only_offered_choices_count() {
        String kind = "{'type': 'select', 'key': 'x', 'label': '类型', 'properties': {'codeTable': 'enterprise-kind'}}";
        assertThat(fault(kind, "LABOUR")).isNull();
        assertThat(fault(kind, "WITCHCRAFT")).isEqualTo("field.unknown-choice");
        String tags =
                "{'type': 'checklist', 'key': 'x', 'label': '业务', 'values': [{'label': '甲', 'value': 'a'}, {'label': '乙', 'value': 'b'}]}";
        assertThat(fault(tags, List.of("a", "b"))).isNull();
        assertThat(fault(tags, List.of("a", "c"))).isEqualTo("field.unknown-choice");
    }

    @Test
    void a_field_can_be_required_under_a_condition() {
        FormDefinition form = form(
                "{'type': 'checkbox', 'key': 'other', 'label': '其他'}",
                "{'type': 'textfield', 'key': 'which', 'label': '其他内容', 'properties': {'requiredIf': '=other = true'}}");
        assertThat(codes(form, Map.of("other", true))).containsExactly("/which field.required");
        assertThat(codes(form, Map.of())).isEmpty();
    }

    @Test
    void what_is_hidden_is_neither_asked_for_nor_kept() {
        FormDefinition form = form(
                "{'type': 'checkbox', 'key': 'longTerm', 'label': '长期'}",
                "{'type': 'group', 'label': '期限', 'conditional': {'hide': '=longTerm = true'}, 'components': [{'type': 'datetime', 'key': 'until', 'label': '截止', 'validate': {'required': true}}, {'type': 'filepicker', 'key': 'proof', 'label': '证明', 'validate': {'required': true}}]}");
        assertThat(codes(form, Map.of())).containsExactly("/until field.choose", "/proof slot.required");
        assertThat(codes(form, Map.of("longTerm", true))).isEmpty();
        assertThat(forms.hidden(form, Map.of("longTerm", true))).containsExactlyInAnyOrder("until", "proof");
        assertThat(forms.clean(form, Map.of("longTerm", true, "until", "2026-12-31")))
                .containsOnlyKeys("longTerm");
    }

    @Test
    void what_is_hidden_does_not_speak_in_other_conditions() {
        FormDefinition form = form(
                "{'type': 'checkbox', 'key': 'a', 'label': '甲'}",
                "{'type': 'checkbox', 'key': 'b', 'label': '乙', 'conditional': {'hide': '=a = true'}}",
                "{'type': 'textfield', 'key': 'c', 'label': '丙', 'conditional': {'hide': '=not(b = true)'}}");
        assertThat(forms.clean(form, Map.of("a", true, "b", true, "c", "text"))).containsOnlyKeys("a");
    }

    @Test
    void rows_of_a_list_are_checked_one_by_one() {
        FormDefinition form = form(
                "{'type': 'dynamiclist', 'path': 'people', 'label': '人员', 'validate': {'required': true}, 'properties': {'maxRows': '2'}, 'components': [{'type': 'textfield', 'key': 'name', 'label': '姓名', 'validate': {'required': true}}, {'type': 'textfield', 'key': 'mobile', 'label': '手机', 'properties': {'format': 'mobile'}}]}");
        assertThat(codes(form, Map.of())).containsExactly("/people field.add-row");
        assertThat(codes(form, Map.of("people", List.of(Map.of("name", "张三"), Map.of("mobile", "1")))))
                .containsExactly("/people/1/name field.required", "/people/1/mobile mobile.format");
        assertThat(codes(
                        form, Map.of("people", List.of(Map.of("name", "a"), Map.of("name", "b"), Map.of("name", "c")))))
                .containsExactly("/people field.too-many-rows");
    }

    @Test
    void clean_data_has_its_types_and_nothing_else() {
        FormDefinition form = form(
                "{'type': 'textfield', 'key': 'name', 'label': '名称'}",
                "{'type': 'textarea', 'key': 'about', 'label': '说明'}",
                "{'type': 'number', 'key': 'count', 'label': '数'}",
                "{'type': 'datetime', 'key': 'on', 'label': '日期'}",
                "{'type': 'checkbox', 'key': 'yes', 'label': '是'}",
                "{'type': 'taglist', 'key': 'tags', 'label': '标签', 'values': [{'label': '甲', 'value': 'a'}]}",
                "{'type': 'textfield', 'key': 'code', 'label': '代码', 'properties': {'format': 'credit-code'}}",
                "{'type': 'filepicker', 'key': 'file', 'label': '附件'}");
        Map<String, Object> clean = forms.clean(
                form,
                Map.of(
                        "name", " 苏州\u0000恒泰\n劳务 ",
                        "about", "一\r\n二\u0007",
                        "count", "1,200.5",
                        "on", "20260131",
                        "yes", "true",
                        "tags", List.of("a", "a", " "),
                        "code", "9142 0000 757013137p",
                        "file", "../../etc/passwd",
                        "state", "APPROVED"));
        assertThat(clean)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "name", "苏州恒泰 劳务",
                        "about", "一\n二",
                        "count", new BigDecimal("1200.5"),
                        "on", "2026-01-31",
                        "yes", true,
                        "tags", List.of("a"),
                        "code", "91420000757013137P"));
        assertThat(forms.clean(form, clean)).isEqualTo(clean);
    }

    @Test
    void strange_values_never_break_the_rules() {
        FormDefinition form = forms.parse(TestForms.certification());
        for (Object strange : List.of(
                Map.of("a", 1),
                List.of(List.of()),
                1e300,
                Double.NaN,
                "\ud800",
                "9".repeat(100_000),
                true,
                new int[3])) {
            Map<String, Object> data = new HashMap<>();
            form.fields().forEach(field -> data.put(String.valueOf(field.key()), strange));
            assertThatCode(() -> forms.validate(form, data, Set.of())).doesNotThrowAnyException();
        }
    }

    @Test
    void values_are_shown_as_people_read_them() {
        FormDefinition form = forms.parse(TestForms.certification());
        assertThat(forms.shown(form.field("kind").orElseThrow(), "LABOUR")).isEqualTo("劳务分包");
        assertThat(forms.shown(form.field("regionCode").orElseThrow(), "320507"))
                .isEqualTo("江苏省 苏州市 相城区（320507）");
        assertThat(forms.shown(form.field("certificateLongTerm").orElseThrow(), true))
                .isEqualTo("是");
        assertThat(forms.shown(form.field("certificateKind").orElseThrow(), "BUSINESS_LICENCE"))
                .isEqualTo("营业执照");
    }

    @Test
    void differences_name_the_field_and_mask_what_is_personal() {
        FormDefinition form = forms.parse(TestForms.certification());
        assertThat(forms.differences(
                        form,
                        Map.of("name", "甲公司", "adminMobile", "13812345678", "kind", "LABOUR", "smsCode", "1"),
                        Map.of("name", "乙公司", "adminMobile", "13987654321", "kind", "LABOUR", "smsCode", "2")))
                .containsExactly(
                        new FieldChange("name", "单位名称", "甲公司", "乙公司"),
                        new FieldChange("adminMobile", "账号管理员手机号", "138****5678", "139****4321"));
    }

    @Test
    void the_same_number_written_otherwise_is_no_difference() {
        FormDefinition form =
                form("{'type': 'number', 'key': 'x', 'label': '数'}", "{'type': 'checkbox', 'key': 'y', 'label': '是'}");
        assertThat(forms.differences(form, Map.of("x", new BigDecimal("5.0")), Map.of("x", 5, "y", false)))
                .isEmpty();
    }

    @Test
    void a_key_that_the_form_does_not_have_is_named_at_its_place() {
        FormDefinition form = form(
                "{'type': 'textfield', 'key': 'x', 'label': '项', 'properties': {'readonly': 'true'}}",
                "{'type': 'dynamiclist', 'id': 'L', 'path': 'rows', 'label': '表', 'components': [{'type': 'textfield', 'key': 'name', 'label': '名称'}]}");
        assertThat(forms.unknown(form, Map.of("x", "1", "rows", List.of(Map.of("name", "甲")))))
                .isEmpty();
        assertThat(forms.unknown(form, Map.of("y", "1", "rows", List.of(Map.of("nam", "甲")))))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("/y", "/rows/0/nam");
    }
}
