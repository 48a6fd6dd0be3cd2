package org.zhuban.review;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.privacy.Sealer;

/** 抽查: some of what the automated review approved is drawn for a human look, in the approval's transaction. */
@Service
public class SpotChecks {

    private static final String ROWS =
            """
            select c.*, f.number, f.title, f.state, f.process_definition
            from spot_check c join filing f on f.id = c.filing where c.drawn""";
    private static final String DESKS =
            " and exists (select from unnest(:programmes::text[], :regions::text[]) s (programme, region)"
                    + " where c.programme = s.programme and starts_with(c.region, s.region))";
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final SampleRates rates;
    private final FilingWorkflow workflow;
    private final Sealer sealer;
    private final Accounts accounts;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    SpotChecks(
            JdbcClient jdbc,
            SampleRates rates,
            FilingWorkflow workflow,
            Sealer sealer,
            Accounts accounts,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.workflow = workflow;
        this.sealer = sealer;
        this.accounts = accounts;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** 0 to 9999; below a hundred times the percentage it is drawn. */
    static int draw(Sealer sealer, UUID filing, int revision) {
        byte[] digest = sealer.index("spot-check", filing + "|" + revision);
        return (int) Math.floorMod(ByteBuffer.wrap(digest).getLong(), 10_000L);
    }

    /** Published by the automated review, whose decision ends no task. */
    @EventListener
    public void approved(FilingHappened happened) {
        FilingEvent event = happened.event();
        if (event.kind() != FilingEvent.Kind.DECIDED
                || happened.taskId() != null
                || !VerdictRules.favourable(String.valueOf(event.outcome()))) {
            return;
        }
        record Approved(String type, String region) {}
        Approved filing = jdbc.sql("select type, region from filing where id = :id")
                .param("id", happened.filing())
                .query((row, number) -> new Approved(row.getString("type"), row.getString("region")))
                .single();
        int percent = workflow.newest(filing.type())
                .map(model -> rates.percent(model, filing.region()))
                .orElse(0);
        jdbc.sql(
                        """
                        insert into spot_check (filing, revision, type, programme, region, approved_at, percent, draw)
                        select id, :revision, type, programme, region, :at, :percent, :draw from filing where id = :filing""")
                .param("filing", happened.filing())
                .param("revision", event.revision())
                .param("at", OpenTaskRows.at(event.at()))
                .param("percent", percent)
                .param("draw", draw(sealer, happened.filing(), event.revision()))
                .update();
    }

    /**
     * What was drawn at the account's desks: waiting, oldest first; or looked at, newest first.
     *
     * @param cursor {@link Page#next} of the page before, null for the first
     * @throws DeniedException       {@code review.no-desk} without a reviewing role
     * @throws InvalidInputException {@code /cursor} for a cursor of another's making
     */
    @Transactional(readOnly = true)
    public Page<SpotCheck> page(CurrentAccount account, boolean looked, @Nullable String cursor, int size) {
        InboxQuery.Sort sort = looked ? InboxQuery.Sort.NEWEST : InboxQuery.Sort.CREATED;
        int limit = Math.max(1, Math.min(MOST, size));
        Map<String, Object> parameters = desks(account);
        var where = new StringBuilder(looked ? " and c.result is not null" : " and c.result is null");
        if (cursor != null) {
            InboxCursor after = InboxCursor.of(cursor, sort);
            where.append(
                    looked
                            ? " and (c.at, c.filing) < (:afterAt, :afterId)"
                            : " and (c.approved_at, c.filing) > (:afterAt, :afterId)");
            parameters.put("afterAt", OpenTaskRows.at(after.at()));
            parameters.put("afterId", after.uuid());
        }
        List<SpotCheck> found = jdbc.sql(ROWS + DESKS + where + " order by "
                        + (looked ? "c.at desc, c.filing desc" : "c.approved_at, c.filing") + " limit :size")
                .params(parameters)
                .param("size", limit + 1)
                .query(SpotChecks::map)
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        SpotCheck last = found.get(limit - 1);
        Instant at = looked ? Objects.requireNonNull(last.at()) : last.approvedAt();
        return new Page<>(
                List.copyOf(found.subList(0, limit)),
                new InboxCursor(sort, at, last.filing().toString()).text());
    }

    /** How many wait at the account's desks, counted up to {@code most}. */
    @Transactional(readOnly = true)
    public int waiting(CurrentAccount account, int most) {
        return jdbc.sql("select count(*) from (select from spot_check c where c.drawn and c.result is null" + DESKS
                        + " limit :most) waiting")
                .params(desks(account))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** The last one of a filing of the account's desks; empty if it was not drawn. */
    @Transactional(readOnly = true)
    public Optional<SpotCheck> of(CurrentAccount account, UUID filing) {
        return account.organisation() != null
                        || DeskScopes.seenBy(account).atAuthority().isEmpty()
                ? Optional.empty()
                : jdbc.sql(ROWS + DESKS + " and c.filing = :filing order by c.revision desc limit 1")
                        .params(desks(account))
                        .param("filing", filing)
                        .query(SpotChecks::map)
                        .optional();
    }

    /** May the account say what it found? */
    public boolean mayJudge(CurrentAccount account, SpotCheck check) {
        return check.result() == null && decides(account, check);
    }

    /**
     * 无误 or 有问题; of a problem the supervisors are told.
     *
     * @param reason needed for a problem
     * @throws NotFoundException     {@code spot-check.unknown}
     * @throws DeniedException       {@code review.not-reviewer}
     * @throws ConflictException     {@code spot-check.done}
     * @throws InvalidInputException at {@code /reason}
     */
    @Transactional
    public SpotCheck judge(CurrentAccount account, UUID filing, SpotCheck.Result result, String reason) {
        SpotCheck check = of(account, filing).orElseThrow(() -> new NotFoundException("spot-check.unknown"));
        String object = "filing:" + check.number();
        if (!decides(account, check)) {
            audit.denied("spot-check", object, Map.of("reason", "review.not-reviewer"));
            throw new DeniedException("review.not-reviewer");
        }
        String words = reason.strip();
        if (result == SpotCheck.Result.FAULTY && words.isEmpty()) {
            throw new InvalidInputException(new FieldError("/reason", "spot-check.reason"));
        }
        if (words.length() > SpotCheck.LONGEST_REASON) {
            throw new InvalidInputException(
                    new FieldError("/reason", "review.fault-reason-long", SpotCheck.LONGEST_REASON));
        }
        int changed = jdbc.sql(
                        """
                        update spot_check set result = :result, actor = :actor, actor_name = :name, at = :at, reason = :reason
                        where filing = :filing and revision = :revision and result is null""")
                .param("result", result.name())
                .param("actor", account.id())
                .param("name", account.displayName())
                .param("at", OpenTaskRows.at(clock.instant()))
                .param("reason", words)
                .param("filing", filing)
                .param("revision", check.revision())
                .update();
        if (changed == 0) {
            throw new ConflictException(
                    "spot-check.done",
                    of(account, filing).map(SpotCheck::actorName).orElse(""));
        }
        audit.done("spot-check", object, Map.of("result", result.name(), "reason", words));
        if (result == SpotCheck.Result.FAULTY) {
            accounts.holders(Role.SUPERVISOR, check.programme().name(), check.region())
                    .forEach(supervisor -> messages.notice(
                            supervisor,
                            "notice.spot-check-faulty",
                            "reviewed/" + filing,
                            account.displayName(),
                            check.title(),
                            check.number(),
                            words));
        }
        return of(account, filing).orElseThrow();
    }

    private static boolean decides(CurrentAccount account, SpotCheck check) {
        return DeskScopes.decidedBy(account).cover(DeskScopes.AUTHORITY, check.programme(), check.region());
    }

    private static Map<String, Object> desks(CurrentAccount account) {
        if (account.organisation() != null) {
            throw new DeniedException("review.nothing-to-review");
        }
        List<DeskScopes.Scope> scopes = DeskScopes.seenAtAuthority(account).scopes();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(
                "programmes",
                scopes.stream().map(scope -> scope.programme().name()).toArray(String[]::new));
        parameters.put("regions", scopes.stream().map(DeskScopes.Scope::region).toArray(String[]::new));
        return parameters;
    }

    private static SpotCheck map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        String result = row.getString("result");
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new SpotCheck(
                row.getObject("filing", UUID.class),
                row.getInt("revision"),
                row.getString("number"),
                row.getString("type"),
                Programme.valueOf(row.getString("programme")),
                row.getString("title"),
                row.getString("region"),
                row.getString("process_definition"),
                FilingState.valueOf(row.getString("state")),
                row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                result == null ? null : SpotCheck.Result.valueOf(result),
                row.getString("actor_name"),
                at == null ? null : at.toInstant(),
                Objects.requireNonNullElse(row.getString("reason"), ""));
    }
}
