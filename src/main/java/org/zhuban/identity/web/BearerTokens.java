package org.zhuban.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.BearerSource;
import org.zhuban.identity.CurrentAccount;

/** Logs the caller of the API in by his bearer token. No bean: Boot would put it before every request. */
class BearerTokens extends OncePerRequestFilter {

    private final List<BearerSource> sources;
    private final ProblemEntryPoint problems;

    BearerTokens(List<BearerSource> sources, ProblemEntryPoint problems) {
        this.sources = sources;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = VisitorToken.bearer(request.getHeader("Authorization")).orElse("");
        BearerSource source =
                sources.stream().filter(one -> one.owns(token)).findFirst().orElse(null);
        if (source == null) {
            chain.doFilter(request, response);
            return;
        }
        CurrentAccount account = source.account(token).orElse(null);
        if (account == null) {
            problems.commence(request, response, new BadCredentialsException("token.over"));
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new AccountAuthentication(account));
        SecurityContextHolder.setContext(context);
        long began = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            source.answered(
                    account,
                    request.getMethod(),
                    request.getRequestURI(),
                    response.getStatus(),
                    Duration.ofNanos(System.nanoTime() - began),
                    request.getRemoteAddr());
        }
    }
}
