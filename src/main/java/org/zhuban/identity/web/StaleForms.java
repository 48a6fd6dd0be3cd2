package org.zhuban.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/** A login page left open longer than its session is shown again with a word, instead of "forbidden". */
class StaleForms implements AccessDeniedHandler {

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var path = request.getServletPath();
        if (denied instanceof CsrfException && !response.isCommitted()) {
            if (path.startsWith("/login") || path.equals(SessionGuard.CHANGE) || path.equals("/logout")) {
                response.sendRedirect(request.getContextPath() + "/login?stale");
                return;
            }
            if (path.startsWith("/password/forgot")) {
                response.sendRedirect(request.getContextPath() + "/password/forgot?stale");
                return;
            }
        }
        forbidden.handle(request, response, denied);
    }
}
