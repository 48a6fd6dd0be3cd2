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
import org.zhuban.studio.Releases;

/** 提请发布, 提请迁移在办件: why, and what becomes of running filings; then another process administrator decides. */
final class ReleaseDialog extends Dialog {

    private static final int LONGEST = 500;

    private final transient StudioActs acts;
    private final transient Function<Release.Wish, Release> ask;
    private final TextArea why = new TextArea();
    private final RadioButtonGroup<Boolean> running = new RadioButtonGroup<>();
    private final MigrationTable table;

    /**
     * @param kind    of what is asked for: a roll-back takes its filings back, a migration is of nothing else, any other takes them forward
     * @param prospect one of a new type has no filings that run
     */
    ReleaseDialog(
            StudioActs acts,
            String title,
            Release.Kind kind,
            Releases.Prospect prospect,
            Function<Map<String, String>, @Nullable MigrationPreview> preview,
            Function<Release.Wish, Release> ask) {
        super(title);
        this.acts = acts;
        this.ask = ask;
        var texts = acts.texts();
        boolean alone = kind == Release.Kind.MIGRATE;
        boolean back = kind == Release.Kind.ROLLBACK;
        var lead =
                new Paragraph(texts.text(alone ? "migration.lead" : back ? "release.lead.ROLLBACK" : "release.lead"));
        lead.addClassName("zb-sub");
        var trial = new Paragraph(texts.text("release.tried.said", prospect.trial()));
        trial.setId("release-tried");
        trial.setVisible(!prospect.trial().isEmpty());
        why.setLabel(texts.text(alone ? "migration.why" : "release.why"));
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
        running.setHelperText(texts.text(back ? "release.running.hint.rollback" : "release.running.hint"));
        running.setValue(alone);
        running.setId("release-running");
        running.setVisible(!prospect.fresh() && !alone);
        table = new MigrationTable(acts, Map.of(), true, preview);
        table.setVisible(alone);
        if (alone) {
            table.refresh();
        }
        running.addValueChangeListener(change -> {
            table.setVisible(change.getValue());
            if (change.getValue()) {
                table.refresh();
            }
        });
        var submit = new Button(
                texts.text(alone ? "migration.submit" : back ? "release.submit.ROLLBACK" : "release.submit"),
                click -> submit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setId("release-submit");
        setWidth("min(820px, 94vw)");
        add(lead, trial, why, running, table);
        getFooter().add(new Button(texts.text("reason-dialog.cancel"), click -> close()), submit);
    }

    @Override
    public void open() {
        super.open();
        why.focus();
    }

    private void submit() {
        why.setInvalid(false);
        if (!isOpened() || running.getValue() && !table.settled()) {
            return; // the second press of a double click finds it closed
        }
        try {
            Release release = ask.apply(new Release.Wish(
                    why.getValue(),
                    running.getValue(),
                    running.getValue() ? table.pairs() : Map.of(),
                    running.getValue() && table.leaves()));
            StudioActs.leave(this, ReleaseView.class, ReleaseView.ID, release.id());
        } catch (InvalidInputException invalid) {
            if (invalid.errors().get(0).field().equals("/why")) {
                why.setErrorMessage(acts.texts().of(invalid.errors().get(0)));
                why.setInvalid(true);
                why.focus();
            } else {
                acts.tell(invalid);
                table.refresh();
            }
        } catch (ZhubanException refused) {
            acts.tell(refused);
        }
    }
}
