package org.zhuban.enterprise;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.privacy.Sealer;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;
import org.zhuban.register.EntryHistory;

/** 终止企业登记: a supervisor of its region ends an enterprise. Its accounts are disabled by the database in the same transaction. */
@Service
public class EnterpriseEnding {

    private static final int REASON = 200;

    private final Enterprises enterprises;
    private final EntryHistory history;
    private final Messages messages;
    private final Sealer sealer;
    private final Regions regions;
    private final CodeTables codes;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    EnterpriseEnding(
            Enterprises enterprises,
            EntryHistory history,
            Messages messages,
            Sealer sealer,
            Regions regions,
            CodeTables codes,
            Texts texts,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.enterprises = enterprises;
        this.history = history;
        this.messages = messages;
        this.sealer = sealer;
        this.regions = regions;
        this.codes = codes;
        this.texts = texts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The enterprise as the register has it, for itself and for staff of its region.
     *
     * @throws NotFoundException {@code register.unknown} for anybody else
     */
    @Transactional(readOnly = true)
    public Enterprise seen(CurrentAccount account, UUID enterprise) {
        return enterprises
                .findById(enterprise)
                .filter(found -> sees(account, found))
                .orElseThrow(() -> new NotFoundException("register.unknown"));
    }

    /** May this account end it: a supervisor of its region, while it is active? */
    public boolean mayEnd(CurrentAccount account, Enterprise enterprise) {
        return enterprise.active() && account.holds(Role.SUPERVISOR, enterprise.region(), regions);
    }

    /**
     * Ends it, for good; its contact is told. What it filed and is in review stays there, and its code may be certified anew.
     *
     * @throws NotFoundException     {@code register.unknown} for who may not see it
     * @throws DeniedException       {@code enterprise.end-denied} for any but a supervisor of its region
     * @throws ConflictException     {@code enterprise.ended-already}, {@code changed.meanwhile}
     * @throws InvalidInputException at {@code /reason}
     */
    @Transactional
    public Enterprise end(CurrentAccount by, UUID enterprise, String reason) {
        Enterprise found = seen(by, enterprise);
        if (!by.holds(Role.SUPERVISOR, found.region(), regions)) {
            audit.denied("enterprise-end", "enterprise:" + enterprise, Map.of());
            throw new DeniedException("enterprise.end-denied");
        }
        if (!found.active()) {
            throw new ConflictException("enterprise.ended-already");
        }
        String given = reason.strip();
        int length = given.codePointCount(0, given.length());
        if (length < 2 || length > REASON) {
            throw new InvalidInputException(new FieldError("/reason", "enterprise.end-reason"));
        }
        Enterprise ended = saved(found.markEnded(given, clock.instant()));
        history.add(
                EnterpriseRegister.KEY,
                enterprise,
                "enterprise-end",
                by.displayName(),
                List.of(
                        new FieldChange("state", texts.text("register.enterprises.state"), state(found), state(ended)),
                        new FieldChange("endReason", texts.text("enterprise.end.reason"), "", given)));
        events.publishEvent(new EnterpriseEnded(enterprise));
        audit.done(
                "enterprise-end",
                "enterprise:" + enterprise,
                Map.of("creditCode", found.creditCode(), "reason", given));
        messages.sms(
                sealer.open(found.contactMobile(), "enterprise", "contact_mobile", enterprise.toString()),
                "sms.enterprise-ended",
                null,
                found.name(),
                given);
        return ended;
    }

    private Enterprise saved(Enterprise enterprise) {
        try {
            return enterprises.save(enterprise);
        } catch (OptimisticLockingFailureException meanwhile) {
            throw new ConflictException("changed.meanwhile");
        }
    }

    private String state(Enterprise enterprise) {
        String code = enterprise.state().name();
        return codes.name("enterprise-state", code).orElse(code);
    }

    private boolean sees(CurrentAccount account, Enterprise enterprise) {
        UUID own = account.organisation();
        if (own != null) {
            return account.has(Role.ENTERPRISE) && account.project() == null && own.equals(enterprise.id());
        }
        return account.holds(Role.REVIEWER, enterprise.region(), regions)
                || account.holds(Role.SUPERVISOR, enterprise.region(), regions);
    }
}
