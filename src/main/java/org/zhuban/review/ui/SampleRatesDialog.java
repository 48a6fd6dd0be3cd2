package org.zhuban.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SampleRates;

/** 抽查比例: a supervisor's own rate for each type of his regions; an empty field leaves it to the process. */
final class SampleRatesDialog extends Dialog {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,2}|100");
    private static final int TOLD_FOR_MILLIS = 5_000;

    private final Map<SampleRates.Rate, TextField> fields = new LinkedHashMap<>();
    private final transient SampleRates rates;
    private final transient CurrentAccount account;
    private final transient Texts texts;

    /** @param region names a region by the significant part of its code */
    SampleRatesDialog(SampleRates rates, CurrentAccount account, Texts texts, Function<String, String> region) {
        super(texts.text("spot-check.rates"));
        this.rates = rates;
        this.account = account;
        this.texts = texts;
        setWidth("min(760px, 94vw)");
        var grid = new Grid<SampleRates.Rate>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addColumn(SampleRates.Rate::name)
                .setHeader(texts.text("review.type"))
                .setFlexGrow(2);
        grid.addColumn(rate -> region.apply(rate.region()))
                .setHeader(texts.text("review.region"))
                .setFlexGrow(1);
        grid.addColumn(rate -> texts.text("spot-check.rate", rate.own()))
                .setHeader(texts.text("spot-check.rate.process"))
                .setFlexGrow(0);
        grid.addComponentColumn(this::field)
                .setKey("own")
                .setHeader(texts.text("spot-check.rate.own"))
                .setFlexGrow(0)
                .setWidth("160px");
        grid.setItems(rates.all(account));
        var lead = new Paragraph(texts.text("spot-check.rates.text"));
        lead.addClassName("zb-sub");
        add(lead, grid);
        var save = new Button(texts.text("review.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setId("sample-rates-save");
        getFooter().add(new Button(texts.text("review.cancel"), click -> close()), save);
    }

    private TextField field(SampleRates.Rate rate) {
        return fields.computeIfAbsent(rate, none -> {
            var field = new TextField();
            field.setId("sample-rate-" + rate.type() + "-" + rate.region());
            field.setAriaLabel(texts.text("spot-check.rate.of", rate.name()));
            field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
            field.setWidth("120px");
            field.setManualValidation(true);
            field.setClearButtonVisible(true);
            field.setValue(rate.kept() == null ? "" : String.valueOf(rate.kept()));
            field.addValueChangeListener(change -> check(field));
            return field;
        });
    }

    private boolean check(TextField field) {
        String written = field.getValue().strip();
        boolean whole = written.isEmpty() || WHOLE.matcher(written).matches();
        field.setErrorMessage(whole ? "" : texts.text("spot-check.percent"));
        field.setInvalid(!whole);
        return whole;
    }

    /** All of them, or none while one is wrong. */
    private void save() {
        List<TextField> wrong =
                fields.values().stream().filter(field -> !check(field)).toList();
        if (!wrong.isEmpty()) {
            wrong.get(0).focus();
            return;
        }
        fields.forEach((rate, field) -> {
            String written = field.getValue().strip();
            Integer percent = written.isEmpty() ? null : Integer.valueOf(written);
            if (!Objects.equals(percent, rate.kept())) {
                rates.save(account, rate.type(), rate.region(), percent);
            }
        });
        close();
        Notification.show(texts.text("spot-check.rates.saved"), TOLD_FOR_MILLIS, Notification.Position.TOP_CENTER);
    }
}
