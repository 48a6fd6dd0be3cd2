package org.zhuban.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.Finding;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.studio.Trial.Outcome;

/** In what a filing would have gone otherwise, in sentences. */
public record TrialWords(ProcessModel model, Texts texts) {

    /** 不予通过 → 通过. */
    public String ends(Outcome one) {
        return one.formerEnd().equals(one.end())
                ? element(one.formerEnd())
                : texts.text(
                        "trial.ends", element(one.formerEnd()), one.end() == null ? standing(one) : element(one.end()));
    }

    private String standing(Outcome one) {
        List<String> path = one.path();
        return texts.text("trial.stands", path.isEmpty() ? "" : element(path.get(path.size() - 1)));
    }

    /** Why, all of it. */
    public String reason(Outcome one) {
        var said = new ArrayList<String>();
        if (one.refused() != null) {
            said.add(texts.text(
                    "trial.refused",
                    element(one.refused().task()),
                    outcome(one.refused().outcome())));
        }
        if (!one.assumed().isEmpty()) {
            said.add(texts.text(
                    "trial.assumed",
                    one.assumed().stream()
                            .map(act -> texts.text("trial.assumed.one", element(act.task()), outcome(act.outcome())))
                            .distinct()
                            .collect(Collectors.joining("、"))));
        }
        one.rules()
                .forEach((rule, results) ->
                        said.add(texts.text("trial.rule", rule, result(results[0]), result(results[1]))));
        if (said.isEmpty()) {
            List<String> more = new ArrayList<>(one.path());
            one.formerPath().forEach(more::remove);
            List<String> less = new ArrayList<>(one.formerPath());
            one.path().forEach(less::remove);
            if (!more.isEmpty()) {
                said.add(texts.text("trial.more", names(more)));
            }
            if (!less.isEmpty()) {
                said.add(texts.text("trial.less", names(less)));
            }
        }
        return String.join(" ", said);
    }

    private String names(List<String> elements) {
        return elements.stream().map(this::element).distinct().collect(Collectors.joining("、"));
    }

    private String element(@Nullable String id) {
        if (id == null) {
            return texts.text("desk.applicant");
        }
        String name = model.elements().get(id);
        return name == null || name.isBlank() ? id : name;
    }

    private String outcome(String outcome) {
        String known = texts.text("outcome." + outcome);
        return known.startsWith("outcome.") ? outcome : known;
    }

    private String result(Finding.@Nullable Result result) {
        return texts.text(result == null ? "trial.rule.none" : "filing.finding." + result);
    }

    /** The way a scenario went, what the automated review found, and what was supposed. */
    public List<String> played(Trial.Rehearsal one) {
        var said = new ArrayList<String>();
        if (!one.path().isEmpty()) {
            said.add(texts.text(
                    "trial.scenario.path",
                    one.path().stream().map(this::element).collect(Collectors.joining(" → "))));
        }
        if (!one.rules().isEmpty()) {
            said.add(texts.text(
                    "trial.scenario.rules",
                    one.rules().entrySet().stream()
                            .map(rule -> texts.text("trial.scenario.rule", rule.getKey(), result(rule.getValue())))
                            .collect(Collectors.joining("、"))));
        }
        said.addAll(one.assumed());
        return said;
    }
}
