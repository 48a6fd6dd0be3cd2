package org.zhuban.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.reference.Regions;

/**
 * Who is logged in: the principal of the security context, from a session or from a bearer token.
 *
 * @param organisation enterprise it acts for, null for staff and persons
 * @param project      the one that a project account 项目账号 acts for; null = any other account
 * @param scopes       {@code *} for a session; for a token what it was given
 */
public record CurrentAccount(
        UUID id,
        String login,
        String displayName,
        List<Grant> grants,
        @Nullable UUID organisation,
        @Nullable UUID project,
        Set<String> scopes)
        implements Serializable, java.security.Principal {

    /** Of no project. */
    public CurrentAccount(
            UUID id,
            String login,
            String displayName,
            List<Grant> grants,
            @Nullable UUID organisation,
            Set<String> scopes) {
        this(id, login, displayName, grants, organisation, null, scopes);
    }

    @Override
    public String getName() {
        return login;
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Is it staff with this role over that region, in whatever programme? */
    public boolean holds(Role role, String region, Regions regions) {
        return organisation == null
                && grants.stream()
                        .anyMatch(grant -> grant.role() == role
                                && (grant.region() == null || regions.contains(grant.region(), region)));
    }
}
