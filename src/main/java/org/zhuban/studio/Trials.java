package org.zhuban.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.Finding;
import org.zhuban.filing.PastFilings;
import org.zhuban.filing.PastFilings.Past;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.ProcessRehearsals;
import org.zhuban.filing.engine.ProcessRehearsals.Played;
import org.zhuban.identity.CurrentAccount;

/** Trials 试运行 of drafts, one after the other: each is a transaction that is rolled back. */
@Service
public class Trials implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Trials.class);

    /** Filings played unless asked for another number. */
    public static final int USUAL = 500;

    /** Filings played at most, and differing ones kept. */
    public static final int MOST = 2_000;

    private static final int QUEUE = 5;
    private static final int CHUNK = 100;

    private final ProcessRehearsals rehearsals;
    private final ProcessDeployments deployments;
    private final PastFilings filings;
    private final ScenarioCases scenarios;
    private final TrialRows rows;
    private final ProcessAdmins admins;
    private final ExecutorService thread =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(QUEUE));

    Trials(
            ProcessRehearsals rehearsals,
            ProcessDeployments deployments,
            PastFilings filings,
            ScenarioCases scenarios,
            TrialRows rows,
            ProcessAdmins admins) {
        this.rehearsals = rehearsals;
        this.deployments = deployments;
        this.filings = filings;
        this.scenarios = scenarios;
        this.rows = rows;
        this.admins = admins;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    /**
     * Plays a folder on its scenarios and on the last decided filings of its type; goes on in the background.
     *
     * @param most filings, 0 to {@link #MOST}
     * @throws org.zhuban.common.DeniedException  for any other than a process admin
     * @throws ConflictException {@code studio.trial.busy} while many others wait
     */
    public Trial start(CurrentAccount account, String type, SortedMap<String, byte[]> files, int most) {
        admins.require(account, "process-trial", "process:" + type);
        var folder = new TreeMap<>(files);
        var trial = new Trial();
        try {
            thread.execute(() -> run(trial, type, account.displayName(), folder, Math.max(0, Math.min(MOST, most))));
        } catch (RejectedExecutionException full) {
            throw new ConflictException("studio.trial.busy");
        }
        return trial;
    }

    /** Is there a decided filing of the type, to be played again? */
    public boolean past(CurrentAccount account, String type) {
        admins.require(account, "process-trial", "process:" + type);
        return !filings.last(type, 1).isEmpty();
    }

    private void run(Trial trial, String type, String by, SortedMap<String, byte[]> files, int most) {
        try {
            ProcessModel model = deployments.read(type, files);
            List<ScenarioCases.Case> cases = scenarios.of(model, files);
            List<UUID> past = filings.last(type, most);
            trial.expect(past.size() + cases.size());
            var played = new Comparing(trial, past);
            var rehearsed = new ArrayList<Trial.Rehearsal>();
            var made = cases.iterator();
            var present = new ScenarioCases.Case[1];
            rehearsals.rehearse(
                    type,
                    files,
                    () -> {
                        if (trial.cancelled()) {
                            return null;
                        }
                        if (made.hasNext()) {
                            present[0] = made.next();
                            return present[0].part();
                        }
                        present[0] = null;
                        return played.next();
                    },
                    result -> {
                        trial.played();
                        if (present[0] == null) {
                            played.compare(result);
                        } else {
                            rehearsed.add(present[0].compare(result));
                        }
                    });
            if (!trial.cancelled()) {
                Trial.Report report = played.report(model, rehearsed);
                rows.keep(type, FolderDigest.of(files), by, report);
                trial.ended(report);
            }
        } catch (RuntimeException failure) {
            log.info("trial of {} failed", type, failure);
            trial.failed(failure);
        }
    }

    /** The filings of the past, read in chunks, and what became of them. */
    private final class Comparing {

        private final Trial trial;
        private final List<UUID> ids;
        private final List<Past> chunk = new ArrayList<>();
        private final List<Trial.Outcome> different = new ArrayList<>();
        private int read;
        private int at;
        private int played;
        private int same;
        private int blind;

        Comparing(Trial trial, List<UUID> ids) {
            this.trial = trial;
            this.ids = ids;
        }

        ProcessRehearsals.@Nullable Part next() {
            if (at == chunk.size() && read < ids.size()) {
                int end = Math.min(ids.size(), read + CHUNK);
                chunk.clear();
                chunk.addAll(filings.of(ids.subList(read, end)));
                read = end;
                at = 0;
            }
            return at < chunk.size() ? chunk.get(at++).part() : null;
        }

        void compare(Played now) {
            Past before = chunk.get(at - 1);
            played++;
            Map<String, Finding.@Nullable Result[]> rules =
                    now.blind() ? Map.of() : rules(before.findings(), now.findings());
            blind += now.blind() ? 1 : 0;
            Trial.Kind kind = !before.end().equals(now.end())
                    ? Trial.Kind.END
                    : !before.path().equals(now.path()) ? Trial.Kind.PATH : rules.isEmpty() ? null : Trial.Kind.CHECKS;
            if (kind == null) {
                same++;
            } else {
                different.add(new Trial.Outcome(
                        now.filing(),
                        before.part().number(),
                        kind,
                        before.end(),
                        now.end(),
                        before.path(),
                        now.path(),
                        now.assumed(),
                        now.refused(),
                        rules));
            }
        }

        private Map<String, Finding.@Nullable Result[]> rules(
                Map<String, Finding.Result> before, List<List<Finding>> findings) {
            var now = new LinkedHashMap<String, Finding.Result>();
            if (!findings.isEmpty()) {
                findings.get(findings.size() - 1).forEach(finding -> now.put(finding.rule(), finding.result()));
            }
            var changed = new LinkedHashMap<String, Finding.@Nullable Result[]>();
            var all = new TreeSet<>(before.keySet());
            all.addAll(now.keySet());
            for (String rule : all) {
                if (!Objects.equals(before.get(rule), now.get(rule))) {
                    changed.put(rule, new Finding.@Nullable Result[] {before.get(rule), now.get(rule)});
                }
            }
            return changed;
        }

        Trial.Report report(ProcessModel model, List<Trial.Rehearsal> rehearsed) {
            different.sort(Comparator.comparing(Trial.Outcome::kind).thenComparing(Trial.Outcome::number));
            return new Trial.Report(model, played, same, blind, List.copyOf(different), List.copyOf(rehearsed));
        }
    }
}
