package org.zhuban.filing.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.Texts;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** A region: province, city, district one after the other, or its six digits typed; both show the same. The value is the code. */
final class RegionField extends CustomField<String> {

    private final Regions regions;
    private final int level;
    private final List<ComboBox<Region>> steps = new ArrayList<>();
    private final TextField code = new TextField();
    private String current = "";
    private boolean arranging;

    /** @param level down to which it is asked: 1 province, 2 city, 3 district */
    RegionField(Regions regions, Texts texts, int level) {
        super("");
        this.regions = regions;
        this.level = level;
        Div row = new Div();
        row.addClassName("zbf-region");
        List<String> names = List.of("form.region.province", "form.region.city", "form.region.district");
        for (int i = 0; i < level; i++) {
            int step = i;
            ComboBox<Region> choice = new ComboBox<>();
            choice.setItemLabelGenerator(Region::name);
            choice.setPlaceholder(texts.text(names.get(i)));
            choice.setAriaLabel(texts.text(names.get(i)));
            choice.setWidthFull();
            choice.setManualValidation(true);
            choice.addValueChangeListener(change -> {
                if (!arranging) {
                    chosen(step, Optional.ofNullable(change.getValue()));
                }
            });
            steps.add(choice);
            row.add(choice);
        }
        code.setPlaceholder(texts.text("form.region.code"));
        code.setAriaLabel(texts.text("form.region.code"));
        code.setWidthFull();
        code.setManualValidation(true);
        code.getElement().setAttribute("inputmode", "numeric");
        code.addValueChangeListener(change -> {
            if (!arranging) {
                typed(HalfWidth.code(change.getValue()));
            }
        });
        row.add(code);
        add(row);
        setWidthFull();
        arrange("");
    }

    private void chosen(int step, Optional<Region> region) {
        String next = region.map(Region::code).orElseGet(() -> step == 0 ? "" : above(step));
        // a city that is the only one of its province (市辖区 of 北京) is not asked for
        Optional<Region> present = regions.find(next);
        while (present.isPresent() && present.get().level() < level && region.isPresent()) {
            List<Region> below = regions.children(present.get().code());
            if (below.size() != 1) {
                break;
            }
            present = Optional.of(below.get(0));
            next = present.get().code();
        }
        update(next);
    }

    private String above(int step) {
        Region region = steps.get(step - 1).getValue();
        return region == null ? "" : region.code();
    }

    private void typed(String text) {
        update(text);
    }

    private void update(String next) {
        arrange(next);
        current = next;
        updateValue();
    }

    /** Shows a code in the steps as far as it is known, and its digits. */
    private void arrange(String next) {
        arranging = true;
        try {
            List<Region> path = new ArrayList<>();
            Optional<Region> region = regions.find(next);
            while (region.isPresent()) {
                path.add(0, region.get());
                String parent = region.get().parent();
                region = parent == null ? Optional.empty() : regions.find(parent);
            }
            for (int i = 0; i < steps.size(); i++) {
                ComboBox<Region> step = steps.get(i);
                List<Region> choices = i == 0
                        ? regions.children("")
                        : path.size() >= i ? regions.children(path.get(i - 1).code()) : List.of();
                step.setItems(choices);
                step.setEnabled(!choices.isEmpty());
                step.setValue(i < path.size() ? path.get(i) : null);
            }
            code.setValue(next);
        } finally {
            arranging = false;
        }
    }

    @Override
    protected String generateModelValue() {
        return current;
    }

    @Override
    protected void setPresentationValue(String value) {
        current = value;
        arrange(value);
    }

    @Override
    public void setInvalid(boolean invalid) {
        super.setInvalid(invalid);
        steps.forEach(step -> step.setInvalid(invalid));
        code.setInvalid(invalid);
    }

    @Override
    public void focus() {
        steps.stream()
                .filter(step -> step.isEmpty() && step.isEnabled())
                .findFirst()
                .ifPresentOrElse(ComboBox::focus, code::focus);
    }
}
