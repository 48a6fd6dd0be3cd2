package org.zhuban.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.document.Documents.View;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.privacy.Masks;

/** A record as a person reads it, group by group, in the order of its form: for the generic printed form and for the public page. */
final class RecordView {

    private static final Set<String> HALF = Set.of("number", "datetime", "select", "radio", "checkbox");
    private static final int ROW = 16;

    private final Forms forms;
    private final View view;

    RecordView(Forms forms, View view) {
        this.forms = forms;
        this.view = view;
    }

    /** A group of the form; without a label what stands outside all groups. */
    record Section(String label, List<Entry> entries) {}

    /**
     * An answer.
     *
     * @param wide takes a whole line
     * @param head labels of the columns of a list; empty if it is none
     * @param rows its cells
     */
    record Entry(String label, String value, boolean wide, List<String> head, List<List<String>> rows) {}

    List<Section> sections(FilingRecord record) {
        Set<String> hidden = forms.hidden(record.form(), record.data());
        List<Section> sections = new ArrayList<>();
        sections(record.form().elements(), "", hidden, record.data(), sections);
        return sections.stream().filter(section -> !section.entries().isEmpty()).toList();
    }

    private void sections(
            List<FormElement> elements,
            String label,
            Set<String> hidden,
            Map<String, Object> data,
            List<Section> sections) {
        List<Entry> entries = new ArrayList<>();
        sections.add(new Section(label, entries));
        for (FormElement element : elements) {
            String key = element.key();
            if (element.type().equals("group")) {
                sections(element.children(), element.label(), hidden, data, sections);
            } else if (key != null && !element.isSlot() && !element.isTransient() && !hidden.contains(key)) {
                entries.add(entry(element, data.get(key)));
            }
        }
    }

    private Entry entry(FormElement field, @Nullable Object value) {
        if (field.children().isEmpty()) {
            return new Entry(field.label(), shown(field, value), wide(field), List.of(), List.of());
        }
        List<FormElement> columns = new FormDefinition("row", field.children())
                .fields().stream().filter(column -> !column.isSlot()).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Object row : value instanceof List<?> list ? list : List.of()) {
            rows.add(columns.stream()
                    .map(column -> shown(column, row instanceof Map<?, ?> cells ? cells.get(column.key()) : null))
                    .toList());
        }
        return new Entry(
                field.label(),
                "",
                true,
                columns.stream().map(FormElement::label).toList(),
                rows);
    }

    String shown(FormElement field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        String shown = forms.shown(field, value);
        return view == View.MASKED && field.maskedInPublic() ? Masks.of(field.format(), shown) : shown;
    }

    private static boolean wide(FormElement field) {
        return field.columns() == 0 ? !HALF.contains(field.type()) : field.columns() > ROW / 2;
    }
}
