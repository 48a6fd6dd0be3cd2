package org.zhuban.identity;

import java.util.Optional;

/** The account of the present request. */
public interface LoggedIn {

    /** Empty for a visitor. */
    Optional<CurrentAccount> account();

    /** @throws org.springframework.security.authentication.AuthenticationCredentialsNotFoundException for a visitor */
    CurrentAccount require();
}
