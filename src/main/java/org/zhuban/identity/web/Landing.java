package org.zhuban.identity.web;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.identity.AccountState;

/** The end of every login: the session begins, and one lands on the page one wanted. */
@Component
class Landing {

    /** Where one lands who wanted no page in particular; a Vaadin route. */
    static final String WORKSPACE = "/workspace";

    private final Sessions sessions;
    private final VaadinDefaultRequestCache wanted;

    Landing(Sessions sessions, VaadinDefaultRequestCache wanted) {
        this.sessions = sessions;
        this.wanted = wanted;
    }

    /** @param certificate that was shown; null = by password */
    String finish(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountState account,
            @Nullable UUID certificate) {
        var saved = wanted.getRequest(request, response);
        sessions.begin(request, response, account, certificate);
        if (account.mustChange()) {
            return "redirect:" + SessionGuard.CHANGE;
        }
        wanted.removeRequest(request, response);
        return "redirect:" + (saved == null ? WORKSPACE : saved.getRedirectUrl());
    }
}
