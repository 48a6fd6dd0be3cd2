package org.zhuban.identity.web;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.zhuban.identity.CurrentAccount;

/** Who may call the API: an account whose token's scopes name the path's first segment, or a visitor for his filing. */
final class ApiAccess {

    private static final String BASE = "/api/v1/";

    static final AuthorizationManager<RequestAuthorizationContext> LOGGED_IN =
            (authentication, context) -> new AuthorizationDecision(account(authentication.get()) != null);

    static final AuthorizationManager<RequestAuthorizationContext> ACCOUNT =
            (authentication, context) -> new AuthorizationDecision(allowed(authentication.get(), context));

    /** The filing module checks the visitor's token against the filing. */
    static final AuthorizationManager<RequestAuthorizationContext> ACCOUNT_OR_VISITOR =
            (authentication, context) -> new AuthorizationDecision(allowed(authentication.get(), context)
                    || (account(authentication.get()) == null
                            && VisitorToken.of(context.getRequest().getHeader("Authorization"))
                                    .isPresent()));

    /** The controller asks what a visitor may read; a token's scopes count as everywhere. */
    static final AuthorizationManager<RequestAuthorizationContext> ACCOUNT_OR_NOBODY = (authentication, context) ->
            new AuthorizationDecision(account(authentication.get()) == null || allowed(authentication.get(), context));

    private ApiAccess() {}

    private static boolean allowed(Authentication authentication, RequestAuthorizationContext context) {
        var account = account(authentication);
        if (account == null) {
            return false;
        }
        var path = context.getRequest()
                .getRequestURI()
                .substring(context.getRequest().getContextPath().length());
        var rest = path.startsWith(BASE) ? path.substring(BASE.length()) : "";
        var segment = rest.split("/", 2)[0];
        return segment.equals("me")
                || segment.equals("tokens")
                || account.scopes().contains("*")
                || account.scopes().contains(segment);
    }

    private static @org.jspecify.annotations.Nullable CurrentAccount account(Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof CurrentAccount account
                ? account
                : null;
    }
}
