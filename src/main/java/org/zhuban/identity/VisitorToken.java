package org.zhuban.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The token of a visitor's one draft, sent as {@code Authorization: Bearer <token>}; the filing module knows whose it is. */
public final class VisitorToken {

    private static final String BEARER = "bearer ";

    private VisitorToken() {}

    /** @param authorization the header {@code Authorization} */
    public static Optional<String> of(@Nullable String authorization) {
        return bearer(authorization).filter(token -> !token.startsWith(ApiTokens.PREFIX));
    }

    public static Optional<String> of(HttpHeaders headers) {
        return of(headers.getFirst(HttpHeaders.AUTHORIZATION));
    }

    /** Any bearer token, an account's or a visitor's. */
    public static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && authorization.length() > BEARER.length()
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
