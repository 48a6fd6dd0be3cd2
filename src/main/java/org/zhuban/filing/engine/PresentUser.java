package org.zhuban.filing.engine;

import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.identity.CurrentAccount;

/**
 * The only user Camunda's webapps know: the account of the present request. The engine keeps no users and nobody can
 * make one there; Camunda makes this by its name, so it is public and needs nothing.
 */
public class PresentUser extends DbReadOnlyIdentityServiceProvider {

    @Override
    public @Nullable UserEntity findUserById(String login) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof CurrentAccount account)
                || !account.login().equals(login)) {
            return null;
        }
        var user = new UserEntity(account.login());
        user.setFirstName(account.displayName());
        user.setLastName("");
        return user;
    }

    @Override
    public List<User> findUserByQueryCriteria(DbUserQueryImpl query) {
        var user = query.getId() == null ? null : findUserById(query.getId());
        return user == null ? List.of() : List.of(user);
    }

    @Override
    public long findUserCountByQueryCriteria(DbUserQueryImpl query) {
        return findUserByQueryCriteria(query).size();
    }

    /** Nobody logs in to the engine. */
    @Override
    public boolean checkPassword(String login, String password) {
        return false;
    }
}
