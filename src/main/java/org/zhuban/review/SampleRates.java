package org.zhuban.review;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;

/**
 * 抽查比例: how many percent of what the automated review approves are looked at. The process says so in its property {@code sample}; a supervisor
 * says otherwise for his region and all below it, the nearest region first.
 */
@Service
public class SampleRates {

    private static final String PROPERTY = "sample";
    private static final String DECIDES = "${decideByChecks}";

    private final JdbcClient jdbc;
    private final KeptDesks desks;
    private final FilingWorkflow workflow;
    private final Audit audit;
    private final Clock clock;

    SampleRates(JdbcClient jdbc, KeptDesks desks, FilingWorkflow workflow, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.desks = desks;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The rate of a type in a region.
     *
     * @param region the significant part of its code
     * @param own    of the process itself
     * @param kept   by a supervisor for this very region; null = none
     * @param percent that holds
     */
    public record Rate(String type, String name, String region, int own, @Nullable Integer kept, int percent) {}

    /**
     * Of all types that the automated review decides, in each region that the account supervises.
     *
     * @throws DeniedException {@code template.not-supervisor}
     */
    @Transactional(readOnly = true)
    public List<Rate> all(CurrentAccount account) {
        DeskScopes supervised = DeskScopes.supervisedBy(account);
        if (supervised.isEmpty()) {
            throw new DeniedException("template.not-supervisor");
        }
        return workflow.types().stream()
                .filter(model -> model.bpmn().contains(DECIDES))
                .sorted(Comparator.comparing(ProcessModel::key))
                .flatMap(model -> supervised.scopes().stream()
                        .filter(scope -> scope.programme() == model.programme())
                        .map(scope -> rate(model, scope.region())))
                .toList();
    }

    /**
     * Keeps another rate for a region and all below it.
     *
     * @param region  the significant part of its code
     * @param percent null = the process's own again
     * @throws DeniedException       {@code template.not-supervisor}
     * @throws InvalidInputException at {@code /type}, {@code /percent}
     */
    @Transactional
    public Rate save(CurrentAccount account, String type, String region, @Nullable Integer percent) {
        ProcessModel model = workflow.newest(type)
                .filter(found -> found.bpmn().contains(DECIDES))
                .orElseThrow(() -> new InvalidInputException(new FieldError("/type", "spot-check.type")));
        desks.requireKeeper(account, model.programme(), region, "sample-rate-save");
        if (percent == null) {
            jdbc.sql("delete from sample_rate where region = :region and type = :type")
                    .param("region", region)
                    .param("type", type)
                    .update();
        } else if (percent < 0 || percent > 100) {
            throw new InvalidInputException(new FieldError("/percent", "spot-check.percent"));
        } else {
            jdbc.sql(
                            """
                            insert into sample_rate (region, type, percent, changed_at, changed_by) values (:region, :type, :percent, :now, :by)
                            on conflict (region, type) do update set percent = excluded.percent, changed_at = excluded.changed_at,
                                changed_by = excluded.changed_by""")
                    .param("region", region)
                    .param("type", type)
                    .param("percent", percent)
                    .param("now", OpenTaskRows.at(clock.instant()))
                    .param("by", account.displayName())
                    .update();
        }
        audit.done(
                "sample-rate-save",
                "process:" + type,
                Map.of("region", region, "percent", percent == null ? "own" : percent));
        return rate(model, region);
    }

    /** That holds for a filing of this type in this region. */
    int percent(ProcessModel model, String region) {
        Integer kept = kept(model.key(), region, "starts_with(:region, region)");
        return kept == null ? own(model) : kept;
    }

    private Rate rate(ProcessModel model, String region) {
        return new Rate(
                model.key(),
                model.name(),
                region,
                own(model),
                kept(model.key(), region, "region = :region"),
                percent(model, region));
    }

    private @Nullable Integer kept(String type, String region, String where) {
        return jdbc.sql("select percent from sample_rate where type = :type and " + where
                        + " order by length(region) desc limit 1")
                .param("type", type)
                .param("region", region)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    private static int own(ProcessModel model) {
        String given = model.properties().get(PROPERTY);
        return given == null ? 0 : Math.max(0, Math.min(100, Integer.parseInt(given.strip())));
    }
}
