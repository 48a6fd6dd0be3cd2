package org.zhuban.filing.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.CalendarWords;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.engine.ProcessModel;

/** Search, state, programme, type and days of the list of own filings 我的办件. */
final class FilingListFilters extends Composite<Div> {

    private final TextField search = new TextField();
    private final Select<FilingState> state = new Select<>();
    private final Select<Programme> programme = new Select<>();
    private final ComboBox<ProcessModel> type = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final List<ProcessModel> types;
    private boolean showing;

    /** @param asked is told of another question */
    FilingListFilters(Texts texts, List<ProcessModel> all, Consumer<FilingListAddress> asked) {
        types = all.stream().sorted(Comparator.comparing(ProcessModel::key)).toList();
        search.setLabel(texts.text("filings.search"));
        search.setPlaceholder(texts.text("filings.search.hint"));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        state.setLabel(texts.text("filing.state"));
        state.setItems(FilingState.values());
        state.setItemLabelGenerator(one -> one == null ? texts.text("filings.all") : texts.text("filing.state." + one));
        state.setWidth("120px");
        programme.setLabel(texts.text("filings.programme"));
        programme.setItems(Programme.offered());
        programme.setItemLabelGenerator(
                one -> one == null ? texts.text("filings.all") : texts.text("programme." + one));
        programme.setWidth("168px");
        Stream.of(state, programme).forEach(select -> {
            select.setEmptySelectionAllowed(true);
            select.setEmptySelectionCaption(texts.text("filings.all"));
        });
        type.setLabel(texts.text("filing.type"));
        type.setItemLabelGenerator(ProcessModel::name);
        type.setClearButtonVisible(true);
        type.setPlaceholder(texts.text("filings.all"));
        day(from, texts.text("filings.from"), texts);
        day(to, texts.text("filings.to"), texts);
        programme.addValueChangeListener(change -> {
            if (!showing) {
                offer(change.getValue());
            }
        });
        Stream.<HasValue<?, ?>>of(search, state, programme, type, from, to)
                .forEach(field -> field.addValueChangeListener(change -> tell(asked)));
        getContent().addClassName("zb-filters");
        getContent().add(search, state, programme, type, from, to);
    }

    private static void day(DatePicker picker, String name, Texts texts) {
        picker.setLabel(name);
        picker.setClearButtonVisible(true);
        picker.setI18n(CalendarWords.of(texts));
        picker.setWidth("150px");
    }

    /** The types of a programme; null = all. */
    private void offer(@Nullable Programme of) {
        ProcessModel chosen = type.getValue();
        List<ProcessModel> offered = types.stream()
                .filter(model -> of == null || model.programme() == of)
                .toList();
        boolean before = showing;
        showing = true;
        type.setItems(offered);
        type.setValue(offered.contains(chosen) ? chosen : null);
        showing = before;
    }

    /** Shows the question of the address; tells nobody. */
    void show(FilingListAddress address) {
        showing = true;
        search.setValue(Objects.requireNonNullElse(address.q(), ""));
        state.setValue(address.state());
        programme.setValue(address.programme());
        offer(address.programme());
        type.setValue(types.stream()
                .filter(model -> model.key().equals(address.type()))
                .findFirst()
                .orElse(null));
        from.setValue(address.from());
        to.setValue(address.to());
        showing = false;
    }

    private void tell(Consumer<FilingListAddress> asked) {
        if (showing) {
            return;
        }
        String wanted = search.getValue().strip();
        asked.accept(new FilingListAddress(
                wanted.isEmpty() ? null : wanted,
                state.getValue(),
                programme.getValue(),
                type.getValue() == null ? null : type.getValue().key(),
                from.getValue(),
                to.getValue(),
                null));
    }
}
