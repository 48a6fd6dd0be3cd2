package org.zhuban.common.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;

/** The small fields above a list: one that is searched while somebody types, ones that choose or leave open. */
public final class FilterFields {

    private static final int SEARCH_AFTER_MILLIS = 400;
    private static final int LONGEST = 100;

    private FilterFields() {}

    /** @param name what is searched; stands in the empty field */
    public static TextField search(String name, String width) {
        var search = new TextField();
        search.setPlaceholder(name);
        search.setAriaLabel(name);
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_AFTER_MILLIS);
        search.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        search.setWidth(width);
        return search;
    }

    /** @param none stands in the empty field: nothing is chosen, all are shown */
    public static <T> ComboBox<T> choice(String none, String width) {
        var box = new ComboBox<T>();
        box.setPlaceholder(none);
        box.setAriaLabel(none);
        box.setClearButtonVisible(true);
        box.getElement().getThemeList().add("small");
        box.setWidth(width);
        return box;
    }
}
