package org.zhuban.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class FormDocumentTests {

    private final FormDocument form = FormDocument.of(
                    """
                    {"id": "a.submit", "exporter": {"name": "Modeler"}, "components": [
                      {"type": "group", "label": "甲", "components": [
                        {"type": "textfield", "key": "one", "label": "一", "properties": {"odd": "kept"}},
                        {"type": "textfield", "key": "two", "label": "二"}]},
                      {"type": "group", "label": "乙", "components": []}]}""")
            .orElseThrow();

    private ObjectNode row(String label) {
        return form.rows().stream()
                .filter(row -> row.label().equals(label))
                .findFirst()
                .orElseThrow()
                .node();
    }

    private String order() {
        return form.rows().stream()
                .map(row -> "·".repeat(row.depth()) + row.label())
                .reduce("", String::concat);
    }

    @Test
    void elements_are_listed_as_they_follow_each_other() {
        assertThat(order()).isEqualTo("甲·一·二乙");
    }

    @Test
    void what_the_editor_does_not_know_stays() {
        FormDocument.set(row("一"), "label", "壹");
        assertThat(form.text()).contains("\"exporter\"", "\"odd\": \"kept\"", "\"label\": \"壹\"");
    }

    @Test
    void a_field_moves_among_its_own_and_over_the_edge_into_the_next_group() {
        form.move(row("二"), -1);
        assertThat(order()).isEqualTo("甲·二·一乙");
        form.move(row("一"), 1);
        assertThat(order()).isEqualTo("甲·二一乙");
        form.move(row("一"), 1);
        assertThat(order()).isEqualTo("甲·二乙·一");
    }

    @Test
    void a_new_field_comes_behind_the_chosen_one_with_a_key_of_its_own() {
        ObjectNode made = form.add("select", "新", row("一"));
        form.add("textfield", "再", row("乙"));
        assertThat(order()).isEqualTo("甲·一·新·二乙·再");
        assertThat(made.path("values").size()).isEqualTo(1);
        assertThat(row("新").path("key").asText())
                .isNotEqualTo(row("再").path("key").asText());
    }

    @Test
    void an_emptied_rule_leaves_nothing_behind() {
        FormDocument.set(row("一"), "validate.required", true);
        FormDocument.set(row("一"), "validate.required", false);
        assertThat(form.text()).doesNotContain("validate");
    }

    @Test
    void what_is_no_object_is_no_form() {
        assertThat(FormDocument.of("[]")).isEmpty();
        assertThat(FormDocument.of("{")).isEmpty();
    }
}
