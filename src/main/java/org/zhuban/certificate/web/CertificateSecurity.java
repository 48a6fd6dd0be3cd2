package org.zhuban.certificate.web;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Where a certificate is shown: no session, nothing but the two pages. Everything else at the TLS connector is sent to the site. No HSTS: in the
 * demo the site at the same host has no https.
 */
@Configuration(proxyBeanMethods = false)
class CertificateSecurity {

    private static final String[] OPEN = {"/certificate/**", "/*.css", "/*.js", "/*.svg", "/favicon.ico", "/error"};

    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'";

    @Bean
    @Order(4)
    SecurityFilterChain certificateFilterChain(HttpSecurity http, CertificateAddresses addresses) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        var pages = paths.matcher("/certificate/**");
        http.securityMatcher(request -> pages.matches(request) || addresses.atConnector(request));
        http.securityContext(
                context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()));
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.authorizeHttpRequests(requests -> {
            requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll();
            for (var open : OPEN) {
                requests.requestMatchers(paths.matcher(HttpMethod.GET, open)).permitAll();
            }
            requests.anyRequest().denyAll();
        });
        http.exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, denied) ->
                response.sendRedirect(addresses.site(request) + request.getRequestURI())));
        http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable));
        return http.build();
    }
}
