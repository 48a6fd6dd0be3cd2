package org.zhuban.review.ui;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
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

    /**
     * @param reasons of a field or slot
     * @param kept    may the reader keep templates? At the process office nobody does
     */
    record Words(List<OpinionTemplate> templates, Function<FormElement, List<String>> reasons, boolean kept) {}

    Words of(CurrentAccount account, OpenTask task) {
        List<FaultReason> standard = reasons.of(account, task);
        return new Words(
                templates.of(account, task),
                field -> reasons.at(account, standard, field),
                account.organisation() != null || account.has(Role.REVIEWER));
    }
}
