package org.zhuban.filing.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.Finding;
import org.zhuban.filing.Finding.Result;

/** What rules of the automated review 自动审查 said: result, sentence, source and time of each. */
@StyleSheet("context://review.css")
public final class FindingList extends UnorderedList {

    public FindingList(List<Finding> findings, Texts texts, Times times) {
        addClassName("review-finding-list");
        for (Finding finding : findings) {
            var about = new Div(new Span(finding.message()));
            String source = finding.source();
            var from = new Span(
                    source == null || source.isBlank()
                            ? times.shown(finding.at())
                            : texts.text("filing.findings.source", source, times.shown(finding.at())));
            from.addClassName("review-source");
            about.add(from);
            var item = new ListItem(mark(finding.result(), texts), about);
            item.addClassName("review-finding");
            add(item);
        }
    }

    public static Span mark(Result result, Texts texts) {
        var mark = new Span(texts.text("filing.finding." + result));
        mark.addClassNames(
                "zb-badge",
                switch (result) {
                    case PASS -> "green";
                    case WARN -> "amber";
                    case FAIL -> "red";
                    case UNCHECKED -> "unchecked";
                });
        return mark;
    }
}
