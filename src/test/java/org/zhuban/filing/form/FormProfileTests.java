package org.zhuban.filing.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form with nonsense is refused with reasons. */
class FormProfileTests {

    private final Forms forms = TestForms.forms();

    private List<String> faults(String... components) {
        return faultsOf(TestForms.file(components));
    }

    private List<String> faultsOf(String file) {
        FormFaultException refusal = catchThrowableOfType(FormFaultException.class, () -> forms.parse(file));
        assertThat(refusal).as("the form should be refused").isNotNull();
        assertThat(refusal.faults()).isNotEmpty().allMatch(fault -> !fault.contains("form.fault"));
        return refusal.faults();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"html", "iframe", "button", "expression", "script", "image", "documentPreview", "spacer", ""})
    void an_element_that_runs_or_embeds_something_is_refused_by_name(String type) {
        assertThat(faults("{\"type\": \"%s\", \"key\": \"a\", \"label\": \"公告\"}".formatted(type)))
                .anySatisfy(fault -> assertThat(fault).contains("公告", type));
    }

    @Test
    void a_least_value_or_length_above_the_greatest_is_refused() {
        assertThat(
                        faults(
                                "{\"type\": \"number\", \"key\": \"a\", \"label\": \"人数\", \"validate\": {\"min\": \"10\", \"max\": \"9.5\"}}",
                                "{\"type\": \"textfield\", \"key\": \"b\", \"label\": \"理由\", \"validate\": {\"minLength\": 9, \"maxLength\": 8}}"))
                .anySatisfy(fault -> assertThat(fault).contains("人数", "最小值"))
                .anySatisfy(fault -> assertThat(fault).contains("理由", "长度"));
    }

    @Test
    void all_faults_come_at_once() {
        assertThat(faults(
                        "{\"type\": \"html\", \"content\": \"<script>\"}",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"名称\", \"onclick\": \"x\"}",
                        "{\"type\": \"textfield\", \"key\": \"b\", \"label\": \"=name\"}"))
                .hasSizeGreaterThanOrEqualTo(4)
                .anySatisfy(fault -> assertThat(fault).contains("onclick"))
                .anySatisfy(fault -> assertThat(fault).contains("label"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "0", "\"19\""})
    void a_form_of_another_schema_version_is_refused(String version) {
        assertThat(faultsOf("{\"id\": \"a.submit\", \"schemaVersion\": %s, \"components\": []}".formatted(version)))
                .anySatisfy(fault -> assertThat(fault).contains("schemaVersion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"id\": \"a.submit\"}", "{} {}", "<xml/>", "{\"id\":1,\"id\":2}"})
    void what_is_no_form_is_refused(String file) {
        faultsOf(file);
    }

    @Test
    void a_deeply_nested_or_huge_file_is_refused_without_harm() {
        faultsOf("[".repeat(100_000));
        faultsOf("{\"id\": \"a.submit\", \"schemaVersion\": 19, \"components\": [" + " ".repeat(600_000) + "]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'textfield', 'label': '名称'} | 标识",
                "{'type': 'textfield', 'key': 'Name', 'label': '名称'} | Name",
                "{'type': 'textfield', 'key': 'a.b', 'label': '名称'} | a.b",
                "{'type': 'textfield', 'key': '__proto__', 'label': '名称'} | __proto__",
                "{'type': 'textfield', 'key': 'name'} | label",
                "{'type': 'select', 'key': 'kind', 'label': '类型'} | 选项",
                "{'type': 'radio', 'key': 'kind', 'label': '类型', 'values': [{'label': 'A', 'value': 'a'}, {'label': 'B', 'value': 'a'}]} | 重复",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'validate': {'minLength': 5, 'maxLength': 4}} | 长度",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'validate': {'pattern': '(a'}} | 正则",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'validate': {'pattern': '(?=a)b'}} | 正则",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'conditional': {'hide': '=for x in [1] return x'}} | For",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'properties': {'requiredIf': '=('}} | 条件",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'properties': {'fromat': 'mobile'}} | fromat",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'properties': {'format': 'telephone'}} | telephone",
                "{'type': 'datetime', 'key': 'a', 'label': '日期', 'properties': {'after': 'nowhere'}} | nowhere",
                "{'type': 'datetime', 'key': 'a', 'label': '日期', 'properties': {'minDate': 'tomorrow'}} | tomorrow",
                "{'type': 'datetime', 'key': 'a', 'label': '日期', 'properties': {'warnDays': 'soon'}} | warnDays",
                "{'type': 'filepicker', 'key': 'a', 'label': '附件', 'properties': {'accept': 'EXE'}} | EXE",
                "{'type': 'filepicker', 'key': 'a', 'label': '附件', 'properties': {'maxBytes': '-1'}} | maxBytes",
                "{'type': 'textfield', 'key': 'a', 'label': '名称', 'components': [{'type': 'text', 'text': 'x'}]} | 下级"
            })
    void a_slip_in_an_element_is_named(String component, String word) {
        assertThat(faults(component.replace('\'', '"')))
                .anySatisfy(fault -> assertThat(fault).contains(word));
    }

    @Test
    void a_key_is_used_once_also_across_groups() {
        assertThat(
                        faults(
                                "{\"type\": \"textfield\", \"key\": \"name\", \"label\": \"名称\"}",
                                "{\"type\": \"group\", \"label\": \"G\", \"components\": [{\"type\": \"number\", \"key\": \"name\", \"label\": \"数\"}]}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("name", "重复"));
    }

    @Test
    void a_fault_of_shape_is_said_once_in_words_and_hides_no_other() {
        assertThat(faults(
                        "{'type': 'number', 'key': 'workers', 'label': '人数', 'validate': {'min': '一'}}"
                                .replace('\'', '"'),
                        "{'type': 'textfield', 'key': 'name', 'label': '名称', 'properties': {'fromat': 'x'}}"
                                .replace('\'', '"')))
                .satisfiesExactly(
                        fault -> assertThat(fault).isEqualTo("“人数”的最小值“一”不符合要求：请填数字，例如 100 或 0.5。"),
                        fault -> assertThat(fault).contains("名称", "fromat"));
        assertThat(faults("{'type': 'textfield', 'key': 'a', 'label': '名称', 'validate': {'maxLength': 'x'}}"
                        .replace('\'', '"')))
                .containsExactly("“名称”的最多字数“x”不符合要求：请填整数。");
    }

    @Test
    void a_list_in_a_list_is_refused() {
        assertThat(
                        faults(
                                """
                        {"type": "dynamiclist", "path": "a", "label": "甲", "components": [
                          {"type": "dynamiclist", "path": "b", "label": "乙", "components": [
                            {"type": "dynamiclist", "path": "c", "label": "丙", "components": []}]}]}
                        """))
                .anySatisfy(fault -> assertThat(fault).contains("列表"));
    }

    @Test
    void what_the_profile_allows_is_read_whole() {
        FormDefinition form = forms.parse(
                TestForms.file(
                        """
                {"type": "group", "label": "基本", "description": "说明", "components": [
                  {"type": "number", "key": "capital", "label": "注册资金", "decimalDigits": 2,
                   "appearance": {"suffixAdorner": "万元"}, "validate": {"min": 0, "max": "1000000"}, "layout": {"row": "R1"}},
                  {"type": "datetime", "key": "on", "subtype": "date", "dateLabel": "日期", "layout": {"row": "R1"},
                   "properties": {"notAfter": "today"}}]}
                """,
                        "{\"type\": \"separator\"}",
                        "{\"type\": \"text\", \"text\": \"请如实填写\"}",
                        "{\"type\": \"filepicker\", \"key\": \"file\", \"label\": \"附件\", \"accept\": \".pdf, .jpeg\", \"multiple\": true}",
                        "{\"type\": \"table\", \"label\": \"人员\", \"dataSource\": \"=people\", \"columns\": [{\"key\": \"name\", \"label\": \"姓名\"}]}"));
        assertThat(form.id()).isEqualTo("sample.submit");
        assertThat(form.fields()).extracting(FormElement::key).containsExactly("capital", "on", "file", "people");
        FormElement capital = form.field("capital").orElseThrow();
        assertThat(capital.properties()).containsEntry("unit", "万元").containsEntry("decimals", "2");
        assertThat(capital.validation().max()).isEqualTo("1000000");
        assertThat(capital.columns()).isEqualTo(8);
        assertThat(form.field("on").orElseThrow().label()).isEqualTo("日期");
        assertThat(form.field("on").orElseThrow().validation().max()).isEqualTo("today");
        assertThat(form.slots()).singleElement().satisfies(slot -> {
            assertThat(slot.several()).isTrue();
            assertThat(slot.accepted()).extracting(Enum::name).containsExactlyInAnyOrder("PDF", "JPG");
            assertThat(slot.maxBytes()).isEqualTo(5_242_880);
        });
    }
}
