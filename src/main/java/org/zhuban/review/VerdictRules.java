package org.zhuban.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.Forms;

/** What a verdict must say: an outcome of the model, an opinion where it isn't favourable, faults at fields that exist. */
@Component
class VerdictRules {

    static final String RETURNED = "returned";
    private static final Set<String> FAVOURABLE = Set.of("approved", "accepted");

    private final Forms forms;

    VerdictRules(Forms forms) {
        this.forms = forms;
    }

    static boolean favourable(String outcome) {
        return FAVOURABLE.contains(outcome);
    }

    static List<String> outcomes(ProcessModel model, String element) {
        ProcessModel.UserTask task = model.tasks().get(element);
        return task == null ? List.of() : task.outcomes();
    }

    /** @throws InvalidInputException with every fault at once */
    void check(Verdict verdict, ProcessModel model, String element) {
        List<FieldError> errors = new ArrayList<>();
        if (!outcomes(model, element).contains(verdict.outcome())) {
            errors.add(new FieldError("/outcome", "review.outcome-unknown"));
        } else if (!favourable(verdict.outcome()) && verdict.opinion().isBlank()) {
            errors.add(new FieldError("/opinion", "review.opinion-missing"));
        }
        if (verdict.opinion().length() > Verdict.LONGEST_OPINION) {
            errors.add(new FieldError("/opinion", "review.opinion-long", Verdict.LONGEST_OPINION));
        }
        boolean misplaced = !verdict.faults().isEmpty() && !RETURNED.equals(verdict.outcome());
        errors.addAll(
                misplaced
                        ? List.of(new FieldError("/faults", "review.faults-only-returned"))
                        : faults(verdict.faults(), model, element));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** What is wrong with faults pinned to what was filed: the step must be able to return it, and the form must have their fields. */
    List<FieldError> faults(List<Fault> faults, ProcessModel model, String element) {
        if (faults.isEmpty()) {
            return List.of();
        }
        if (!outcomes(model, element).contains(RETURNED)) {
            return List.of(new FieldError("/faults", "review.faults-not-here"));
        }
        if (faults.size() > Verdict.MOST_FAULTS) {
            return List.of(new FieldError("/faults", "review.faults-many", Verdict.MOST_FAULTS));
        }
        List<FieldError> errors = new ArrayList<>();
        var form = model.submitForm().map(forms::parse);
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (form.flatMap(definition -> definition.field(fault.field())).isEmpty()) {
                errors.add(new FieldError("/faults/" + i + "/field", "review.fault-field"));
            }
            if (fault.reason().isBlank()) {
                errors.add(new FieldError("/faults/" + i + "/reason", "review.fault-reason"));
            } else if (fault.reason().length() > Verdict.LONGEST_REASON) {
                errors.add(
                        new FieldError("/faults/" + i + "/reason", "review.fault-reason-long", Verdict.LONGEST_REASON));
            }
        }
        return errors;
    }
}
