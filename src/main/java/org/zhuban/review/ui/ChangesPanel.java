package org.zhuban.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.filing.form.FieldChange;

/** Differences, field by field: since the last revision, or from what is approved. */
final class ChangesPanel extends Div {

    /** @param title already in words */
    ChangesPanel(String title, List<FieldChange> changes, Texts texts) {
        addClassNames("zb-panel", "review-changes");
        add(new H3(title));
        var list = new UnorderedList();
        for (FieldChange change : changes) {
            var label = new Span(change.label());
            label.addClassName("review-change-label");
            var before = new Span(change.before().isEmpty() ? texts.text("review.change.empty") : change.before());
            before.addClassName("review-before");
            before.getElement().setAttribute("aria-label", texts.text("review.change.before", before.getText()));
            var after = new Span(change.after().isEmpty() ? texts.text("review.change.empty") : change.after());
            after.addClassName("review-after");
            var arrow = new Span("→");
            arrow.getElement().setAttribute("aria-hidden", "true");
            list.add(new ListItem(label, before, arrow, after));
        }
        add(list);
    }
}
