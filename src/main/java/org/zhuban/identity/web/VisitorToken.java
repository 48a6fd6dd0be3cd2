package org.zhuban.identity.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.identity.ApiTokens;

/** The token of a visitor's one draft, sent as {@code Authorization: Bearer <token>}; the filing module knows whose it is. */
final class VisitorToken {

    private static final String BEARER = "bearer ";

    private VisitorToken() {}

    /** @param authorization the header {@code Authorization} */
    static Optional<String> of(@Nullable String authorization) {
        return bearer(authorization).filter(token -> !token.startsWith(ApiTokens.PREFIX));
    }

    /** Any bearer token, an account's or a visitor's. */
    static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && authorization.length() > BEARER.length()
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
