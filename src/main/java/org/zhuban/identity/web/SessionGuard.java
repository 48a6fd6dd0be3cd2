package org.zhuban.identity.web;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.AccountState;
import org.zhuban.identity.Logins;

/**
 * Asks at every request whether the session may go on: idle and absolute limit, the account's epochs, and what the
 * account may now (removing a role works on the next click). One indexed statement a request; static files don't ask.
 */
class SessionGuard extends OncePerRequestFilter {

    /** Request attribute of a request that nobody made: a poll of an open page. */
    static final String NOBODY = SessionGuard.class.getName() + ".nobody";

    /** Request attribute: a session ended with this request. */
    static final String ENDED = SessionGuard.class.getName() + ".ended";

    /** Where the password is changed; all that a session with a random password may open. */
    static final String CHANGE = "/password/change";

    private static final Pattern VAADIN =
            Pattern.compile("(?:^|&)" + ApplicationConstants.REQUEST_TYPE_PARAMETER + "=([a-z]+)");

    private static final Logger LOG = LoggerFactory.getLogger(SessionGuard.class);

    /** Activity is written at most this often. */
    private static final Duration GRAIN = Duration.ofSeconds(5);

    private final Logins logins;
    private final Sessions sessions;
    private final Clock clock;

    SessionGuard(Logins logins, Sessions sessions, Clock clock) {
        this.logins = logins;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session == null
                || isStatic(request)
                || !(SecurityContextHolder.getContext().getAuthentication()
                        instanceof AccountAuthentication authentication)) {
            chain.doFilter(request, response);
            return;
        }
        var account = standing(session, authentication);
        if (account.isEmpty()) {
            end(request, session);
        } else {
            var now = new AccountAuthentication(Sessions.principal(account.get()), authentication.certificate());
            if (!now.equals(authentication)) {
                sessions.remember(request, response, account.get());
            }
            if (account.get().mustChange() && !openToAll(request)) {
                sendToChange(request, response);
                return;
            }
        }
        chain.doFilter(request, response);
        if (account.isPresent() && isSomebody(request)) {
            touch(session, clock.instant());
        }
    }

    private Optional<AccountState> standing(HttpSession session, AccountAuthentication authentication) {
        var mark = SessionMark.of(session);
        if (mark == null || mark.over(clock.instant()) || !sessions.certificateStands(mark)) {
            return Optional.empty();
        }
        return logins.state(authentication.getPrincipal().id()).filter(mark::goodFor);
    }

    /** The request goes on as a visitor's; Vaadin tells an open page by itself that its session is over. */
    private static void end(HttpServletRequest request, HttpSession session) {
        session.invalidate();
        SecurityContextHolder.clearContext();
        request.setAttribute(ENDED, true);
    }

    private static void touch(HttpSession session, Instant now) {
        try {
            var mark = SessionMark.of(session);
            if (mark != null && Duration.between(mark.active(), now).compareTo(GRAIN) >= 0) {
                mark.activeAt(now).keep(session);
            }
        } catch (IllegalStateException over) {
            LOG.debug("The session ended during this request");
        }
    }

    private static boolean isSomebody(HttpServletRequest request) {
        return request.getAttribute(NOBODY) == null
                && !RequestType.HEARTBEAT.getIdentifier().equals(vaadin(request))
                && !RequestType.PUSH.getIdentifier().equals(vaadin(request));
    }

    /** Kind of a Vaadin request, from the query alone: asking for a parameter would read an upload's body. */
    private static @Nullable String vaadin(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null) {
            return null;
        }
        var kind = VAADIN.matcher(query);
        return kind.find() ? kind.group(1) : null;
    }

    private static boolean isStatic(HttpServletRequest request) {
        var path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return request.getMethod().equals("GET")
                && vaadin(request) == null
                && ((path.startsWith("/VAADIN/") && !path.startsWith("/VAADIN/dynamic/"))
                        || path.startsWith("/lib/")
                        || (path.lastIndexOf('/') == 0
                                && (path.endsWith(".css") || path.endsWith(".js") || path.endsWith(".svg"))));
    }

    private static boolean openToAll(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.equals(CHANGE)
                || path.equals("/logout")
                || path.equals("/error")
                || RequestType.HEARTBEAT.getIdentifier().equals(vaadin(request));
    }

    private static void sendToChange(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (vaadin(request) == null) {
            response.sendRedirect(request.getContextPath() + CHANGE);
        } else {
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().write(VaadinService.createSessionExpiredJSON(true));
        }
    }
}
