package org.zhuban.project;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;

/** Who takes part in a project 参建单位, and how that ends. */
@Service
public class ProjectParties {

    private static final int REASON = 200;

    private final ProjectRows projects;
    private final ParticipationRows participations;
    private final Enterprises enterprises;
    private final ProjectRights rights;
    private final Accounts accounts;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    ProjectParties(
            ProjectRows projects,
            ParticipationRows participations,
            Enterprises enterprises,
            ProjectRights rights,
            Accounts accounts,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.projects = projects;
        this.participations = participations;
        this.enterprises = enterprises;
        this.rights = rights;
        this.accounts = accounts;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What stands against an enterprise's taking part as this kind, now.
     *
     * @return empty if nothing does, else the message code of the reason
     */
    @Transactional(readOnly = true)
    public Optional<String> mayJoin(UUID project, UUID enterprise, String kind) {
        Optional<Enterprise> found = enterprises.findById(enterprise);
        if (found.isEmpty() || found.get().state() == Enterprise.State.ENDED) {
            return Optional.of("project.party.enterprise-ended");
        }
        if (!found.get().kind().equals(kind)) {
            return Optional.of("project.party.kind");
        }
        if (projects.findById(project).orElseThrow().state() == Project.State.FINISHED) {
            return Optional.of("project.party.finished");
        }
        boolean already = participations.findByProjectAndEnterpriseOrderBySinceDesc(project, enterprise).stream()
                .anyMatch(Participation::active);
        if (already) {
            return Optional.of("project.party.already");
        }
        return kind.equals(ProjectKinds.GENERAL_CONTRACTOR)
                        && !participations
                                .findByProjectAndKindAndState(project, kind, Participation.State.ACTIVE)
                                .isEmpty()
                ? Optional.of("project.party.contractor")
                : Optional.empty();
    }

    /**
     * An enterprise takes part from now on; in the transaction of what made it so. The caller has checked the right.
     *
     * @param filing that said so; null = the authority
     * @throws ConflictException as {@link #mayJoin} says, or because another was first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Participation join(
            UUID project, UUID enterprise, String kind, @Nullable String scope, @Nullable UUID filing) {
        mayJoin(project, enterprise, kind).ifPresent(reason -> {
            throw new ConflictException(reason);
        });
        try {
            Participation joined = participations.save(
                    Participation.begun(Ids.next(), project, enterprise, kind, scope, filing, clock.instant()));
            audit.done("project-join", "project:" + project, Map.of("enterprise", enterprise, "kind", kind));
            return joined;
        } catch (DbActionExecutionException failed) {
            if (failed.getCause() instanceof DuplicateKeyException) {
                throw new ConflictException("project.party.already");
            }
            throw failed;
        }
    }

    /** May this account end a participation in the project: the general contractor's enterprise, of those it invited. */
    @Transactional(readOnly = true)
    public boolean mayEnd(CurrentAccount account, Participation participation) {
        return participation.active()
                && ProjectKinds.INVITED.contains(participation.kind())
                && account.has(Role.ENTERPRISE)
                && rights.contracts(account, participation.project());
    }

    /**
     * 退场: the general contractor's enterprise ends another's participation, which is told so. Its account of the project is disabled with it.
     *
     * @throws NotFoundException {@code project.unknown} for a foreign one
     * @throws DeniedException   {@code project.party.end-denied} for a party that is not the general contractor
     * @throws ConflictException {@code project.party.ended-already}, {@code project.party.stays}
     */
    @Transactional
    public Participation end(CurrentAccount by, UUID participation, String reason) {
        Participation found =
                participations.findById(participation).orElseThrow(() -> new NotFoundException("project.unknown"));
        rights.seen(by, found.project());
        if (!by.has(Role.ENTERPRISE) || !rights.contracts(by, found.project())) {
            audit.denied("project-party-end", "project:" + found.project(), Map.of("participation", participation));
            throw new DeniedException("project.party.end-denied");
        }
        if (!ProjectKinds.INVITED.contains(found.kind())) {
            throw new ConflictException("project.party.stays");
        }
        if (!found.active()) {
            throw new ConflictException("project.party.ended-already");
        }
        String given = reason.strip();
        int length = given.codePointCount(0, given.length());
        if (length < 2 || length > REASON) {
            throw new InvalidInputException(new FieldError("/reason", "project.party.reason"));
        }
        Participation ended = participations.save(found.markEnded(given, clock.instant()));
        audit.done(
                "project-party-end",
                "project:" + found.project(),
                Map.of("enterprise", found.enterprise(), "reason", given));
        Project project = projects.findById(found.project()).orElseThrow();
        accounts.holders(Role.ENTERPRISE, found.enterprise())
                .forEach(account -> messages.notice(
                        account, "notice.party-left", "projects/" + project.code(), project.name(), given));
        return ended;
    }
}
