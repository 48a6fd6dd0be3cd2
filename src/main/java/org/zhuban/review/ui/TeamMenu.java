package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.review.OpenTask;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskTeam;

/** 会办: the acts that the reader may do with the task, in one menu. */
final class TeamMenu extends MenuBar {

    TeamMenu(TaskDetails details, TaskTeam team, Texts texts, Consumer<TeamAct> open) {
        OpenTask task = details.task();
        boolean mine = details.barrier() == null && team.free(task);
        boolean bound = task.held() == OpenTask.Held.DELEGATE || task.held() == OpenTask.Held.PROPOSED;
        Component arrow = VaadinIcon.CHEVRON_DOWN_SMALL.create();
        MenuItem menu = addItem(new Span(new Span(texts.text("team.menu")), arrow));
        menu.setAriaLabel(texts.text("team.menu"));
        setId("team-menu");
        boolean any = false;
        for (TeamAct act : TeamAct.values()) {
            boolean shown = !task.suspended() && (act == TeamAct.REASSIGN ? team.supervised() : mine);
            if (shown) {
                MenuItem item = menu.getSubMenu().addItem(texts.text(act.code()), click -> open.accept(act));
                item.setId(act.code().replace('.', '-'));
                item.setEnabled(!bound || act.whileBound());
                any = true;
            }
        }
        setVisible(any);
    }
}
