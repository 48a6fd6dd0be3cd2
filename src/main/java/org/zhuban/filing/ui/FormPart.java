package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/** Elements of a form in their order and columns: the whole form, or one row of a list. */
final class FormPart extends Div {

    private final FormPage page;
    private final FormDefinition form;
    private final FormInputs inputs;
    private final Map<String, FormField> fields = new LinkedHashMap<>();

    /** Groups, texts and separators that have a condition of their own. */
    private final Map<Component, String> conditional = new LinkedHashMap<>();

    FormPart(FormDefinition form, FormPage page) {
        this.form = form;
        this.page = page;
        this.inputs = new FormInputs(page);
        addClassName("zbf-part");
        render(form.elements(), this);
    }

    private void render(List<FormElement> elements, Div into) {
        Div grid = null;
        for (FormElement element : elements) {
            if ("group".equals(element.type())) {
                grid = null;
                into.add(group(element));
                continue;
            }
            if (grid == null) {
                grid = new Div();
                grid.addClassName("zbf-grid");
                into.add(grid);
            }
            Component place = place(element);
            if (place != null) {
                grid.add(place);
            }
        }
    }

    private Component group(FormElement group) {
        Section section = new Section();
        section.addClassName("zbf-group");
        if (!group.label().isEmpty()) {
            H3 title = new H3(group.label());
            title.addClassName("zbf-title");
            section.add(title);
        }
        if (!group.description().isEmpty() && !page.readOnly()) {
            Paragraph about = new Paragraph(group.description());
            about.addClassName("zbf-about");
            section.add(about);
        }
        Div body = new Div();
        render(group.children(), body);
        section.add(body);
        remember(section, group);
        return section;
    }

    private @Nullable Component place(FormElement element) {
        String key = element.key();
        if (key != null) {
            if (element.isTransient() && (page.readOnly() || page.accepted(element))) {
                return null;
            }
            FormField field = new FormField(element, inputs.of(element), page);
            fields.put(key, field);
            return field;
        }
        Component content = "separator".equals(element.type()) ? new Hr() : new Paragraph(element.label());
        content.addClassName("separator".equals(element.type()) ? "zbf-line" : "zbf-text");
        Component place = FormField.place(content, element);
        remember(place, element);
        return place;
    }

    private void remember(Component component, FormElement element) {
        if (element.hide() != null) {
            conditional.put(component, element.hide());
        }
    }

    Collection<FormField> fields() {
        return fields.values();
    }

    Optional<FormField> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    void setData(Map<String, Object> data) {
        fields.forEach((key, field) -> field.input().setValue(data.get(key)));
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        fields.forEach((key, field) -> {
            Object value = field.input().value();
            if (value != null) {
                data.put(key, value);
            }
        });
        return data;
    }

    /** Shows and hides, and marks what has to be filled in, as the conditions say of the data now. */
    void arrange(Map<String, Object> data) {
        Set<String> hidden = page.services().forms().hidden(form, data);
        fields.forEach((key, field) -> {
            field.setVisible(!hidden.contains(key));
            field.input().setRequired(page.services().forms().required(field.element(), data));
            field.input().refresh();
        });
        conditional.forEach((component, hide) ->
                component.setVisible(!page.services().conditions().holds(hide, data)));
    }
}
