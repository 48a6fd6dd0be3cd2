package org.zhuban.browser;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;

/** Somebody's session with views, without a browser (Karibu); of this thread, in Chinese. */
public final class KaribuLogin {

    private KaribuLogin() {}

    public static void as(
            CurrentAccount account, ApplicationContext application, Set<Class<? extends Component>> views) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(account));
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(views, Set.of(), true), application, UI::new));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(account);
        request.setUserInRole((principal, wanted) -> account.grants().stream()
                .map(grant -> grant.role().name())
                .anyMatch(role -> wanted.equals(role) || wanted.equals("ROLE_" + role)));
    }

    public static void end() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }
}
