package org.zhuban.filing;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.identity.LoggedIn;

/** Who asks, of a request or a screen: the logged-in account, or a visitor by the token of his one filing. */
@Component
public class Applicants {

    private static final String BEARER = "Bearer ";

    private final LoggedIn loggedIn;
    private final Texts texts;

    Applicants(LoggedIn loggedIn, Texts texts) {
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** By bearer token of a visitor's draft, else the logged-in account. @throws AuthenticationCredentialsNotFoundException for neither */
    public FilingService.Applicant of(HttpServletRequest request) {
        var account = loggedIn.account();
        if (account.isPresent()) {
            return FilingService.Applicant.of(account.get());
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.startsWith(BEARER)) {
            return visitor(authorization.substring(BEARER.length()).strip());
        }
        throw new AuthenticationCredentialsNotFoundException("no account and no draft token");
    }

    /** @param token null before his draft exists */
    public FilingService.Applicant visitor(@Nullable String token) {
        return FilingService.Applicant.visitor(token, texts.text("filing.visitor"));
    }
}
