package org.zhuban.identity.web;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.zhuban.identity.BearerSource;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.IdentityProperties;
import org.zhuban.identity.Logins;

/**
 * Four chains: Camunda's webapps (administrators only), the API (bearer tokens, no session), the API's description (any
 * account), and all the rest (Vaadin and plain pages). A pattern given as a String would not match
 * Camunda's Jersey servlets: only path-pattern matchers here.
 */
@Configuration
@EnableWebSecurity
@EnableMethodSecurity
@EnableConfigurationProperties(IdentityProperties.class)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/",
        "/login",
        "/login/code",
        "/login/code/again",
        "/login/certificate/**",
        "/password/forgot",
        "/password/forgot/code",
        "/progress/**",
        "/files/**", // of a filing: the controller asks whose it is, a visitor's link included
        "/letters/**",
        "/guide/**",
        "/notices/**",
        "/verify/**",
        "/q/**",
        "/sandbox/**",
        "/error",
        "/*.css",
        "/*.js",
        "/*.svg",
        "/favicon.ico",
        "/lib/**"
    };

    private static final String POLICY =
            "frame-ancestors 'self'; object-src 'self'; base-uri 'self'; form-action 'self'";

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** Nobody logs in by Spring's own ways; this keeps Boot from making a user with a password in the log. */
    /** Requests are measured once, by the server; a measurement of each filter costs every call and nobody reads it. */
    @Bean
    SecurityObservationSettings filtersAreNotMeasured() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new BadCredentialsException("not offered");
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain camundaWebapps(HttpSecurity http, Sessions sessions, Logins logins, Clock clock)
            throws Exception {
        http.securityMatcher(path("/camunda/**"));
        session(http, sessions, logins, clock);
        http.authorizeHttpRequests(requests -> requests.anyRequest().hasAnyRole("SYSTEM_ADMIN", "PROCESS_ADMIN"));
        // Camunda's webapps bring their own CSRF filter and content policy.
        http.csrf(AbstractHttpConfigurer::disable);
        http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        http.exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                .defaultAuthenticationEntryPointFor(new LoginEntryPoint(), path("/camunda/**")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, List<BearerSource> tokens, ProblemEntryPoint problems) throws Exception {
        http.securityMatcher(path("/api/**"));
        http.securityContext(
                context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()));
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.addFilterAfter(new BearerTokens(tokens, problems), SecurityContextHolderFilter.class);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(path("/api/v1/public/**"), path("/api/v1/codes/**"))
                .permitAll()
                .requestMatchers(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/v1/tokens"))
                .permitAll()
                .requestMatchers(path("/api/v1/filings/{id}/**"))
                .access(ApiAccess.ACCOUNT_OR_VISITOR)
                .requestMatchers(path("/api/v1/filing-types/{key}/form"))
                .access(ApiAccess.ACCOUNT_OR_NOBODY)
                .anyRequest()
                .access(ApiAccess.ACCOUNT));
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        headers(http);
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiDescription(
            HttpSecurity http,
            List<BearerSource> tokens,
            ProblemEntryPoint problems,
            Sessions sessions,
            Logins logins,
            Clock clock)
            throws Exception {
        http.securityMatcher(
                new OrRequestMatcher(path("/v3/api-docs"), path("/v3/api-docs/**"), path("/v3/api-docs.yaml")));
        session(http, sessions, logins, clock);
        http.addFilterAfter(new BearerTokens(tokens, problems), SecurityContextHolderFilter.class);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.authorizeHttpRequests(requests -> requests.anyRequest().access(ApiAccess.LOGGED_IN));
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        headers(http);
        return http.build();
    }

    @Bean
    @Order(10)
    SecurityFilterChain screens(
            HttpSecurity http, Sessions sessions, Logins logins, Clock clock, NavigationAccessControl navigation)
            throws Exception {
        session(http, sessions, logins, clock);
        http.csrf(csrf -> csrf.csrfTokenRepository(sessions.csrf())
                .ignoringRequestMatchers(path("/sandbox/**"), path("/progress/**")));
        http.authorizeHttpRequests(requests -> {
            requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll();
            for (var open : OPEN) {
                requests.requestMatchers(path(open)).permitAll();
            }
        });
        http.exceptionHandling(
                errors -> errors.accessDeniedHandler(new StaleForms()).authenticationEntryPoint(new LoginEntryPoint()));
        var home = new SimpleUrlLogoutSuccessHandler();
        home.setDefaultTargetUrl("/login?out");
        home.setRedirectStrategy(new UidlRedirectStrategy());
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.logoutSuccessHandler(home)
                .addLogoutHandler((request, response, authentication) -> {
                    if (authentication != null && authentication.getPrincipal() instanceof CurrentAccount account) {
                        logins.endSessions(account.id());
                    }
                })
                .anyRequest(any -> any.authenticated()));
        navigation.setLoginView("/login");
        headers(http);
        return http.build();
    }

    private static void session(HttpSecurity http, Sessions sessions, Logins logins, Clock clock) throws Exception {
        http.securityContext(context -> context.securityContextRepository(sessions.contexts()));
        http.addFilterAfter(new SessionGuard(logins, sessions, clock), SecurityContextHolderFilter.class);
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(true).maxAgeInSeconds(31_536_000)));
    }
}
