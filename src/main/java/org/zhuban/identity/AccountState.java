package org.zhuban.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every request asks of an account.
 *
 * @param mustChange   is the password one that the first login must change?
 * @param epoch        sessions and tokens of an earlier one are over
 * @param sessionEpoch sessions of an earlier one are over
 */
public record AccountState(
        UUID id,
        String login,
        String displayName,
        boolean mustChange,
        boolean enabled,
        int epoch,
        int sessionEpoch,
        @Nullable UUID organisation,
        @Nullable UUID project,
        List<Grant> grants) {

    public CurrentAccount current(Set<String> scopes) {
        return new CurrentAccount(id, login, displayName, grants, organisation, project, scopes);
    }

    /** Does any of its roles need a second factor? */
    public boolean staff() {
        return grants.stream().anyMatch(grant -> grant.role().staff());
    }
}
