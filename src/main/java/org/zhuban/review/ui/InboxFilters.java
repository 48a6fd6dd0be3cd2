package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.reference.Region;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Sort;

/** Search, filters and order of the inbox. */
final class InboxFilters extends Composite<Div> {

    private static final int SEARCH_AFTER_MILLIS = 400;

    private final TextField search = new TextField();
    private final ComboBox<ProcessModel> type = new ComboBox<>();
    private final ComboBox<Region> region = new ComboBox<>();
    private final Checkbox overdue = new Checkbox();
    private final Select<Sort> sort = new Select<>();
    private final List<ProcessModel> types;
    private final List<Region> regions;
    private InboxQuery query = InboxAddress.START.query();
    private boolean showing;

    /**
     * @param regions that the reader's desks cover
     * @param asked   is told of another question
     */
    InboxFilters(Texts texts, List<ProcessModel> types, List<Region> regions, Consumer<InboxQuery> asked) {
        this.types = types;
        this.regions = regions;
        search.setPlaceholder(texts.text("review.search"));
        search.setAriaLabel(texts.text("review.search"));
        search.setTooltipText(texts.text("review.search.hint"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_AFTER_MILLIS);
        search.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        search.setWidth("300px");
        search.addFocusShortcut(Key.SLASH);

        type.setItems(types);
        type.setItemLabelGenerator(ProcessModel::name);
        combo(type, texts.text("review.type.all"), "168px");
        region.setItems(regions);
        region.setItemLabelGenerator(Region::name);
        combo(region, texts.text("review.region.all"), "150px");
        region.setVisible(regions.size() > 1);

        overdue.setLabel(texts.text("review.overdue-only"));
        sort.setItems(Sort.values());
        sort.setItemLabelGenerator(order -> texts.text("review.sort." + order.name()));
        sort.setAriaLabel(texts.text("review.sort.label"));
        sort.addClassName("small");
        sort.getElement().getThemeList().add("small");
        sort.setWidth("160px");

        search.addValueChangeListener(change -> tell(asked));
        type.addValueChangeListener(change -> tell(asked));
        region.addValueChangeListener(change -> tell(asked));
        overdue.addValueChangeListener(change -> tell(asked));
        sort.addValueChangeListener(change -> tell(asked));
        getContent().addClassName("review-filters");
        getContent().add(search, type, region, overdue, sort);
    }

    private static void combo(ComboBox<?> box, String none, String width) {
        box.setPlaceholder(none);
        box.setAriaLabel(none);
        box.setClearButtonVisible(true);
        box.getElement().getThemeList().add("small");
        box.setWidth(width);
    }

    /** Shows the question of the address; tells nobody. */
    void show(InboxQuery present) {
        query = present;
        showing = true;
        try {
            if (!search.getValue().strip().equals(Objects.requireNonNullElse(present.q(), ""))) {
                search.setValue(Objects.requireNonNullElse(present.q(), ""));
            }
            type.setValue(pick(types, present.type(), ProcessModel::key));
            region.setValue(pick(regions, present.region(), Region::code));
            overdue.setValue(present.overdue());
            sort.setValue(present.sort());
        } finally {
            showing = false;
        }
    }

    private void tell(Consumer<InboxQuery> asked) {
        if (showing) {
            return;
        }
        String wanted = search.getValue().strip();
        asked.accept(new InboxQuery(
                query.box(),
                type.getValue() == null ? null : type.getValue().key(),
                null,
                region.getValue() == null ? null : region.getValue().code(),
                wanted.isEmpty() ? null : wanted,
                overdue.getValue(),
                sort.getValue()));
    }

    private static <T> @Nullable T pick(
            List<T> items, @Nullable String key, java.util.function.Function<T, String> keyOf) {
        return items.stream()
                .filter(item -> keyOf.apply(item).equals(key))
                .findFirst()
                .orElse(null);
    }
}
