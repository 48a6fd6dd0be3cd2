package org.zhuban.filing.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/**
 * Logs the account of the present request in to Camunda's webapps: one login for all. Who may come here at all is
 * decided before, by the security chain of {@code /camunda/**}; this refuses others a second time. Camunda makes it by
 * its name, so it is public and needs nothing.
 */
public class CamundaSingleSignOn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        if (!(request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof CurrentAccount account
                && (account.has(Role.SYSTEM_ADMIN) || account.has(Role.PROCESS_ADMIN)))) {
            return AuthenticationResult.unsuccessful();
        }
        var groups = new ArrayList<String>(List.of(Groups.CAMUNDA_ADMIN));
        account.grants().stream().map(grant -> grant.role().name()).distinct().forEach(groups::add);
        var result = AuthenticationResult.successful(account.login());
        result.setGroups(groups);
        result.setTenants(List.of());
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // The security chain has sent visitors to the login page before.
    }

    /** Camunda's filter behind Spring Security's. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> camundaSingleSignOn() {
            var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
            registration.addInitParameter("authentication-provider", CamundaSingleSignOn.class.getName());
            registration.setUrlPatterns(List.of("/camunda/app/*", "/camunda/api/*"));
            registration.setDispatcherTypes(DispatcherType.REQUEST);
            registration.setAsyncSupported(true);
            registration.setOrder(200);
            return registration;
        }

        /** The engine has no users of its own, so Camunda doesn't ask the first comer to make one. */
        @Bean
        ProcessEnginePlugin noUsersOfItsOwn() {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl configuration) {
                    configuration.setIdentityProviderSessionFactory(new GenericManagerFactory(PresentUser.class));
                }
            };
        }
    }
}
