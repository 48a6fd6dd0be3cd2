package org.zhuban.identity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the security context, which Vaadin and the API fill alike. */
@Component
class SecurityContextLoggedIn implements LoggedIn {

    @Override
    public Optional<CurrentAccount> account() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof CurrentAccount account
                ? Optional.of(account)
                : Optional.empty();
    }

    @Override
    public Optional<UUID> certificate() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof AccountAuthentication authentication
                        && authentication.isAuthenticated()
                ? Optional.ofNullable(authentication.certificate())
                : Optional.empty();
    }

    @Override
    public CurrentAccount require() {
        return account().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("login.required"));
    }
}
