package org.zhuban.review.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.Finding;
import org.zhuban.filing.Finding.Result;
import org.zhuban.filing.ui.FindingList;

/** What the automated review found 自动审查: what needs a look first, what passed folded away. */
final class FindingsPanel extends Div {

    FindingsPanel(List<Finding> findings, Texts texts, Times times) {
        addClassNames("zb-panel", "review-findings");
        List<Finding> passed =
                findings.stream().filter(one -> one.result() == Result.PASS).toList();
        List<Finding> noted = findings.stream()
                .filter(one -> one.result() != Result.PASS)
                .sorted((a, b) -> weight(a) - weight(b))
                .toList();
        add(new H3(texts.text("review.findings")));
        if (noted.isEmpty()) {
            var all = new Div(
                    FindingList.mark(Result.PASS, texts), new Span(texts.text("review.findings.all", passed.size())));
            all.addClassName("review-finding");
            add(all);
        } else {
            add(new FindingList(noted, texts, times));
        }
        if (!passed.isEmpty()) {
            String summary = noted.isEmpty() ? "review.findings.show" : "review.findings.passed";
            add(new Details(texts.text(summary, passed.size()), new FindingList(passed, texts, times)));
        }
    }

    private static int weight(Finding finding) {
        return switch (finding.result()) {
            case FAIL -> 0;
            case UNCHECKED -> 1;
            case WARN -> 2;
            case PASS -> 3;
        };
    }
}
