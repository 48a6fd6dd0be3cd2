package org.zhuban.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** The grants of an account: role, programme (empty = all), region (empty = everywhere), a line each. */
class GrantsField extends CustomField<List<Grant>> {

    private final Texts texts;
    private final List<String> codes;
    private final Regions regions;
    private final Div lines = new Div();
    private final List<Line> shown = new ArrayList<>();

    GrantsField(Texts texts, Regions regions) {
        super(List.of());
        this.texts = texts;
        this.regions = regions;
        this.codes = regions.children("").stream()
                .map(Region::code)
                .flatMap(province -> regions.subtree(province).stream())
                .toList();
        var add = new Button(texts.text("accounts.grant.add"), new Icon(VaadinIcon.PLUS), click -> {
            line(null);
            updateValue();
        });
        add.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(lines, add);
        setLabel(texts.text("accounts.grants"));
        setWidthFull();
    }

    static String words(Texts texts, Regions regions, Grant grant) {
        return texts.text("role." + grant.role())
                + (grant.programme() == null ? "" : " · " + texts.text("programme." + grant.programme()))
                + (grant.region() == null ? "" : " · " + regions.path(grant.region()));
    }

    private void line(@Nullable Grant grant) {
        var line = new Line(grant);
        shown.add(line);
        lines.add(line);
    }

    @Override
    protected List<Grant> generateModelValue() {
        return List.copyOf(shown.stream()
                .flatMap(Line::grant)
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    protected void setPresentationValue(List<Grant> grants) {
        shown.clear();
        lines.removeAll();
        grants.forEach(this::line);
        if (grants.isEmpty()) {
            line(null);
        }
    }

    private class Line extends HorizontalLayout {

        private final Select<Role> role = new Select<>();
        private final Select<Programme> programme = new Select<>();
        private final ComboBox<String> region = new ComboBox<>();

        Line(@Nullable Grant grant) {
            setWidthFull();
            setSpacing(false);
            getStyle().set("gap", "8px").set("margin-bottom", "6px");
            role.setItems(Arrays.stream(Role.values()).toList());
            role.setItemLabelGenerator(value -> texts.text("role." + value));
            role.setPlaceholder(texts.text("accounts.grant.role"));
            role.setAriaLabel(texts.text("accounts.grant.role"));
            programme.setItems(Programme.offered());
            programme.setEmptySelectionAllowed(true);
            programme.setEmptySelectionCaption(texts.text("accounts.grant.all-programmes"));
            programme.setItemLabelGenerator(
                    value -> texts.text(value == null ? "accounts.grant.all-programmes" : "programme." + value));
            programme.setAriaLabel(texts.text("accounts.grant.programme"));
            region.setItems(codes);
            region.setItemLabelGenerator(code -> code + " " + regions.path(code));
            region.setPlaceholder(texts.text("accounts.grant.everywhere"));
            region.setAriaLabel(texts.text("accounts.grant.region"));
            region.setClearButtonVisible(true);
            if (grant != null) {
                // before the listeners: what is shown must not be taken for what is chosen
                role.setValue(grant.role());
                programme.setValue(grant.programme());
                region.setValue(grant.region());
            }
            role.addValueChangeListener(change -> updateValue());
            programme.addValueChangeListener(change -> updateValue());
            region.addValueChangeListener(change -> updateValue());
            var remove = new Button(new Icon(VaadinIcon.TRASH), click -> {
                shown.remove(this);
                lines.remove(this);
                GrantsField.this.updateValue();
            });
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            remove.setAriaLabel(texts.text("accounts.grant.remove"));
            add(role, programme, region, remove);
            expand(region);
        }

        private Stream<Grant> grant() {
            return role.getValue() == null
                    ? Stream.empty()
                    : Stream.of(new Grant(role.getValue(), programme.getValue(), region.getValue()));
        }
    }
}
