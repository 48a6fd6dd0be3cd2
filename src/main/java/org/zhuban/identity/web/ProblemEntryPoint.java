package org.zhuban.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.web.Problems;

/** "Not logged in" and "not allowed" for callers of the API. */
@Component
class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;
    private final Audit audit;

    ProblemEntryPoint(Problems problems, Audit audit) {
        this.problems = problems;
        this.audit = audit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException needed)
            throws IOException {
        var over = needed instanceof BadCredentialsException;
        response.setHeader("WWW-Authenticate", over ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.write(request, response, problems.of(HttpStatus.UNAUTHORIZED, over ? "token.over" : "login.required"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        audit.denied("api-call", request.getRequestURI(), Map.of("method", request.getMethod()));
        problems.write(request, response, problems.of(HttpStatus.FORBIDDEN, "access.denied"));
    }
}
