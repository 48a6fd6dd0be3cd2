package org.zhuban.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Programme;
import org.zhuban.filing.Desks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/**
 * The desks 岗位 that an account sits at. Staff: what their grants make, role + programme + region, a city with its districts. A region counts
 * by the significant part of its code (GB/T 2260: {@code 320507} lies in {@code 3205} lies in {@code 32}), so a desk of any level is one
 * beginning of a desk group. An enterprise's own account: the enterprise's desks and no other.
 */
final class DeskScopes {

    /** The desk of the authority. */
    static final String AUTHORITY = "authority";
    /** The desk of the process administrators 流程管理员, for the office's own work. */
    static final String PROCESS_OFFICE = "process-office";

    private final List<Scope> scopes;
    private final @Nullable UUID enterprise;
    private final @Nullable Programme programme;
    private final @Nullable String region;

    private DeskScopes(List<Scope> scopes) {
        this(scopes, null, null, null);
    }

    /**
     * @param programme filter of an enterprise's desks; those of staff are narrowed themselves
     * @param region    likewise, the significant part
     */
    private DeskScopes(
            List<Scope> scopes, @Nullable UUID enterprise, @Nullable Programme programme, @Nullable String region) {
        this.scopes = scopes;
        this.enterprise = enterprise;
        this.programme = programme;
        this.region = region;
    }

    /** One desk: a region of one programme. */
    record Scope(String desk, Programme programme, String region) {

        /** What the desk groups of this scope begin with. */
        String prefix() {
            return desk + "|" + programme + "|" + region;
        }

        boolean covers(Scope other) {
            return desk.equals(other.desk) && programme == other.programme && other.region.startsWith(region);
        }
    }

    /**
     * Desks whose tasks the account sees: those of its reviewing and supervising roles, or of the enterprise it acts for.
     *
     * @throws DeniedException {@code review.no-desk} if it has none, {@code review.nothing-to-review} for other accounts of an enterprise
     */
    static DeskScopes seenBy(CurrentAccount account) {
        UUID enterprise = enterprise(account);
        if (enterprise != null) {
            return new DeskScopes(List.of(), enterprise, null, null);
        }
        DeskScopes seen = of(account.grants(), Set.of(Role.REVIEWER, Role.SUPERVISOR, Role.PROCESS_ADMIN));
        if (seen.scopes.isEmpty()) {
            throw new DeniedException(account.organisation() == null ? "review.no-desk" : "review.nothing-to-review");
        }
        return seen;
    }

    /**
     * Of those, the authority's: where enterprises file, and what is kept for all who review there.
     *
     * @throws DeniedException {@code review.no-desk} for who sits at the process office 流程管理 only, else as {@link #seenBy}
     */
    static DeskScopes seenAtAuthority(CurrentAccount account) {
        DeskScopes seen = seenBy(account).atAuthority();
        if (seen.isEmpty()) {
            throw new DeniedException("review.no-desk");
        }
        return seen;
    }

    /** Without the office's own desk. */
    DeskScopes atAuthority() {
        return new DeskScopes(
                scopes.stream().filter(scope -> scope.desk().equals(AUTHORITY)).toList(),
                enterprise,
                programme,
                region);
    }

    /** Desks at which the account decides: those of its reviewing roles only, or of the enterprise it acts for. */
    static DeskScopes decidedBy(CurrentAccount account) {
        UUID enterprise = enterprise(account);
        if (enterprise != null) {
            return new DeskScopes(List.of(), enterprise, null, null);
        }
        return of(account.grants(), Set.of(Role.REVIEWER, Role.PROCESS_ADMIN));
    }

    /** Desks that the account supervises: where it reassigns and makes substitutions. */
    static DeskScopes supervisedBy(CurrentAccount account) {
        return account.organisation() == null
                ? of(account.grants(), Set.of(Role.SUPERVISOR))
                : new DeskScopes(List.of(), null, null, null);
    }

