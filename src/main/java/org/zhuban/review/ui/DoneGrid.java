package org.zhuban.review.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.Objects;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.ui.FilingBadge;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.review.DoneTask;

/** A page of decisions 已办. A click or Enter opens the row; arrows move. */
final class DoneGrid extends Grid<DoneTask> {

    private final transient Texts texts;
    private final GridColumns columns;

    DoneGrid(FilingWorkflow workflow, Regions regions, Texts texts, Times times, Consumer<DoneTask> open) {
        this.texts = texts;
        addClassName("review-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", texts.text("review.box.done"));
        column(
                "number",
                "review.number",
                224,
                0,
                addColumn(LitRenderer.<DoneTask>of("<span class=\"review-number\">${item.number}</span>")
                        .withProperty("number", DoneTask::number)));
        column("title", "review.title", 180, 3, addColumn(DoneTask::title));
        column("type", "review.type", 124, 1, addColumn(task -> workflow.model(task.definition())
                .name()));
        column("step", "review.step", 108, 1, addColumn(task -> step(workflow, task)));
        column("outcome", "review.outcome", 110, 0, addColumn(outcome(texts)));
        column("at", "review.decided-at", 140, 0, addColumn(task -> times.shown(task.at())));
        column(
                "state",
                "review.present-state",
                104,
                0,
                addComponentColumn(task -> new FilingBadge(task.state(), texts)));
        column("region", "review.region", 86, 0, addColumn(task -> regions.find(task.region())
                        .map(Region::name)
                        .orElse(task.region())))
                .setVisible(false);
        column(
                        "credit-code",
                        "review.credit-code",
                        172,
                        0,
                        addColumn(task -> Objects.requireNonNullElse(task.subject(), "")))
                .setVisible(false);
        column("revision", "review.revision", 92, 0, addColumn(DoneTask::revision))
                .setVisible(false);
        columns = new GridColumns(this);
        Keys.rows(this, open);
    }

    private static Renderer<DoneTask> outcome(Texts texts) {
        return LitRenderer.<DoneTask>of(
                        "<span>${item.outcome}</span> <span class=\"zb-badge amber\" ?hidden=\"${!item.recalled}\">${item.recalled}</span>")
                .withProperty("outcome", task -> texts.text("outcome." + task.outcome() + ".done"))
                .withProperty("recalled", task -> task.recalled() ? texts.text("review.recalled") : "");
    }

    private static String step(FilingWorkflow workflow, DoneTask task) {
        ProcessModel.UserTask step = workflow.model(task.definition()).tasks().get(task.task());
        return step == null ? task.task() : step.name();
    }

    private Column<DoneTask> column(String key, String head, int width, int grow, Column<DoneTask> column) {
        return column.setKey(key)
                .setHeader(texts.text(head))
                .setWidth(width + "px")
                .setFlexGrow(grow)
                .setResizable(true);
    }

    GridColumns columns() {
        return columns;
    }
}
