package org.zhuban.studio.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhuban.common.Texts;

/** A file as text, with a legend beside it: scenarios, and forms as they are written. */
@StyleSheet("context://studio-editor.css")
final class TextEditor extends Div implements FileEditor {

    /** Milliseconds, for what is printed anew after each change. */
    private static final int PRINTED = 900;

    private static final Pattern LINE = Pattern.compile("\\((\\d{1,6})\\)$");
    private static final List<String> SCENARIO = List.of(
            "name",
            "applicant",
            "person",
            "submit",
            "steps",
            "at",
            "decide",
            "opinion",
            "faults",
            "expect",
            "state",
            "path",
            "register");

    private final TextArea area = new TextArea();
    private final Div marks = new Div();

    TextEditor(String content, String label, Texts texts, boolean readOnly, Listener listener) {
        addClassName("studio-text");
        area.setAriaLabel(label);
        area.setValue(content);
        area.setReadOnly(readOnly);
        TypedText.heard(area, label.endsWith(".jrxml") ? PRINTED : FieldDetails.PAUSE);
        area.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.changed(change.getValue());
            }
        });
        marks.addClassName("studio-text-marks");
        var column = new Div(marks, area);
        column.addClassName("studio-text-column");
        add(column);
        if (label.endsWith(".yaml")) {
            add(legend(texts));
        }
    }

    /** Another content, which nobody typed. */
    void replace(String content) {
        area.setValue(content);
    }

    private static Div legend(Texts texts) {
        var list = new DescriptionList();
        SCENARIO.forEach(
                word -> list.add(new Term(word), new Description(texts.text("studio.scenario.legend." + word))));
        var legend = new Div(new H3(texts.text("studio.scenario.legend")), list);
        legend.addClassName("studio-legend");
        legend.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        legend.getElement().setAttribute("aria-label", texts.text("studio.scenario.legend"));
        return legend;
    }

    /** The line of an element that the gate names as {@code <tag> (line)}. */
    @Override
    public void select(String element) {
        Matcher line = LINE.matcher(element);
        if (line.find()) {
            area.getElement()
                    .executeJs(
                            """
                            const text = this.inputElement;
                            const lines = text.value.split('\\n');
                            const from = lines.slice(0, $0 - 1).join('\\n').length + ($0 > 1 ? 1 : 0);
                            text.focus();
                            text.setSelectionRange(from, from + (lines[$0 - 1] ?? '').length);
                            const height = text.scrollHeight / lines.length;
                            const box = this.shadowRoot.querySelector('[part=input-field]');
                            box.scrollTop = height * ($0 - 4);
                            """,
                            Integer.parseInt(line.group(1)));
        }
    }

    @Override
    public void show(List<ShownFault> faults) {
        area.setInvalid(faults.stream().anyMatch(ShownFault::refuses));
        marks.removeAll();
        faults.forEach(fault -> {
            var line = new Div(fault.sentence());
            line.addClassName(fault.refuses() ? "fault" : "hint");
            marks.add(line);
        });
    }

    @Override
    public void flush(Runnable then) {
        TypedText.flush(this, then);
    }
}
