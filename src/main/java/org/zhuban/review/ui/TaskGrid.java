package org.zhuban.review.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.ui.DueMark;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;
import org.zhuban.review.OpenTask;

/** A page of tasks. A click or Enter opens the row; arrows move. */
final class TaskGrid extends Grid<OpenTask> {

    private @Nullable OpenTask focused;
    private Set<UUID> absent = Set.of();

    TaskGrid(
            FilingWorkflow workflow,
            Regions regions,
            Texts texts,
            Times times,
            DueMark dueMark,
            Consumer<OpenTask> open) {
        addClassName("review-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", texts.text("review.inbox"));
        addColumn(number(texts))
                .setHeader(texts.text("review.number"))
                .setWidth("224px")
                .setFlexGrow(0);
        addColumn(OpenTask::title)
                .setHeader(texts.text("review.title"))
                .setFlexGrow(3)
                .setWidth("180px");
        addColumn(task -> workflow.model(task.definition()).name())
                .setHeader(texts.text("review.type"))
                .setWidth("124px")
                .setFlexGrow(1);
        addColumn(OpenTask::name)
                .setHeader(texts.text("review.step"))
                .setWidth("108px")
                .setFlexGrow(1);
        addColumn(task -> regions.find(task.region()).map(Region::name).orElse(task.region()))
                .setHeader(texts.text("review.region"))
                .setTooltipGenerator(task -> regions.path(task.region()))
                .setWidth("86px")
                .setFlexGrow(0);
        addColumn(task -> times.shown(task.createdAt()))
                .setHeader(texts.text("review.created"))
                .setWidth("136px")
                .setFlexGrow(0);
        addColumn(due(texts, times, dueMark))
                .setHeader(texts.text("review.due"))
                .setWidth("126px")
                .setFlexGrow(0);
        addColumn(assignee(texts))
                .setHeader(texts.text("review.assignee"))
                .setTextAlign(ColumnTextAlign.START)
                .setWidth("92px")
                .setFlexGrow(0);
        addItemClickListener(click -> open.accept(click.getItem()));
        addCellFocusListener(focus -> focused = focus.getItem().orElse(null));
        getElement()
                .addEventListener("keydown", key -> {
                    if (focused != null) {
                        open.accept(focused);
                    }
                })
                .setFilter("event.key === 'Enter'");
    }

    /** Whom the reader stands in for: their tasks are marked. */
    void standsInFor(Set<UUID> accounts) {
        absent = accounts;
    }

    private Renderer<OpenTask> assignee(Texts texts) {
        return LitRenderer.<OpenTask>of(
                        "<span>${item.name}</span> <span class=\"zb-badge amber\" ?hidden=\"${!item.standIn}\">${item.standIn}</span>")
                .withProperty("name", task -> Objects.requireNonNullElse(task.assigneeName(), ""))
                .withProperty("standIn", task -> isMarked(task) ? texts.text("team.mark.stand-in") : "");
    }

    /** Has it one whom the reader stands in for? */
    boolean isMarked(OpenTask task) {
        return task.assignee() != null && absent.contains(task.assignee());
    }

    private static Renderer<OpenTask> number(Texts texts) {
        return LitRenderer.<OpenTask>of(
                        "<span class=\"review-number\">${item.number}</span> <span class=\"zb-badge blue\" ?hidden=\"${!item.again}\">${item.again}</span> <span class=\"zb-badge amber\" ?hidden=\"${!item.held}\">${item.held}</span>")
                .withProperty("held", task -> task.held() == null ? "" : texts.text("team.held." + task.held()))
                .withProperty("number", OpenTask::number)
                .withProperty("again", task -> task.revision() > 1 ? texts.text("review.again", task.revision()) : "");
    }

    private static Renderer<OpenTask> due(Texts texts, Times times, DueMark mark) {
        return LitRenderer.<OpenTask>of(
                        "<span class=\"review-due\"><span>${item.day}</span><span class=\"zb-badge ${item.colour}\">${item.mark}</span><span class=\"zb-badge amber\" ?hidden=\"${!item.reminded}\">${item.reminded}</span></span>")
                .withProperty("day", task -> times.day(task.dueAt()))
                .withProperty("colour", task -> mark.colour(task.dueAt()))
                .withProperty("mark", task -> mark.text(task.dueAt()))
                .withProperty("reminded", task -> task.remindedAt() == null ? "" : texts.text("review.reminded-short"));
    }
}
