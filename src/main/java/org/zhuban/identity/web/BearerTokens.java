package org.zhuban.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.ApiTokens;

/** Logs the caller of the API in by his bearer token. No bean: Boot would put it before every request. */
class BearerTokens extends OncePerRequestFilter {

    private final ApiTokens tokens;
    private final ProblemEntryPoint problems;

    BearerTokens(ApiTokens tokens, ProblemEntryPoint problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = VisitorToken.bearer(request.getHeader("Authorization"));
        if (token.isPresent() && token.get().startsWith(ApiTokens.PREFIX)) {
            var account = tokens.account(token.get());
            if (account.isEmpty()) {
                problems.commence(request, response, new BadCredentialsException("token.over"));
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new AccountAuthentication(account.get()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
