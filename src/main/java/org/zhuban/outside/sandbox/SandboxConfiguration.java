package org.zhuban.outside.sandbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may reach {@code /sandbox/**}: everybody, and outside the demo there is nothing to reach. */
@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {

    /** Points the adapters to the sandboxes. */
    @Configuration(proxyBeanMethods = false)
    @Profile({"demo", "test"})
    @PropertySource(value = "classpath:outside/sandbox.properties", encoding = "UTF-8")
    static class Addresses {}

    /** Machines call the endpoints; the pages' one form carries a token against forgery. No session. */
    @Bean
    @Order(5)
    SecurityFilterChain sandboxFilterChain(HttpSecurity http) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(paths.matcher("/sandbox/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(
                                paths.matcher("/sandbox/zhutong/**"),
                                paths.matcher("/sandbox/face/**"),
                                paths.matcher("/sandbox/lock/**")))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; frame-ancestors 'none'")))
                .build();
    }
}
