package org.zhuban.identity;

import java.util.Optional;
import java.util.UUID;

/** The account of the present request. */
public interface LoggedIn {

    /** Empty for a visitor. */
    Optional<CurrentAccount> account();

    /** @throws org.springframework.security.authentication.AuthenticationCredentialsNotFoundException for a visitor */
    CurrentAccount require();

    /** Id of the certificate that the session began with CA证书登录; empty for every other login. */
    default Optional<UUID> certificate() {
        return Optional.empty();
    }
}
