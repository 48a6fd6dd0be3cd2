package org.zhuban.person.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Against forged forms, without a session to keep a token in: whatever changes something must come from a page of this very site, which every
 * browser says in {@code Origin} or {@code Sec-Fetch-Site}. No bean: Boot would put it before every request.
 */
class SameOrigin extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod()) || own(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean own(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String host = request.getHeader(HttpHeaders.HOST);
        return host != null && host.equals(authority(request.getHeader(HttpHeaders.ORIGIN)));
    }

    private static @Nullable String authority(@Nullable String origin) {
        try {
            return origin == null ? null : URI.create(origin).getAuthority();
        } catch (IllegalArgumentException strange) {
            return null;
        }
    }
}
