package org.zhuban.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/**
 * The desks 岗位 that an account's grants make: role + programme + region, a city with its districts. A region counts by the significant part
 * of its code (GB/T 2260: {@code 320507} lies in {@code 3205} lies in {@code 32}), so a desk of any level is one beginning of a desk group.
 */
final class DeskScopes {

    /** The desk of the authority; it is the only one until other parties review too. */
    static final String AUTHORITY = "authority";

    private final List<Scope> scopes;

    private DeskScopes(List<Scope> scopes) {
        this.scopes = scopes;
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
     * Desks whose tasks the account sees: those of its reviewing and supervising roles.
     *
     * @throws DeniedException {@code review.no-desk} if it has none
     */
    static DeskScopes seenBy(CurrentAccount account) {
        DeskScopes seen = of(account.grants(), Set.of(Role.REVIEWER, Role.SUPERVISOR));
        if (seen.scopes.isEmpty()) {
            throw new DeniedException("review.no-desk");
        }
        return seen;
    }

    /** Desks at which the account decides: those of its reviewing roles only. */
    static DeskScopes decidedBy(CurrentAccount account) {
        return of(account.grants(), Set.of(Role.REVIEWER));
    }

    private static DeskScopes of(List<Grant> grants, Set<Role> roles) {
        List<Scope> wanted = new ArrayList<>();
        for (Grant grant : grants) {
            if (roles.contains(grant.role())) {
                String region = grant.region() == null ? "" : significant(grant.region());
                List<Programme> programmes =
                        grant.programme() == null ? List.of(Programme.values()) : List.of(grant.programme());
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
        return scopes.isEmpty();
    }

    boolean cover(OpenTask task) {
        return cover(task.desk(), task.programme(), task.region());
    }

    boolean cover(String desk, Programme programme, String region) {
        var place = new Scope(desk, programme, region);
        return scopes.stream().anyMatch(scope -> scope.covers(place));
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
