package org.zhuban.review.ui;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.FaultReason;
import org.zhuban.review.FaultReasons;
import org.zhuban.review.OpenTask;
import org.zhuban.review.OpinionTemplate;
import org.zhuban.review.OpinionTemplates;

/** Words to choose from while deciding a task: templates of opinions, standard reasons of faults. */
@Component
class DecisionWords {

    private final OpinionTemplates templates;
    private final FaultReasons reasons;

    DecisionWords(OpinionTemplates templates, FaultReasons reasons) {
        this.templates = templates;
        this.reasons = reasons;
    }

    /** @param reasons of a field or slot */
    record Words(List<OpinionTemplate> templates, Function<FormElement, List<String>> reasons) {}

    Words of(CurrentAccount account, OpenTask task) {
        List<FaultReason> kept = reasons.of(account, task);
        return new Words(templates.of(account, task), field -> reasons.at(account, kept, field));
    }
}
