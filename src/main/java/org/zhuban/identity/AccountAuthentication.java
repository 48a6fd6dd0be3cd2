package org.zhuban.identity;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A logged-in account with authorities {@code ROLE_<role>} and, for a token, {@code SCOPE_<scope>}. */
public final class AccountAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final CurrentAccount account;
    private final @Nullable UUID certificate;

    public AccountAuthentication(CurrentAccount account) {
        this(account, null);
    }

    /** @param certificate that the session began with; null = with a password, a token */
    public AccountAuthentication(CurrentAccount account, @Nullable UUID certificate) {
        super(authorities(account));
        this.account = account;
        this.certificate = certificate;
        setAuthenticated(true);
    }

    private static Set<GrantedAuthority> authorities(CurrentAccount account) {
        var authorities = new LinkedHashSet<GrantedAuthority>();
        account.grants()
                .forEach(grant -> authorities.add(
                        new SimpleGrantedAuthority("ROLE_" + grant.role().name())));
        account.scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
        return authorities;
    }

    @Override
    public CurrentAccount getPrincipal() {
        return account;
    }

    /** CA证书登录: the one that the session began with. */
    public @Nullable UUID certificate() {
        return certificate;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof AccountAuthentication that
                && account.equals(that.account)
                && Objects.equals(certificate, that.certificate);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
