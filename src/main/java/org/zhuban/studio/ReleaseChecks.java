package org.zhuban.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.ProcessRehearsals;
import org.zhuban.identity.CurrentAccount;

/** What keeps a release 发布 from being asked for, beside the gate, and what its trial was. */
@Component
class ReleaseChecks {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 500;

    private final ContractChecks contract;
    private final ScenarioCases scenarios;
    private final ProcessRehearsals rehearsals;
    private final MigrationTrial moves;
    private final TrialRows trials;
    private final Times times;
    private final Texts texts;

    ReleaseChecks(
            ContractChecks contract,
            ScenarioCases scenarios,
            ProcessRehearsals rehearsals,
            MigrationTrial moves,
            TrialRows trials,
            Times times,
            Texts texts) {
        this.contract = contract;
        this.scenarios = scenarios;
        this.rehearsals = rehearsals;
        this.moves = moves;
        this.trials = trials;
        this.times = times;
        this.texts = texts;
    }

    /** @throws InvalidInputException at {@code /why} */
    void explained(Release.Wish wish) {
        String why = wish.why().strip();
        if (why.length() < SHORTEST) {
            throw new InvalidInputException(new FieldError("/why", "release.why-missing"));
        }
        if (why.length() > LONGEST) {
            throw new InvalidInputException(new FieldError("/why", "release.why-long", LONGEST));
        }
    }

    /** What the gate cannot know. @throws UnprocessableException {@code release.contract}, {@code release.scenario} */
    void sound(CurrentAccount account, ProcessModel model, SortedMap<String, byte[]> files) {
        List<ContractFault> faults = contract.check(account, model.key(), files).stream()
                .filter(ContractFault::refuses)
                .toList();
        if (!faults.isEmpty()) {
            throw new UnprocessableException(
                    "release.contract", faults.size(), faults.get(0).sentence(texts));
        }
        List<Trial.Rehearsal> failed = played(model, files).stream()
                .filter(one -> one.problem() != null)
                .toList();
        if (!failed.isEmpty()) {
            Trial.Rehearsal first = failed.get(0);
            throw new UnprocessableException(
                    "release.scenario", failed.size(), first.name(), String.valueOf(first.problem()));
        }
    }

    /** The scenarios of a folder, in a transaction that is rolled back. */
    private List<Trial.Rehearsal> played(ProcessModel model, SortedMap<String, byte[]> files) {
        List<ScenarioCases.Case> cases = scenarios.of(model, files);
        var played = new ArrayList<Trial.Rehearsal>();
        if (!cases.isEmpty()) {
            var next = cases.iterator();
            rehearsals.rehearse(
                    model.key(),
                    files,
                    () -> next.hasNext() ? next.next().part() : null,
                    result -> played.add(cases.get(played.size()).compare(result)));
        }
        return played;
    }

    /**
     * Filings that are to follow can, or are said to stay.
     *
     * @return what would become of them, in words; empty if none is to follow
     * @throws InvalidInputException at {@code /pairs}
     */
    String movable(String type, @Nullable String base, SortedMap<String, byte[]> files, Release.Wish wish) {
        return wish.migrate() && base != null ? movable(moves.of(base, type, files, wish.pairs()), wish) : "";
    }

    /** @throws InvalidInputException at {@code /pairs} */
    String movable(MigrationPreview preview, Release.Wish wish) {
        if (!wish.leaves() && !preview.clean()) {
            MigrationPreview.Step step = preview.stuck().get(0);
            throw new InvalidInputException(new FieldError("/pairs", "release.stuck", step.name(), step.filings()));
        }
        var words = new StringJoiner("\n");
        words.add(texts.text("release.preview.total", preview.running(), preview.automatic()));
        preview.steps().stream()
                .filter(step -> step.filings() > 0)
                .map(step -> step.goes()
                        ? texts.text(
                                "release.preview.goes",
                                step.name(),
                                step.filings(),
                                Objects.requireNonNullElse(step.targetName(), step.name()))
                        : texts.text("release.preview.stays", step.name(), step.filings()))
                .forEach(words::add);
        return words.toString();
    }

    /** The last trial of these very files, in words. */
    String tried(String type, String digest) {
        return trials.find(type, digest)
                .map(trial -> trial.played() == 0
                        ? texts.text(
                                "release.tried.scenarios",
                                times.shown(trial.at()),
                                trial.by(),
                                trial.scenarios(),
                                trial.failed())
                        : texts.text(
                                "release.tried",
                                times.shown(trial.at()),
                                trial.by(),
                                trial.played(),
                                trial.different(),
                                trial.scenarios(),
                                trial.failed()))
                .orElseGet(() -> texts.text("release.untried"));
    }
}
