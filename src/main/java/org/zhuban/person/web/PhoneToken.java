package org.zhuban.person.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.person.PhoneLogins;

/** Logs the person in by the token of his cookie. No bean: Boot would put it before every request. */
class PhoneToken extends OncePerRequestFilter {

    private final PhoneLogins logins;

    PhoneToken(PhoneLogins logins) {
        this.logins = logins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = PhoneCookie.of(request).orElse("");
        if (!token.isEmpty()) {
            logins.account(token).ifPresent(present -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new AccountAuthentication(present.account()));
                SecurityContextHolder.setContext(context);
                if (present.renew()) {
                    PhoneCookie.set(request, response, token);
                }
            });
        }
        chain.doFilter(request, response);
    }
}
