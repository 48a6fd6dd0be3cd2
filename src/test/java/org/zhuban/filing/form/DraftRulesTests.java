package org.zhuban.filing.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhuban.common.FieldError;

/** What the server takes into a draft, whoever sends it. */
class DraftRulesTests {

    private final Forms forms = TestForms.forms();

    private FormDefinition form(String... components) {
        return forms.parse(TestForms.file(List.of(components).stream()
                .map(text -> text.replace('\'', '"'))
                .toArray(String[]::new)));
    }

    private List<String> oversized(FormDefinition form, Map<String, Object> data) {
        return forms.oversized(form, forms.clean(form, data)).stream()
                .map(DraftRulesTests::shown)
                .toList();
    }

    private static String shown(FieldError error) {
        return error.field() + " " + error.code();
    }

    @Test
    void a_text_longer_than_a_thousand_characters_is_refused_and_a_large_one_above_ten_thousand() {
        FormDefinition form = form(
                "{'type': 'textfield', 'key': 'line', 'label': '行', 'validate': {'maxLength': 50}}",
                "{'type': 'textarea', 'key': 'text', 'label': '文'}",
                "{'type': 'textarea', 'key': 'long', 'label': '长', 'validate': {'maxLength': 20000}}");
        assertThat(oversized(
                        form,
                        Map.of("line", "字".repeat(1_000), "text", "字".repeat(10_000), "long", "字".repeat(20_000))))
                .isEmpty();
        assertThat(oversized(
                        form,
                        Map.of("line", "字".repeat(1_001), "text", "字".repeat(10_001), "long", "字".repeat(20_001))))
                .containsExactly("/line field.too-long", "/text field.too-long", "/long field.too-long");
    }

    @Test
    void what_is_no_text_is_bounded_too() {
        FormDefinition form = form(
                "{'type': 'datetime', 'key': 'day', 'dateLabel': '日', 'subtype': 'date'}",
                "{'type': 'number', 'key': 'number', 'label': '数'}",
                "{'type': 'checklist', 'key': 'kinds', 'label': '类', 'values': [{'value': 'a', 'label': 'A'}]}");
        assertThat(oversized(
                        form,
                        Map.of(
                                "day",
                                "x".repeat(2_000),
                                "number",
                                "y".repeat(2_000),
                                "kinds",
                                List.of("z".repeat(2_000)))))
                .containsExactly("/day field.too-long", "/number field.too-long", "/kinds field.too-long");
    }

    @Test
    void a_list_has_two_hundred_rows_unless_the_form_allows_more() {
        String list =
                "{'type': 'dynamiclist', 'path': 'rows', 'label': '表'%s, 'components': [{'type': 'textfield', 'key': 'cell', 'label': '格'}]}";
        FormDefinition usual = form(list.formatted(""));
        FormDefinition long500 = form(list.formatted(", 'properties': {'maxRows': '500'}"));
        Map<String, Object> row = Map.of("cell", "x");
        assertThat(oversized(usual, Map.of("rows", Collections.nCopies(200, row))))
                .isEmpty();
        assertThat(oversized(usual, Map.of("rows", Collections.nCopies(201, row))))
                .containsExactly("/rows field.too-many-rows");
        assertThat(oversized(long500, Map.of("rows", Collections.nCopies(500, row))))
                .isEmpty();
        assertThat(oversized(usual, Map.of("rows", List.of(row, Map.of("cell", "x".repeat(1_001))))))
                .containsExactly("/rows/1/cell field.too-long");
    }

    @Test
    void a_field_to_read_keeps_what_the_server_knows_and_stays_empty_if_it_knows_nothing() {
        FormDefinition form = form(
                "{'type': 'textfield', 'key': 'name', 'label': '名', 'readonly': true}",
                "{'type': 'textfield', 'key': 'code', 'label': '码', 'disabled': true}",
                "{'type': 'textfield', 'key': 'free', 'label': '写'}");
        assertThat(forms.keepReadOnly(
                        form, Map.of("name", "假", "code", "假", "free", "新"), Map.of("name", "真", "free", "旧")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("name", "真", "free", "新"));
    }

    @Test
    void a_row_keeps_its_cells_to_read_only_if_the_server_knows_such_a_row() {
        FormDefinition form = form("{'type': 'dynamiclist', 'path': 'rows', 'label': '表', 'components': ["
                + "{'type': 'textfield', 'key': 'no', 'label': '号', 'readonly': true},"
                + "{'type': 'textfield', 'key': 'text', 'label': '文'}]}");
        Map<String, Object> own = Map.of("rows", List.of(Map.of("no", "1", "text", "a"), Map.of("no", "2")));
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("rows", List.of(Map.of("no", "2", "text", "b"), Map.of("no", "9", "text", "c")));
        assertThat(forms.keepReadOnly(form, given, own))
                .containsEntry("rows", List.of(Map.of("no", "2", "text", "b"), Map.of("text", "c")));
    }
}
