package org.zhuban.identity.web;

import java.time.Instant;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;

/** A session as a login leaves it, of an account that was never disabled and never changed its password. */
public final class OpenSessions {

    private OpenSessions() {}

    public static MockHttpSession of(CurrentAccount account, Instant now) {
        var session = new MockHttpSession();
        new SessionMark(0, 0, now, now, null).keep(session);
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new AccountAuthentication(account)));
        return session;
    }
}
