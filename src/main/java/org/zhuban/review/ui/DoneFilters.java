package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.CalendarWords;
import org.zhuban.common.ui.FilterFields;
import org.zhuban.filing.engine.ProcessModel;

/** Search, type and days of the list of decisions 已办. */
final class DoneFilters extends Composite<Div> {

    private final TextField search;
    private final ComboBox<ProcessModel> type;
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final List<ProcessModel> types;
    private boolean showing;

    /** @param asked is told of another question */
    DoneFilters(Texts texts, List<ProcessModel> types, Consumer<DoneAddress> asked) {
        this.types = types;
        search = FilterFields.search(texts.text("review.done.search"), "300px");
        search.setTooltipText(texts.text("review.done.search.hint"));
        Keys.focuses(search, "/");
        type = FilterFields.choice(texts.text("review.type.all"), "168px");
        type.setItems(types);
        type.setItemLabelGenerator(ProcessModel::name);
        day(from, texts.text("review.done.from"), texts);
        day(to, texts.text("review.done.to"), texts);
        search.addValueChangeListener(change -> tell(asked));
        type.addValueChangeListener(change -> tell(asked));
        from.addValueChangeListener(change -> tell(asked));
        to.addValueChangeListener(change -> tell(asked));
        getContent().addClassName("review-filters");
        getContent().add(search, type, from, to);
    }

    private static void day(DatePicker picker, String name, Texts texts) {
        picker.setPlaceholder(name);
        picker.setAriaLabel(name);
        picker.setClearButtonVisible(true);
        picker.setI18n(CalendarWords.of(texts));
        picker.getElement().getThemeList().add("small");
        picker.setWidth("150px");
    }

    /** Shows the question of the address; tells nobody. */
    void show(DoneAddress address) {
        showing = true;
        try {
            if (!search.getValue().strip().equals(Objects.requireNonNullElse(address.q(), ""))) {
                search.setValue(Objects.requireNonNullElse(address.q(), ""));
            }
            type.setValue(types.stream()
                    .filter(model -> model.key().equals(address.type()))
                    .findFirst()
                    .orElse(null));
            from.setValue(address.from());
            to.setValue(address.to());
        } finally {
            showing = false;
        }
    }

    private void tell(Consumer<DoneAddress> asked) {
        if (showing) {
            return;
        }
        String wanted = search.getValue().strip();
        asked.accept(new DoneAddress(
                type.getValue() == null ? null : type.getValue().key(),
                wanted.isEmpty() ? null : wanted,
                from.getValue(),
                to.getValue(),
                null));
    }
}
