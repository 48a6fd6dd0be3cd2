package org.zhuban.project.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zhuban.common.DeniedException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.project.ProjectToken.Scope;

/** Which calls a project's token may make; one that stands here under no scope is for people only. */
@Component
class ProjectTokenScopes implements HandlerInterceptor, WebMvcConfigurer {

    private static final Map<String, Scope> CALLS = Map.of("GET /api/v1/projects/{code}", Scope.PROJECT);

    private final LoggedIn loggedIn;

    ProjectTokenScopes(LoggedIn loggedIn) {
        this.loggedIn = loggedIn;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/projects/**");
    }

    /** @throws DeniedException {@code project-token.scope} */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable CurrentAccount account = loggedIn.account().orElse(null);
        if (account != null && account.has(Role.INTERFACE)) {
            Scope needed = CALLS.get(
                    request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            if (needed == null || !account.scopes().contains(needed.name())) {
                throw new DeniedException("project-token.scope");
            }
        }
        return true;
    }
}
