package org.zhuban.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.function.Function;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SampleRates;

/** 抽查比例: a supervisor's own rate for each type of his regions; an empty field leaves it to the process. */
final class SampleRatesDialog extends Dialog {

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
                .setHeader(texts.text("spot-check.rate.own"))
                .setFlexGrow(0)
                .setWidth("160px");
        grid.setItems(rates.all(account));
        var lead = new Paragraph(texts.text("spot-check.rates.text"));
        lead.addClassName("zb-sub");
        add(lead, grid);
        getFooter().add(new Button(texts.text("spot-check.close"), click -> close()));
    }

    private IntegerField field(SampleRates.Rate rate) {
        var field = new IntegerField();
        field.setAriaLabel(texts.text("spot-check.rate.of", rate.name()));
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.setWidth("120px");
        field.setManualValidation(true);
        field.setClearButtonVisible(true);
        field.setValue(rate.kept());
        field.addValueChangeListener(change -> {
            try {
                rates.save(account, rate.type(), rate.region(), field.getValue());
                field.setInvalid(false);
            } catch (InvalidInputException invalid) {
                field.setErrorMessage(texts.of(invalid.errors().get(0)));
                field.setInvalid(true);
            }
        });
        return field;
    }
}
