package org.zhuban.review.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.HashSet;
import java.util.List;
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

    private final transient Texts texts;
    private final GridColumns columns;
    private final DueMark dueMark;
    private final Set<String> firsts = new HashSet<>();
    private Set<UUID> absent = Set.of();
    private @Nullable OpenTask toggled;

    TaskGrid(
            FilingWorkflow workflow,
            Regions regions,
            Texts texts,
            Times times,
            DueMark dueMark,
            Consumer<OpenTask> open) {
        this.texts = texts;
        this.dueMark = dueMark;
        addClassName("review-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", texts.text("review.inbox"));
        column("number", "review.number", 224, 0, addColumn(number(texts)));
        column("title", "review.title", 150, 3, addColumn(OpenTask::title));
        column("type", "review.type", 112, 1, addColumn(task -> workflow.model(task.definition())
                .name()));
        column("step", "review.step", 96, 1, addColumn(task -> step(task, texts)));
        column("region", "review.region", 86, 0, addColumn(task -> regions.find(task.region())
                        .map(Region::name)
                        .orElse(task.region())))
                .setTooltipGenerator(task -> regions.path(task.region()));
        column("created", "review.created", 136, 0, addColumn(task -> times.shown(task.createdAt())));
        column("due", "review.due.days", 132, 0, addColumn(due(texts, times, dueMark)));
        column("assignee", "review.assignee", 104, 0, addColumn(assignee(texts)))
                .setTooltipGenerator(OpenTask::assigneeName);
        column(
                        "credit-code",
                        "review.credit-code",
                        172,
                        0,
                        addColumn(task -> Objects.requireNonNullElse(task.subject(), "")))
                .setVisible(false);
        column("revision", "review.revision", 92, 0, addColumn(OpenTask::revision))
                .setVisible(false);
        columns = new GridColumns(this);
        setPartNameGenerator(this::mark);
        Keys.rows(this, open);
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

    /** Rows can be chosen: by their boxes, by a span of them with shift, all of the page by the box above. */
    void selectable(Consumer<Set<OpenTask>> chosen) {
        var model = (GridMultiSelectionModel<OpenTask>) setSelectionMode(SelectionMode.MULTI);
        model.setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.VISIBLE);
        model.addClientItemToggleListener(toggle -> {
            OpenTask from = toggled;
            toggled = toggle.getItem();
            if (toggle.isShiftKey() && from != null) {
                select(from, toggle.getItem(), toggle.isSelected());
            }
        });
        addSelectionListener(selection -> chosen.accept(selection.getAllSelectedItems()));
    }

    private void select(OpenTask from, OpenTask to, boolean select) {
        List<OpenTask> rows = getListDataView().getItems().toList();
        int first = Math.min(rows.indexOf(from), rows.indexOf(to));
        int last = Math.max(rows.indexOf(from), rows.indexOf(to));
        if (first < 0) {
            return;
        }
        List<OpenTask> span = rows.subList(first, last + 1);
        if (select) {
            asMultiSelect().select(span);
        } else {
            asMultiSelect().deselect(span);
        }
    }

    private Column<OpenTask> column(String key, String head, int width, int grow, Column<OpenTask> column) {
        return column.setKey(key)
                .setHeader(texts.text(head))
                .setWidth(width + "px")
                .setFlexGrow(grow)
                .setResizable(true);
    }

    GridColumns columns() {
        return columns;
    }

    /** @param byDue what is overdue and what is due today are groups, each marked where it begins */
    void show(List<OpenTask> tasks, boolean byDue) {
        firsts.clear();
        String before = "";
        for (OpenTask task : tasks) {
            String group = dueMark.group(task.dueAt());
            if (byDue && !group.equals(before)) {
                firsts.add(task.id());
            }
            before = group;
        }
        setItems(tasks);
    }

    private String mark(OpenTask task) {
        return dueMark.group(task.dueAt()) + (firsts.contains(task.id()) ? " begins" : "");
    }

    /** Its name, and of one that several sign how many have. */
    static String step(OpenTask task, Texts texts) {
        return task.signed() == null
                ? task.name()
                : task.name()
                        + " · "
                        + texts.text(
                                "filing.countersigned",
                                task.signed().signed(),
                                task.signed().of());
    }

    private static Renderer<OpenTask> number(Texts texts) {
        return LitRenderer.<OpenTask>of(
                        "<span class=\"review-number\">${item.number}</span> <span class=\"zb-badge blue\" ?hidden=\"${!item.again}\">${item.again}</span> <span class=\"zb-badge amber\" ?hidden=\"${!item.held}\">${item.held}</span>")
                .withProperty("held", task -> task.held() == null ? "" : texts.text("team.held." + task.held()))
                .withProperty("number", OpenTask::number)
                .withProperty("again", task -> task.revision() > 1 ? texts.text("review.again", task.revision()) : "");
    }

    private static Renderer<OpenTask> due(Texts texts, Times times, DueMark mark) {
        return LitRenderer.<OpenTask>of("<span class=\"review-due\"><span>${item.day}</span><span class=\"zb-badge"
                        + " ${item.colour}\">${item.mark}</span><span class=\"zb-badge amber\""
                        + " ?hidden=\"${!item.reminded}\">${item.reminded}</span></span>")
                .withProperty("day", task -> times.day(task.dueAt()))
                .withProperty("colour", task -> mark.colour(task.dueAt()))
                .withProperty("mark", task -> mark.text(task.dueAt()))
                .withProperty("reminded", task -> task.remindedAt() == null ? "" : texts.text("review.reminded-short"));
    }
}
