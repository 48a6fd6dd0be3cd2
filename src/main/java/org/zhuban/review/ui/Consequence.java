package org.zhuban.review.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhuban.common.Texts;
import org.zhuban.filing.Finding;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.WhatFollows;

/** What a decision that takes effect leads to, said before it is confirmed 确认. */
final class Consequence {

    private Consequence() {}

    /** Of an approval; empty where it can be taken back. */
    static Optional<String> ofApproval(TaskDetails details, String outcome, Texts texts) {
        ProcessModel model = details.filing().model();
        ProcessModel.UserTask task = model.tasks().get(details.task().task());
        if (task == null) {
            return Optional.empty();
        }
        if (task.countersign() != null) {
            return Optional.of(texts.text("review.approve.signature"));
        }
        WhatFollows follows = WhatFollows.of(model, task.id(), outcome);
        return follows.ends() ? Optional.of(sentence(follows, texts)) : Optional.empty();
    }

    /** At once, then after each wait 等待; closed only at the end. */
    static String sentence(WhatFollows follows, Texts texts) {
        if (follows.later().isEmpty()) {
            return texts.text("review.approve.text", row(follows.steps(), texts));
        }
        List<String> sentences = new ArrayList<>();
        if (!follows.steps().isEmpty()) {
            sentences.add(texts.text("review.approve.at-once", row(follows.steps(), texts)));
        }
        for (WhatFollows.Later later : follows.later()) {
            String wait = later.days() == 0
                    ? texts.text("review.approve.wait", later.event())
                    : texts.text(
                            later.working() ? "review.approve.wait.working" : "review.approve.wait.days",
                            later.days(),
                            later.event());
            sentences.add(
                    later.steps().isEmpty()
                            ? texts.text("review.approve.later.end", wait)
                            : texts.text("review.approve.later", wait, row(later.steps(), texts)));
        }
        sentences.add(texts.text("review.approve.not-closed"));
        return String.join(" ", sentences);
    }

    private static String row(List<String> steps, Texts texts) {
        return String.join(texts.text("review.approve.then"), steps);
    }

    /** Which rules of the automated review 自动审查 an approval goes against; empty where none said no. */
    static Optional<String> overridden(TaskDetails details, Texts texts) {
        List<String> failed = details.filing().findings().stream()
                .filter(finding -> finding.result() == Finding.Result.FAIL)
                .map(Finding::message)
                .toList();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.text("review.approve.override", failed.size(), String.join(" ", failed)));
    }

    /** Of the last signature 后加签, which lets the decision take effect; empty where that can be taken back. */
    static List<String> ofLastSignature(TaskDetails details, String outcome, Texts texts) {
        boolean favourable = DecisionBar.FAVOURABLE.contains(outcome);
        if (!favourable && !DecisionBar.FINAL.contains(outcome)) {
            return List.of();
        }
        ProcessModel.UserTask task =
                details.filing().model().tasks().get(details.task().task());
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.text("team.sign.last", texts.text("outcome." + outcome)));
        if (task == null || task.countersign() == null) {
            Optional<String> follows = favourable
                    ? ofApproval(details, outcome, texts)
                    : Optional.of(texts.text("review.confirm." + outcome + ".text"));
            if (follows.isEmpty()) {
                return List.of();
            }
            sentences.add(follows.get());
        }
        if (favourable) {
            overridden(details, texts).ifPresent(sentences::add);
        }
        return sentences;
    }
}
