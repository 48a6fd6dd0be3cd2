package org.zhuban.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a visitor to the login page, and says so when his session has just ended. */
class LoginEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException needed)
            throws IOException {
        var ended = request.getAttribute(SessionGuard.ENDED) != null;
        response.sendRedirect(request.getContextPath() + (ended ? "/login?ended" : "/login"));
    }
}
