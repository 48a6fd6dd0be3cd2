package org.zhuban.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.reference.CodeTables;

/** How registers' columns are called and shown: as the forms do it that fill them. A message {@code register.<key>.<field>} comes before the form's label. */
@Component
public class RegisterLabels {

    private final FilingTypes types;
    private final Forms forms;
    private final CodeTables codes;
    private final Texts texts;

    RegisterLabels(FilingTypes types, Forms forms, CodeTables codes, Texts texts) {
        this.types = types;
        this.forms = forms;
        this.codes = codes;
        this.texts = texts;
    }

    /** By the newest forms as they are now; for one screen or one export, which then asks nothing more. */
    public Labels of(Register register) {
        List<FormDefinition> newest =
                register.types().stream().map(types::newest).map(types::form).toList();
        Map<String, FormElement> fields = new LinkedHashMap<>();
        register.columns().forEach(column -> newest.stream()
                .map(form -> form.field(column.field()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(field -> fields.put(column.field(), field)));
        return new Labels(register, fields);
    }

    /** Of one register. */
    public final class Labels {

        private final Register register;
        private final Map<String, FormElement> fields;

        private Labels(Register register, Map<String, FormElement> fields) {
            this.register = register;
            this.fields = fields;
        }

        public String label(Column column) {
            String code = "register." + register.key() + "." + column.field();
            String own = texts.text(code);
            return own.equals(code) ? field(column).map(FormElement::label).orElse(code) : own;
        }

        /** As a person reads it; empty for none. */
        public String shown(Column column, Entry entry) {
            Object value = entry.values().get(column.field());
            if (value == null) {
                return "";
            }
            String table = column.codes();
            if (table != null) {
                return codes.name(table, value.toString()).orElse(value.toString());
            }
            return field(column).map(field -> forms.shown(field, value)).orElseGet(() -> plain(value));
        }

        private static String plain(Object value) {
            return value instanceof List<?> several
                    ? several.stream().map(Object::toString).collect(Collectors.joining("；"))
                    : value.toString();
        }

        /** The choices of its filter. */
        public List<FormElement.Option> choices(Column column) {
            String table = column.codes();
            return table == null
                    ? field(column).map(forms::choices).orElse(List.of())
                    : codes.items(table).stream()
                            .map(item -> new FormElement.Option(item.code(), item.name()))
                            .toList();
        }

        private Optional<FormElement> field(Column column) {
            return Optional.ofNullable(fields.get(column.field()));
        }
    }
}
