package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.review.OpinionTemplate;
import org.zhuban.review.Verdict;

/** 意见模板 beside the opinion: what is chosen is added to it, whatever stands there. */
final class TemplateChoice extends Composite<Div> {

    TemplateChoice(List<String> outcomes, DecisionWords.Words offered, TextArea opinion, Texts texts) {
        var box = new ComboBox<OpinionTemplate>();
        box.setId("opinion-template");
        box.setPlaceholder(texts.text("template.insert"));
        box.setAriaLabel(texts.text("template.insert"));
        box.getElement().getThemeList().add("small");
        box.setItems(offered.templates().stream()
                .filter(template -> template.outcome() == null || outcomes.contains(template.outcome()))
                .toList());
        box.setItemLabelGenerator(template -> template.outcome() == null
                ? template.title()
                : texts.text("template.label", texts.text("outcome." + template.outcome()), template.title()));
        box.addValueChangeListener(change -> {
            OpinionTemplate template = change.getValue();
            if (template != null) {
                String said = opinion.getValue().stripTrailing();
                String whole = said.isEmpty() ? template.text() : said + "\n" + template.text();
                opinion.setValue(whole.substring(0, Math.min(whole.length(), Verdict.LONGEST_OPINION)));
                box.clear();
                opinion.focus();
            }
        });
        var keep = new Anchor("opinion-templates", texts.text("template.keep"));
        keep.setTarget("_blank");
        keep.setVisible(offered.kept());
        box.setVisible(!offered.templates().isEmpty());
        getContent().add(box, keep);
        getContent().addClassName("review-templates");
    }
}
