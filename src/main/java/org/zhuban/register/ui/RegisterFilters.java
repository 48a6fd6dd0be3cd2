package org.zhuban.register.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.FilterFields;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.register.Column;
import org.zhuban.register.Register;
import org.zhuban.register.RegisterLabels;
import org.zhuban.register.RegisterQuery;

/** Search and filters of a register's list. */
final class RegisterFilters extends Composite<Div> {

    private static final String WIDTH = "158px";

    private final TextField search;
    private final ComboBox<Region> region;
    private final ComboBox<RegisterQuery.Expiry> expiry;
    private final Map<String, ComboBox<FormElement.Option>> choices = new LinkedHashMap<>();
    private final List<Region> regions;
    private boolean showing;

    /** @param asked is told of another question */
    RegisterFilters(
            Register register,
            RegisterLabels.Labels labels,
            RegisterScreen screen,
            CurrentAccount account,
            Consumer<RegisterQuery> asked) {
        Texts texts = screen.texts;
        regions = account.organisation() == null ? regions(account, screen.regions) : List.of();
        search = FilterFields.search(texts.text("register." + register.key() + ".search"), "400px");
        search.addFocusShortcut(Key.SLASH);
        region = FilterFields.choice(texts.text("register.region.all"), WIDTH);
        region.setItems(regions);
        region.setItemLabelGenerator(Region::name);
        region.setVisible(severalRegions());
        expiry = FilterFields.choice(texts.text("register.expiry.all"), WIDTH);
        expiry.setItems(Arrays.stream(RegisterQuery.Expiry.values())
                .filter(value -> value != RegisterQuery.Expiry.TAKEN_OUT
                        || register.takenOut().isPresent())
                .toList());
        expiry.setItemLabelGenerator(value -> texts.text("register.expiry." + value));
        expiry.setVisible(register.expiry().isPresent());
        getContent().addClassName("review-filters");
        getContent().add(search, region);
        for (Column column : register.columns()) {
            if (column.filtered()) {
                getContent().add(choice(labels, column));
            }
        }
        getContent().add(expiry);
        search.addValueChangeListener(change -> tell(asked));
        region.addValueChangeListener(change -> tell(asked));
        expiry.addValueChangeListener(change -> tell(asked));
        choices.values().forEach(box -> box.addValueChangeListener(change -> tell(asked)));
    }

    private ComboBox<FormElement.Option> choice(RegisterLabels.Labels labels, Column column) {
        ComboBox<FormElement.Option> box = FilterFields.choice(labels.label(column), WIDTH);
        box.setItems(labels.choices(column));
        box.setItemLabelGenerator(FormElement.Option::label);
        choices.put(column.field(), box);
        return box;
    }

    boolean severalRegions() {
        return regions.size() > 1;
    }

    /** Shows the question of the address; tells nobody. */
    void show(RegisterQuery query) {
        showing = true;
        try {
            if (!search.getValue().strip().equals(Objects.requireNonNullElse(query.q(), ""))) {
                search.setValue(Objects.requireNonNullElse(query.q(), ""));
            }
            region.setValue(regions.stream()
                    .filter(item -> item.code().equals(query.region()))
                    .findFirst()
                    .orElse(null));
            expiry.setValue(query.expiry());
            choices.forEach(
                    (field, box) -> box.setValue(option(box, query.choices().get(field))));
        } finally {
            showing = false;
        }
    }

    private static FormElement.@Nullable Option option(ComboBox<FormElement.Option> box, @Nullable String code) {
        return box.getListDataView()
                .getItems()
                .filter(option -> option.value().equals(code))
                .findFirst()
                .orElse(null);
    }

    private void tell(Consumer<RegisterQuery> asked) {
        if (showing) {
            return;
        }
        String wanted = search.getValue().strip();
        Map<String, String> chosen = new LinkedHashMap<>();
        choices.forEach((field, box) -> {
            if (box.getValue() != null) {
                chosen.put(field, box.getValue().value());
            }
        });
        asked.accept(new RegisterQuery(
                wanted.isEmpty() ? null : wanted,
                region.getValue() == null ? null : region.getValue().code(),
                expiry.getValue(),
                Map.copyOf(chosen)));
    }

    /** Regions to choose from: those right below the reader's, or his own. */
    private static List<Region> regions(CurrentAccount account, Regions regions) {
        return account.grants().stream()
                .flatMap(grant -> {
                    String code = Objects.requireNonNullElse(grant.region(), "");
                    List<Region> children = regions.children(code);
                    return children.isEmpty() ? regions.find(code).stream() : children.stream();
                })
                .distinct()
                .toList();
    }
}
