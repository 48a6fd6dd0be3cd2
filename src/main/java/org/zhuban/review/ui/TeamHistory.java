package org.zhuban.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.review.TaskAct;

/** What was done with the tasks of a filing, oldest first; reviewers' eyes only. */
final class TeamHistory extends OrderedList {

    TeamHistory(List<TaskAct> acts, Texts texts, Times times) {
        addClassName("zb-steps");
        acts.forEach(act -> add(item(act, texts, times)));
    }

    private static ListItem item(TaskAct act, Texts texts, Times times) {
        var small = new Span(act.taskName() + " · " + times.shown(act.at()));
        small.addClassName("zb-step-sub");
        var item = new ListItem(new Span(words(act, texts)), small);
        if (!act.words().isBlank()) {
            var said = new Div(act.words());
            said.addClassName("zb-step-text");
            item.add(said);
        }
        return item;
    }

    static String words(TaskAct act, Texts texts) {
        String code = "team.act." + act.kind();
        String other = Objects.requireNonNullElse(act.other(), "");
        if (act.actor() == null) {
            return texts.text(code + ".program", other);
        }
        String actor =
                act.behalf() == null ? act.actorName() : texts.text("review.on-behalf", act.actorName(), act.behalf());
        if (act.faults() > 0) {
            return texts.text(code + ".faults", actor, other, act.faults());
        }
        boolean mentions = act.kind() == TaskAct.Kind.COMMENTED && !other.isEmpty();
        return texts.text(mentions ? code + ".to" : code, actor, other);
    }
}
