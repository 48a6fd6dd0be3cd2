package org.zhuban.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.Intake;
import org.zhuban.identity.CurrentAccount;

/**
 * 暂停受理 and 恢复受理 of filing types, in a table of its own: the engine's suspension would let nobody say why or until when, and would hold
 * what runs.
 */
@Service
public class Suspensions implements Intake {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final String PRESENT = " ended_at is null and (until is null or until > :today)";

    private final JdbcClient jdbc;
    private final FilingTypes types;
    private final ProcessAdmins admins;
    private final Audit audit;
    private final Clock clock;

    Suspensions(JdbcClient jdbc, FilingTypes types, ProcessAdmins admins, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.admins = admins;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, Pause> paused() {
        Map<String, Pause> paused = new LinkedHashMap<>();
        present(null).forEach(each -> paused.put(each.type(), new Pause(each.reason(), each.until())));
        return paused;
    }

    /** Those of now, by type. */
    @Transactional(readOnly = true)
    public Map<String, Suspension> all(CurrentAccount account) {
        admins.require(account, "type-suspensions", "studio");
        Map<String, Suspension> all = new LinkedHashMap<>();
        present(null).forEach(each -> all.put(each.type(), each));
        return all;
    }

    /** That of now. */
    @Transactional(readOnly = true)
    public Optional<Suspension> of(CurrentAccount account, String type) {
        admins.require(account, "type-suspensions", object(type));
        return present(type).stream().findFirst();
    }

    /**
     * Suspends a type, or changes reason and day of its suspension.
     *
     * @param until day on which it resumes by itself; null = until further notice
     * @throws InvalidInputException at {@code /reason}, {@code /until}
     */
    @Transactional
    public Suspension suspend(CurrentAccount account, String type, String reason, @Nullable LocalDate until) {
        admins.require(account, "type-suspend", object(type));
        types.newest(type);
        String said = reason.strip();
        List<FieldError> errors = new ArrayList<>();
        if (said.length() < SHORTEST) {
            errors.add(new FieldError("/reason", "suspension.reason-missing"));
        } else if (said.length() > LONGEST) {
            errors.add(new FieldError("/reason", "suspension.reason-long", LONGEST));
        }
        if (until != null && !until.isAfter(LocalDate.now(clock))) {
            errors.add(new FieldError("/until", "suspension.day-over"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        lock(type);
        end(type, null);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into process_suspension (id, type, reason, until, maker, maker_name, since)
                        values (:id, :type, :reason, :until, :maker, :name, :now)""")
                .param("id", Ids.next())
                .param("type", type)
                .param("reason", said)
                .param("until", until)
                .param("maker", account.id())
                .param("name", account.displayName())
                .param("now", now)
                .update();
        audit.done(
                "type-suspend", object(type), Map.of("reason", said, "until", until == null ? "" : until.toString()));
        return new Suspension(type, said, until, account.displayName(), now.toInstant());
    }

    /** @throws ConflictException {@code suspension.none} if it is not suspended, or no longer */
    @Transactional
    public void resume(CurrentAccount account, String type) {
        admins.require(account, "type-resume", object(type));
        lock(type);
        if (present(type).isEmpty()) {
            throw new ConflictException("suspension.none");
        }
        end(type, account.displayName());
        audit.done("type-resume", object(type), Map.of());
    }

    private List<Suspension> present(@Nullable String type) {
        return jdbc.sql("select * from process_suspension where (:type::text is null or type = :type) and" + PRESENT
                        + " order by type")
                .param("type", type)
                .param("today", LocalDate.now(clock))
                .query(Suspensions::map)
                .list();
    }

    private void lock(String type) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:type, 186))")
                .param("type", type)
                .query((row, number) -> true)
                .list();
    }

    private void end(String type, @Nullable String by) {
        jdbc.sql(
                        "update process_suspension set ended_at = :now, ended_by = :by where type = :type and ended_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("type", type)
                .update();
    }

    private static String object(String type) {
        return "process:" + type;
    }

    private static Suspension map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new Suspension(
                row.getString("type"),
                row.getString("reason"),
                row.getObject("until", LocalDate.class),
                row.getString("maker_name"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