    /** Have they a desk in common? */
    boolean meets(DeskScopes others) {
        return scopes.stream().anyMatch(scope -> others.scopes.stream()
                .anyMatch(other -> scope.covers(other) || other.covers(scope)));
    }

    /** Whose own account it is; not that of a project. An enterprise never sits at an authority's desk, whatever else was granted. */
    private static @Nullable UUID enterprise(CurrentAccount account) {
        return account.has(Role.ENTERPRISE) && account.project() == null ? account.organisation() : null;
    }

    private static DeskScopes of(List<Grant> grants, Set<Role> roles) {
        List<Scope> wanted = new ArrayList<>();
        for (Grant grant : grants) {
            if (roles.contains(grant.role())) {
                String region = grant.region() == null ? "" : significant(grant.region());
                if (grant.role() == Role.PROCESS_ADMIN) {
                    wanted.add(new Scope(PROCESS_OFFICE, Programme.GL, ""));
                    continue;
                }
                List<Programme> programmes =
                        grant.programme() == null ? Programme.offered() : List.of(grant.programme());
                programmes.forEach(programme -> wanted.add(new Scope(AUTHORITY, programme, region)));
            }
        }
        return new DeskScopes(disjoint(wanted));
    }

    /** A desk inside another is left out, so that no task is listed twice. */
    private static List<Scope> disjoint(List<Scope> scopes) {
        List<Scope> kept = new ArrayList<>();
        scopes.stream()
                .sorted(Comparator.comparingInt(scope -> scope.region().length()))
                .forEach(scope -> {
                    if (kept.stream().noneMatch(wider -> wider.covers(scope))) {
                        kept.add(scope);
                    }
                });
        return List.copyOf(kept);
    }

    /** The part of these desks that a filter leaves. */
    DeskScopes within(@Nullable Programme programme, @Nullable String region) {
        if (enterprise != null) {
            return new DeskScopes(scopes, enterprise, programme, region == null ? null : significant(region));
        }
        List<Scope> left = new ArrayList<>();
        for (Scope scope : scopes) {
            if (programme != null && scope.programme() != programme) {
                continue;
            }
            if (region == null) {
                left.add(scope);
                continue;
            }
            Scope asked = new Scope(scope.desk(), scope.programme(), significant(region));
            if (asked.covers(scope)) {
                left.add(scope);
            } else if (scope.covers(asked)) {
                left.add(asked);
            }
        }
        return new DeskScopes(List.copyOf(left));
    }

    boolean isEmpty() {
        return scopes.isEmpty() && enterprise == null;
    }

    boolean cover(OpenTask task) {
        return enterprise == null
                ? cover(task.desk(), task.programme(), task.region())
                : groups().contains(task.deskGroup());
    }

    /** A filing, or a task that is over: at the authority's desk, or at that of the enterprise that decides it. */
    boolean cover(@Nullable UUID decider, Programme programme, String region) {
        return decider == null
                ? cover(programme.office() ? PROCESS_OFFICE : AUTHORITY, programme, region)
                : decider.equals(enterprise);
    }

    boolean cover(String desk, Programme programme, String region) {
        var place = new Scope(desk, programme, region);
        return scopes.stream().anyMatch(scope -> scope.covers(place));
    }

    /** Desk groups of an enterprise, whole. */
    List<String> groups() {
        return enterprise == null ? List.of() : Desks.groupsOf(enterprise);
    }

    /** Filter of an enterprise's list; null = all. */
    @Nullable
    Programme programme() {
        return programme;
    }

    /** The significant part of the region that an enterprise's list is filtered by; null = all. */
    @Nullable
    String region() {
        return region;
    }

    List<Scope> scopes() {
        return scopes;
    }

    /** Without the zeros that stand for "all of it". */
    static String significant(String region) {
        if (region.endsWith("0000")) {
            return region.substring(0, region.length() - 4);
        }
        return region.endsWith("00") ? region.substring(0, region.length() - 2) : region;
    }
}
