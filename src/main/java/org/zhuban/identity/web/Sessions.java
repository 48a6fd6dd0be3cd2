package org.zhuban.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.AccountState;
import org.zhuban.identity.CertificateProofs;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Logins;

/** Begins and renews the sessions of people: one login for Vaadin, plain pages and Camunda's webapps. */
@Component
class Sessions {

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();
    private final Logins logins;
    private final ObjectProvider<CertificateProofs> certificates;
    private final Clock clock;

    Sessions(Logins logins, ObjectProvider<CertificateProofs> certificates, Clock clock) {
        this.logins = logins;
        this.certificates = certificates;
        this.clock = clock;
    }

    SecurityContextRepository contexts() {
        return contexts;
    }

    CsrfTokenRepository csrf() {
        return csrf;
    }

    /** Does the certificate that the session began with, if it did, still stand for its enterprise? */
    boolean certificateStands(SessionMark mark) {
        UUID certificate = mark.certificate();
        return certificate == null || certificates.stream().anyMatch(proofs -> proofs.stands(certificate));
    }

    /**
     * A login that is complete: new session id, new CSRF token.
     *
     * @param certificate that was shown; null = by password
     */
    void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountState account,
            @Nullable UUID certificate) {
        var present = request.getSession(false);
        if (present != null && SessionMark.of(present) != null) {
            present.invalidate();
        }
        if (request.getSession(false) == null) {
            request.getSession(true);
        } else {
            request.changeSessionId();
        }
        csrf.saveToken(null, request, response);
        var now = clock.instant();
        new SessionMark(account.epoch(), account.sessionEpoch(), now, now, certificate).keep(request.getSession());
        remember(request, response, account);
        logins.completed(account, certificate);
    }

    /** The same session goes on after its password was changed, with a new id; the others are over. */
    void renew(HttpServletRequest request, HttpServletResponse response, AccountState account) {
        var session = request.getSession();
        var mark = SessionMark.of(session);
        var now = clock.instant();
        request.changeSessionId();
        csrf.saveToken(null, request, response);
        new SessionMark(
                        account.epoch(),
                        account.sessionEpoch(),
                        mark == null ? now : mark.started(),
                        now,
                        mark == null ? null : mark.certificate())
                .keep(session);
        remember(request, response, account);
    }

    /** Puts the account as it is now into the security context of the request and the session. */
    void remember(HttpServletRequest request, HttpServletResponse response, AccountState account) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        SessionMark mark = SessionMark.of(request.getSession());
        context.setAuthentication(
                new AccountAuthentication(principal(account), mark == null ? null : mark.certificate()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Nobody has a role before the random password is changed. */
    static CurrentAccount principal(AccountState account) {
        var current = account.current(Set.of("*"));
        return account.mustChange()
                ? new CurrentAccount(
                        current.id(), current.login(), current.displayName(), java.util.List.of(), null, Set.of())
                : current;
    }
}
