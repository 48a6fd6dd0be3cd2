package org.zhuban.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.message.Messages;

/**
 * 代理: who stands in for whom. A substitute acts with rights of his own only: he sees the absent one's tasks as far as he sits at their
 * desk himself. Standing in is not handed on: who stands in for a substitute does not stand in for the absent one.
 */
@Service
public class Substitutions {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_DAYS = 366;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    Substitutions(JdbcClient jdbc, Accounts accounts, Messages messages, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that the account is absent or stands in by, and those it may make for others as a supervisor; newest day first, at most 200. */
    @Transactional(readOnly = true)
    public List<Substitution> of(CurrentAccount account) {
        DeskScopes supervised = DeskScopes.supervisedBy(account);
        return jdbc
                .sql(
                        "select * from substitution where ended_at is null and ends >= :today order by starts, id limit 1000")
                .param("today", today())
                .query(StandIns::map)
                .list()
                .stream()
                .filter(each -> account.id().equals(each.absent())
                        || account.id().equals(each.substitute())
                        || (!supervised.isEmpty() && sits(each.absent(), supervised)))
                .limit(200)
                .toList();
    }

    /**
     * @param absent the account itself, or somebody of a supervisor's desks
     * @throws InvalidInputException at {@code /absent}, {@code /substitute}, {@code /starts}, {@code /ends}, {@code /reason}
     */
    @Transactional
    public Substitution add(
            CurrentAccount account,
            UUID absent,
            UUID substitute,
            @Nullable Programme programme,
            LocalDate starts,
            LocalDate ends,
            String reason) {
        List<FieldError> errors = new ArrayList<>();
        DeskScopes supervised = DeskScopes.supervisedBy(account);
        CurrentAccount away = reviewer(absent);
        CurrentAccount instead = reviewer(substitute);
        if (away == null || !(absent.equals(account.id()) || sits(absent, supervised))) {
            errors.add(new FieldError("/absent", "substitution.absent"));
        }
        if (instead == null || absent.equals(substitute)) {
            errors.add(new FieldError("/substitute", "substitution.substitute"));
        } else if (away != null && !DeskScopes.decidedBy(instead).meets(DeskScopes.decidedBy(away))) {
            errors.add(new FieldError("/substitute", "substitution.other-desk", instead.displayName()));
        }
        if (ends.isBefore(starts)) {
            errors.add(new FieldError("/ends", "substitution.ends-before"));
        } else if (ends.isBefore(today())) {
            errors.add(new FieldError("/ends", "substitution.past"));
        } else if (ends.isAfter(starts.plusDays(LONGEST_DAYS))) {
            errors.add(new FieldError("/ends", "substitution.too-long"));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            errors.add(new FieldError("/reason", "substitution.reason", LONGEST_REASON));
        }
        if (!errors.isEmpty() || away == null || instead == null) {
            throw new InvalidInputException(errors);
        }
        var made = new Substitution(
                Ids.next(),
                absent,
                away.displayName(),
                substitute,
                instead.displayName(),
                programme,
                starts,
                ends,
                reason.strip(),
                account.displayName());
        jdbc.sql(
                        """
                        insert into substitution (id, absent, absent_name, substitute, substitute_name, programme, starts, ends, reason,
                                                  maker, maker_name, made_at)
                        values (:id, :absent, :absentName, :substitute, :substituteName, :programme, :starts, :ends, :reason,
                                :maker, :makerName, :now)""")
                .param("id", made.id())
                .param("absent", absent)
                .param("absentName", made.absentName())
                .param("substitute", substitute)
                .param("substituteName", made.substituteName())
                .param("programme", programme == null ? null : programme.name())
                .param("starts", starts)
                .param("ends", ends)
                .param("reason", made.reason())
                .param("maker", account.id())
                .param("makerName", account.displayName())
                .param("now", OpenTaskRows.at(clock.instant()))
                .update();
        audit.done(
                "substitution-add",
                "account:" + absent,
                Map.of("substitute", substitute.toString(), "starts", starts.toString(), "ends", ends.toString()));
        messages.notice(substitute, "notice.substitution", "absence", made.absentName(), starts, ends, made.reason());
        if (!absent.equals(account.id())) {
            messages.notice(
                    absent,
                    "notice.substitution-made",
                    "absence",
                    account.displayName(),
                    made.substituteName(),
                    starts,
                    ends);
        }
        return made;
    }

    /** Ends it now; by the absent one or a supervisor of his. @throws NotFoundException for any other */
    @Transactional
    public void end(CurrentAccount account, UUID id) {
        Substitution ended = jdbc.sql("select * from substitution where id = :id and ended_at is null for update")
                .param("id", id)
                .query(StandIns::map)
                .optional()
                .filter(each ->
                        each.absent().equals(account.id()) || sits(each.absent(), DeskScopes.supervisedBy(account)))
                .orElseThrow(() -> new NotFoundException("substitution.unknown"));
        jdbc.sql("update substitution set ended_at = :now where id = :id")
                .param("now", OpenTaskRows.at(clock.instant()))
                .param("id", id)
                .update();
        audit.done(
                "substitution-end",
                "account:" + ended.absent(),
                Map.of("substitute", ended.substitute().toString()));
        messages.notice(ended.substitute(), "notice.substitution-ended", "absence", ended.absentName());
    }

    private @Nullable CurrentAccount reviewer(UUID id) {
        return accounts.find(id)
                .filter(account -> !DeskScopes.decidedBy(account).isEmpty() && account.organisation() == null)
                .orElse(null);
    }

    private boolean sits(UUID account, DeskScopes supervised) {
        CurrentAccount reviewer = reviewer(account);
        return reviewer != null && supervised.meets(DeskScopes.decidedBy(reviewer));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
