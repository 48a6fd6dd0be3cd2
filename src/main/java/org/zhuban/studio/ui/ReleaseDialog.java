package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.ZhubanException;
import org.zhuban.studio.MigrationPreview;
import org.zhuban.studio.Release;

/** 提请发布: why, and what becomes of running filings; then another process administrator decides. */
final class ReleaseDialog extends Dialog {

    private static final int LONGEST = 500;

    private final transient StudioActs acts;
    private final transient Function<Release.Wish, Release> ask;
    private final TextArea why = new TextArea();
    private final RadioButtonGroup<Boolean> running = new RadioButtonGroup<>();
    private final MigrationTable table;

    /** @param kind of what is asked for: a roll-back takes its filings back, any other takes them forward */
    ReleaseDialog(
            StudioActs acts,
            String title,
            Release.Kind kind,
            Function<Map<String, String>, @Nullable MigrationPreview> preview,
            Function<Release.Wish, Release> ask) {
        super(title);
        this.acts = acts;
        this.ask = ask;
        var texts = acts.texts();
        var lead = new Paragraph(texts.text("release.lead"));
        lead.addClassName("zb-sub");
        why.setLabel(texts.text("release.why"));
        why.setHelperText(texts.text("release.why.hint"));
        why.setRequiredIndicatorVisible(true);
        why.setManualValidation(true);
        why.setMaxLength(LONGEST);
        why.setValueChangeMode(ValueChangeMode.EAGER);
        why.setWidthFull();
        why.setId("release-why");
        running.setLabel(texts.text("release.running"));
        running.setItems(List.of(false, true));
        running.setItemLabelGenerator(moves -> StudioWords.running(kind, moves, texts));
        running.setHelperText(
                texts.text(kind == Release.Kind.ROLLBACK ? "release.running.hint.rollback" : "release.running.hint"));
        running.setValue(false);
        running.setId("release-running");
        table = new MigrationTable(acts, Map.of(), true, preview);
        table.setVisible(false);
        running.addValueChangeListener(change -> {
            table.setVisible(change.getValue());
            if (change.getValue()) {
                table.refresh();
            }
        });
        var submit = new Button(texts.text("release.submit"), click -> submit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setDisableOnClick(true);
        submit.setId("release-submit");
        setWidth("min(820px, 94vw)");
        add(lead, why, running, table);
        getFooter().add(new Button(texts.text("reason-dialog.cancel"), click -> close()), submit);
    }

    @Override
    public void open() {
        super.open();
        why.focus();
    }

    private void submit() {
        why.setInvalid(false);
        try {
            Release release = ask.apply(new Release.Wish(
                    why.getValue(), running.getValue(), running.getValue() ? table.pairs() : Map.of()));
            StudioActs.leave(this, ReleaseView.class, ReleaseView.ID, release.id());
        } catch (InvalidInputException invalid) {
            why.setErrorMessage(acts.texts().of(invalid.errors().get(0)));
            why.setInvalid(true);
            why.focus();
            again();
        } catch (ZhubanException refused) {
            acts.tell(refused);
            again();
        }
    }

    private void again() {
        getFooter()
                .getElement()
                .getChildren()
                .flatMap(element -> element.getComponent().stream())
                .filter(Button.class::isInstance)
                .forEach(button -> ((Button) button).setEnabled(true));
    }
}
