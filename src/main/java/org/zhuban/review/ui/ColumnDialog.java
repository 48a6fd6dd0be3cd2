package org.zhuban.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.zhuban.common.Texts;

/** Which columns, in which order; by keyboard as well as by mouse. */
final class ColumnDialog extends Dialog {

    private final transient Texts texts;
    private final Div rows = new Div();
    private final List<Checkbox> boxes = new ArrayList<>();
    private final Button save;

    /**
     * @param save  is given the keys of those to show, in order
     * @param reset back to what everybody sees first
     */
    ColumnDialog(GridColumns columns, Texts texts, Consumer<List<String>> save, Runnable reset) {
        super(texts.text("review.columns"));
        this.texts = texts;
        setWidth("min(420px, 94vw)");
        List<String> shown = columns.shown();
        columns.heads().forEach((key, head) -> {
            var box = new Checkbox(head, shown.contains(key));
            box.setId("column-" + key);
            box.addValueChangeListener(change -> enough());
            boxes.add(box);
        });
        rows.addClassName("review-columns");
        arrange();
        add(new Paragraph(texts.text("review.columns.text")), rows);
        var usual = new Button(texts.text("review.columns.usual"), click -> {
            close();
            reset.run();
        });
        usual.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        this.save = new Button(texts.text("review.save"), click -> {
            close();
            save.accept(chosen());
        });
        this.save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        this.save.setId("save-columns");
        getFooter().add(usual, new Button(texts.text("review.cancel"), click -> close()), this.save);
    }

    private List<String> chosen() {
        return boxes.stream()
                .filter(Checkbox::getValue)
                .map(box -> box.getId().orElseThrow().substring("column-".length()))
                .toList();
    }

    private void enough() {
        save.setEnabled(!chosen().isEmpty());
    }

    private void arrange() {
        rows.removeAll();
        for (int place = 0; place < boxes.size(); place++) {
            var row = new Div(boxes.get(place), move(place, -1), move(place, 1));
            row.addClassName("review-column");
            rows.add(row);
        }
    }

    private Button move(int place, int by) {
        Checkbox box = boxes.get(place);
        var button = new Button(by < 0 ? VaadinIcon.ARROW_UP.create() : VaadinIcon.ARROW_DOWN.create(), click -> {
            boxes.remove(place);
            boxes.add(place + by, box);
            arrange();
            box.focus();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(texts.text(by < 0 ? "review.columns.up" : "review.columns.down", box.getLabel()));
        button.setEnabled(place + by >= 0 && place + by < boxes.size());
        return button;
    }
}
