package org.zhuban.review;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;

/** Whose desks something kept for a region is for: templates, standard reasons. Regions by the significant part of their code. */
@Component
class KeptDesks {

    private final Audit audit;

    KeptDesks(Audit audit) {
        this.audit = audit;
    }

    /** @throws DeniedException {@code template.not-supervisor} unless the account supervises all of it */
    void requireKeeper(CurrentAccount account, @Nullable Programme programme, @Nullable String region, String action) {
        DeskScopes supervised = DeskScopes.supervisedBy(account);
        List<Programme> programmes = programme == null ? Programme.offered() : List.of(programme);
        String place = region == null ? "" : region;
        if (!programmes.stream().allMatch(each -> supervised.cover(DeskScopes.AUTHORITY, each, place))) {
            audit.denied(action, "region:" + place, Map.of("reason", "template.not-supervisor"));
            throw new DeniedException("template.not-supervisor");
        }
    }

    static boolean meets(DeskScopes seen, @Nullable Programme programme, @Nullable String region) {
        String place = region == null ? "" : region;
        return seen.scopes().stream()
                .anyMatch(scope -> (programme == null || scope.programme() == programme)
                        && (scope.region().startsWith(place) || place.startsWith(scope.region())));
    }

    /** Patterns of the regions at and below these desks. */
    static String[] below(DeskScopes seen) {
        return seen.scopes().stream()
                .map(scope -> scope.region() + "%")
                .distinct()
                .toArray(String[]::new);
    }

    /** The regions above them. */
    static String[] above(DeskScopes seen) {
        return seen.scopes().stream()
                .flatMap(scope -> IntStream.of(0, 2, 4)
                        .filter(digits -> digits < scope.region().length())
                        .mapToObj(digits -> scope.region().substring(0, digits)))
                .distinct()
                .toArray(String[]::new);
    }

    /** Regions that the account may keep something for, as their codes' significant parts. */
    static List<String> kept(CurrentAccount account) {
        return DeskScopes.supervisedBy(account).scopes().stream()
                .map(DeskScopes.Scope::region)
                .distinct()
                .toList();
    }
}
