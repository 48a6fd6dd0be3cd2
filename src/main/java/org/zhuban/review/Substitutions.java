package org.zhuban.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
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
    private final StandIns standIns;
    private final Accounts accounts;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    Substitutions(JdbcClient jdbc, StandIns standIns, Accounts accounts, Messages messages, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.standIns = standIns;
        this.accounts = accounts;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that the account is absent or stands in by, and those it may make for others as a supervisor; newest day first, at most 200. */
    @Transactional(readOnly = true)
    public List<Substitution> of(CurrentAccount account) {
        UUID[] shown = Stream.concat(
                        Stream.of(account.id()), absentees(account).stream().map(Accounts.Named::id))
                .toArray(UUID[]::new);
        return jdbc.sql(
                        """
                        select * from substitution where ended_at is null and ends >= :today
                          and (absent = any (:shown) or substitute = :self) order by starts, id limit 200""")
                .param("today", today())
                .param("shown", shown)
                .param("self", account.id())
                .query(StandIns::map)
                .list();
    }

    /**
     * Whose absence the account may arrange: his own if he reviews, and those of the reviewers he supervises.
     *
     * @throws DeniedException {@code review.no-desk} for who neither reviews nor supervises at an authority
     */
    @Transactional(readOnly = true)
    public List<Accounts.Named> absentees(CurrentAccount account) {
        DeskScopes supervised = supervised(account);
        return accounts.staff(Role.REVIEWER).stream()
                .filter(each -> each.id().equals(account.id()) || supervised.meets(DeskScopes.decidedBy(each)))
                .map(each -> new Accounts.Named(each.id(), each.displayName()))
                .toList();
    }

    /** Who could stand in for one of those: reviewers that share a desk with him. */
    @Transactional(readOnly = true)
    public List<Accounts.Named> substitutes(CurrentAccount account, UUID absent) {
        if (absentees(account).stream().noneMatch(each -> each.id().equals(absent))) {
            return List.of();
        }
        DeskScopes desks = accounts.live(absent).map(DeskScopes::decidedBy).orElseThrow();
        return accounts.staff(Role.REVIEWER).stream()
                .filter(each -> !each.id().equals(absent) && desks.meets(DeskScopes.decidedBy(each)))
                .map(each -> new Accounts.Named(each.id(), each.displayName()))
                .toList();
    }

    /** Whom the account stands in for today, in whatever programme. */
    @Transactional(readOnly = true)
    public Set<UUID> standsInFor(CurrentAccount account) {
        Set<UUID> others = new LinkedHashSet<>(standIns.standsInFor(account.id()));
        others.remove(account.id());
        return others;
    }

    /** Who stands in cannot any longer: the absent ones are told to find another. @param still null = is gone */
    void ended(UUID substitute, @Nullable CurrentAccount still) {
        jdbc
                .sql(
                        "select * from substitution where substitute = :substitute and ended_at is null and ends >= :today for update")
                .param("substitute", substitute)
                .param("today", today())
                .query(StandIns::map)
                .list()
                .stream()
                .filter(each -> still == null || !shareDesk(still, each.absent()))
                .forEach(each -> {
                    close(each);
                    messages.notice(each.absent(), "notice.substitute-gone", "absence", each.substituteName());
                });
    }

    private boolean shareDesk(CurrentAccount substitute, UUID absent) {
        CurrentAccount other = reviewer(absent);
        return other != null && DeskScopes.decidedBy(substitute).meets(DeskScopes.decidedBy(other));
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
        DeskScopes supervised = supervised(account);
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

    /** Ends it now; by the absent one or a supervisor of his. @throws NotFoundException for any other reviewer */
    @Transactional
    public void end(CurrentAccount account, UUID id) {
        DeskScopes supervised = supervised(account);
        Substitution ended = jdbc.sql("select * from substitution where id = :id and ended_at is null for update")
                .param("id", id)
                .query(StandIns::map)
                .optional()
                .filter(each -> each.absent().equals(account.id()) || sits(each.absent(), supervised))
                .orElseThrow(() -> new NotFoundException("substitution.unknown"));
        close(ended);
        messages.notice(ended.substitute(), "notice.substitution-ended", "absence", ended.absentName());
    }

    private void close(Substitution ended) {
        jdbc.sql("update substitution set ended_at = :now where id = :id")
                .param("now", OpenTaskRows.at(clock.instant()))
                .param("id", ended.id())
                .update();
        audit.done(
                "substitution-end",
                "account:" + ended.absent(),
                Map.of("substitute", ended.substitute().toString()));
    }

    /** Which desks it supervises, perhaps none. */
    private static DeskScopes supervised(CurrentAccount account) {
        DeskScopes supervised = DeskScopes.supervisedBy(account);
        if (account.organisation() != null
                || (supervised.isEmpty() && DeskScopes.decidedBy(account).isEmpty())) {
            throw new DeniedException("review.no-desk");
        }
        return supervised;
    }

    private @Nullable CurrentAccount reviewer(UUID id) {
        return accounts.live(id)
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
