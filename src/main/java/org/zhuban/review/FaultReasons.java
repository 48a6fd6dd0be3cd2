package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.CurrentAccount;

/** 标准退回原因: kept by supervisors for a type's fields and papers; behind them stand a few that suit any. */
@Service
public class FaultReasons {

    private static final int MOST = 500;
    private static final int GENERAL = 5;

    private final JdbcClient jdbc;
    private final KeptDesks desks;
    private final FilingWorkflow workflow;
    private final Forms forms;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    FaultReasons(
            JdbcClient jdbc,
            KeptDesks desks,
            FilingWorkflow workflow,
            Forms forms,
            Texts texts,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.desks = desks;
        this.workflow = workflow;
        this.forms = forms;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of a task's type at its desk, those for one field before those for any. */
    @Transactional(readOnly = true)
    public List<FaultReason> of(CurrentAccount account, OpenTask task) {
        DeskScopes.seenBy(account);
        return jdbc.sql(
                        """
                        select * from fault_reason where type = :type and starts_with(:region, region)
                        order by field nulls last, length(region) desc, changed_at, id limit :most""")
                .param("type", task.type())
                .param("region", task.region())
                .param("most", MOST)
                .query(FaultReasons::map)
                .list();
    }

    /** What to offer at a field: of those its own, then those of any field, then the general ones in the reader's language. */
    public List<String> at(CurrentAccount account, List<FaultReason> kept, FormElement field) {
        Set<String> offered = new LinkedHashSet<>();
        kept.stream()
                .filter(reason -> reason.field() == null || reason.field().equals(field.key()))
                .forEach(reason -> offered.add(reason.reason()));
        String kind = field.isSlot() ? "paper" : "field";
        for (int i = 1; i <= GENERAL; i++) {
            offered.add(texts.text("fault-reason." + kind + "." + i));
        }
        return List.copyOf(offered);
    }

    /** Those at the account's desks. */
    @Transactional(readOnly = true)
    public List<FaultReason> all(CurrentAccount account) {
        DeskScopes seen = DeskScopes.seenAtAuthority(account);
        return jdbc.sql(
                        """
                        select * from fault_reason where region like any (:near::text[]) or region = any (:above::text[])
                        order by type, field nulls last, changed_at, id limit :most""")
                .param("near", KeptDesks.below(seen))
                .param("above", KeptDesks.above(seen))
                .param("most", MOST)
                .query(FaultReasons::map)
                .list();
    }

    /**
     * Keeps a new one or changes one.
     *
     * @throws InvalidInputException at {@code /type}, {@code /field}, {@code /reason}
     * @throws DeniedException       {@code template.not-supervisor}
     * @throws NotFoundException     {@code fault-reason.unknown}
     * @throws ConflictException     {@code fault-reason.twice}
     */
    @Transactional
    public FaultReason save(CurrentAccount account, FaultReason given) {
        UUID former = given.id();
        UUID id = former == null ? Ids.next() : former;
        if (former != null) {
            requireKeeper(account, known(former), "fault-reason-save");
        }
        requireKeeper(account, given, "fault-reason-save");
        check(given);
        try {
            jdbc.sql(
                            """
                            insert into fault_reason (id, region, type, field, reason, changed_at, changed_by)
                            values (:id, :region, :type, :field, :reason, :now, :by)
                            on conflict (id) do update set region = excluded.region, type = excluded.type, field = excluded.field,
                                reason = excluded.reason, changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                    .param("id", id)
                    .param("region", given.region())
                    .param("type", given.type())
                    .param("field", given.field())
                    .param("reason", given.reason().strip())
                    .param("now", OpenTaskRows.at(clock.instant()))
                    .param("by", account.displayName())
                    .update();
        } catch (DuplicateKeyException twice) {
            throw new ConflictException("fault-reason.twice");
        }
        audit.done("fault-reason-save", "fault-reason:" + id, Map.of("type", given.type()));
        return known(id);
    }

    private void requireKeeper(CurrentAccount account, FaultReason reason, String action) {
        desks.requireKeeper(
                account,
                workflow.newest(reason.type()).map(ProcessModel::programme).orElse(null),
                reason.region(),
                action);
    }

    private void check(FaultReason given) {
        List<FieldError> errors = new ArrayList<>();
        FormDefinition form = workflow.newest(given.type())
                .flatMap(model -> model.submitForm())
                .map(forms::parse)
                .orElse(null);
        if (form == null) {
            errors.add(new FieldError("/type", "fault-reason.type"));
        } else if (given.field() != null && form.field(given.field()).isEmpty()) {
            errors.add(new FieldError("/field", "review.fault-field"));
        }
        if (given.reason().isBlank()) {
            errors.add(new FieldError("/reason", "review.fault-reason"));
        } else if (given.reason().strip().length() > Verdict.LONGEST_REASON) {
            errors.add(new FieldError("/reason", "review.fault-reason-long", Verdict.LONGEST_REASON));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** @throws NotFoundException {@code fault-reason.unknown} */
    @Transactional
    public void delete(CurrentAccount account, UUID id) {
        requireKeeper(account, known(id), "fault-reason-delete");
        jdbc.sql("delete from fault_reason where id = :id").param("id", id).update();
        audit.done("fault-reason-delete", "fault-reason:" + id, Map.of());
    }

    /** Regions that the account may keep templates and reasons for, by the significant part of their codes; none = it keeps none. */
    public List<String> regions(CurrentAccount account) {
        return KeptDesks.kept(account);
    }

    private FaultReason known(UUID id) {
        return jdbc.sql("select * from fault_reason where id = :id")
                .param("id", id)
                .query(FaultReasons::map)
                .optional()
                .orElseThrow(() -> new NotFoundException("fault-reason.unknown"));
    }

    private static FaultReason map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new FaultReason(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getString("type"),
                row.getString("field"),
                row.getString("reason"));
    }
}
