package org.zhuban.person.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.zhuban.person.PhoneLogins;

/** Who may reach {@code /m/**}: persons with the token cookie; the login pages everybody. */
@Configuration(proxyBeanMethods = false)
class PhoneSecurity {

    static final String LOGIN = "/m/login";

    /** The camera's picture is shown from memory before it is sent. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(4)
    SecurityFilterChain phonePages(HttpSecurity http, PhoneLogins logins) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        http.securityMatcher(new OrRequestMatcher(paths.matcher("/m"), paths.matcher("/m/**")));
        http.securityContext(
                context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()));
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.csrf(AbstractHttpConfigurer::disable);
        http.addFilterAfter(new SameOrigin(), SecurityContextHolderFilter.class);
        http.addFilterAfter(new PhoneToken(logins), SameOrigin.class);
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers(paths.matcher(LOGIN), paths.matcher(LOGIN + "/**"))
                        .permitAll()
                        .anyRequest()
                        .hasRole("PERSON"));
        http.exceptionHandling(errors ->
                errors.authenticationEntryPoint((request, response, refused) -> response.sendRedirect(LOGIN)));
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(self), microphone=(), geolocation=()"))
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(true).maxAgeInSeconds(31_536_000)));
        return http.build();
    }
}
