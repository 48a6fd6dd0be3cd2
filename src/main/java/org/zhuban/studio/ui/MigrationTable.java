package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.studio.MigrationPreview;

/** 迁移预览: how many filings stand on each step and where they would go; another target is chosen in its row. */
final class MigrationTable extends Div {

    private final transient Function<Map<String, String>, @Nullable MigrationPreview> ask;
    private final transient StudioActs acts;
    private final transient Texts texts;
    private final boolean editable;
    private final Map<String, String> pairs;
    private final Paragraph said = new Paragraph();
    private final Grid<MigrationPreview.Step> grid = new Grid<>();
    private final Checkbox leaving = new Checkbox();
    private transient @Nullable MigrationPreview preview;
    private boolean refused;

    /** @param ask previews with these pairs; null = there is nothing that could be moved */
    MigrationTable(
            StudioActs acts,
            Map<String, String> pairs,
            boolean editable,
            Function<Map<String, String>, @Nullable MigrationPreview> ask) {
        this.acts = acts;
        this.texts = acts.texts();
        this.pairs = new TreeMap<>(pairs);
        this.editable = editable;
        this.ask = ask;
        said.getElement().setAttribute("role", "status");
        said.addClassName("zb-sub");
        said.getStyle().set("margin-top", "12px");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", texts.text("migration.preview"));
        grid.addColumn(MigrationPreview.Step::name)
                .setHeader(texts.text("migration.step"))
                .setFlexGrow(2);
        grid.addColumn(step -> "%,d".formatted(step.filings()))
                .setHeader(texts.text("migration.filings"))
                .setWidth("90px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::target)
                .setHeader(texts.text("migration.target"))
                .setWidth("230px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::standing)
                .setHeader(texts.text("migration.standing"))
                .setFlexGrow(3);
        leaving.setId("migration-leaving");
        leaving.setVisible(false);
        add(said, grid, leaving);
        setWidthFull();
    }

    /** What was chosen. */
    Map<String, String> pairs() {
        return Map.copyOf(pairs);
    }

    /** Those that cannot go are said to stay. */
    boolean leaves() {
        return leaving.getValue();
    }

    /** Can all go, or is it said that the others stay? If not, their rows say so. */
    boolean settled() {
        MigrationPreview now = preview;
        refused = now != null && !now.clean() && !leaves();
        if (now != null && refused) {
            said.setText(texts.text("migration.unsettled", stuck(now)));
            said.addClassName("studio-refused");
            grid.setItems(now.steps());
            leaving.focus();
        }
        return !refused;
    }

    private static int stuck(MigrationPreview preview) {
        return preview.stuck().stream().mapToInt(MigrationPreview.Step::filings).sum();
    }

    void refresh() {
        try {
            preview = ask.apply(pairs());
        } catch (ZhubanException refused) {
            acts.tell(refused);
        }
        MigrationPreview now = preview;
        grid.setVisible(now != null);
        refused = false;
        said.removeClassName("studio-refused");
        leaving.setVisible(editable && now != null && !now.clean());
        leaving.setValue(false);
        if (now == null) {
            said.setText(texts.text("migration.nothing"));
            return;
        }
        said.setText(texts.text(
                now.clean() ? "migration.preview.clean" : "migration.preview.some", now.running(), now.automatic()));
        leaving.setLabel(texts.text("migration.leaving", stuck(now)));
        grid.setItems(now.steps());
    }

    /** Where those on a step go, to choose where there is a choice. */
    Component target(MigrationPreview.Step step) {
        String shown = Objects.requireNonNullElse(step.targetName(), "");
        var targets = Objects.requireNonNull(preview).targets(step);
        if (!editable || targets.isEmpty()) {
            return new Span(shown);
        }
        var choice = new ComboBox<MigrationPreview.Target>();
        choice.addThemeVariants(ComboBoxVariant.LUMO_SMALL);
        choice.setAriaLabel(texts.text("migration.target.of", step.name()));
        choice.setItems(targets);
        choice.setItemLabelGenerator(MigrationPreview.Target::name);
        choice.setWidth("210px");
        choice.setManualValidation(true);
        choice.setInvalid(refused && step.filings() > 0 && !step.goes());
        String wanted = pairs.getOrDefault(step.element(), step.target());
        targets.stream()
                .filter(target -> target.element().equals(wanted))
                .findFirst()
                .ifPresent(choice::setValue);
        choice.addValueChangeListener(change -> {
            MigrationPreview.Target chosen = change.getValue();
            if (chosen == null || chosen.element().equals(step.element())) {
                pairs.remove(step.element());
            } else {
                pairs.put(step.element(), chosen.element());
            }
            refresh();
        });
        return choice;
    }

    private Component standing(MigrationPreview.Step step) {
        String barrier = step.barrier();
        String words = barrier != null
                ? texts.text(barrier)
                : step.failed() != null
                        ? step.failed()
                        : texts.text(step.filings() == 0 ? "migration.none-there" : "migration.goes");
        var badge = new Span(words);
        if (step.filings() > 0 || barrier == null) {
            badge.addClassNames("zb-badge", step.goes() ? step.filings() == 0 ? "plain" : "green" : "amber");
        }
        badge.getStyle().set("white-space", "normal");
        return badge;
    }
}
