package org.zhuban.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouteParameters;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.review.OpenTask;

/** A task's page as far as it leads elsewhere: to the next task, to the list, and to what stands there once it is over. */
abstract class TaskPage extends Div implements HasDynamicTitle {

    static final String ID = "id";

    final TaskWays ways;
    final Texts texts;
    InboxAddress address = InboxAddress.START;
    String id = "";
    String title = "";

    TaskPage(TaskWays ways, Texts texts) {
        this.ways = ways;
        this.texts = texts;
    }

    /** What others do to it meanwhile. */
    final TaskNotice.Acts onNews(OpenTask task, TaskFoot foot, Supplier<TaskHeader> header, Runnable refresh) {
        return new TaskNotice.Acts() {
            @Override
            public void over(boolean over) {
                foot.over(over);
                header.get().over(over);
            }

            @Override
            public void refresh() {
                refresh.run();
            }

            @Override
            public void see() {
                ways.see(task);
            }

            @Override
            public void next() {
                ways.next(address, task).ifPresentOrElse(TaskPage.this::open, TaskPage.this::back);
            }
        };
    }

    /** In place of the task: what became of it, and the next one. */
    final void over(String heading, String sentence, @Nullable OpenTask task) {
        title = heading;
        VerdictDrafts.here().forget(id);
        removeAll();
        FiguresChanged.tell(this);
        add(new TaskOver(
                heading,
                sentence,
                ways.next(address, task),
                texts,
                this::open,
                this::back,
                ways.recall(this, task == null ? null : task.filing(), this::open)));
        Keys.ofTask(this);
    }

    final void open(OpenTask task) {
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(ID, task.id()), address.parameters());
    }

    final void back() {
        UI.getCurrent().navigate(TaskListView.class, address.parameters());
    }

    @Override
    public String getPageTitle() {
        return title + " · " + texts.text("shell.product");
    }
}
