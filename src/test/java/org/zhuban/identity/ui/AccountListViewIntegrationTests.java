package org.zhuban.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.ZhubanTest;
import org.zhuban.common.Texts;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Logins;
import org.zhuban.identity.People;
import org.zhuban.identity.Role;
import org.zhuban.identity.StaffAccounts;

@ZhubanTest
class AccountListViewIntegrationTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private Logins logins;

    @Autowired
    private Texts texts;

    private People.Somebody administrator;

    @BeforeEach
    void administratorOpensTheView() {
        administrator = people.administrator();
        as(administrator);
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var routes = new Routes(Set.of(AccountListView.class), Set.of(), true);
        MockVaadin.setup(UI::new, new MockSpringServlet(routes, context, UI::new));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        var account = accounts.find(administrator.id()).orElseThrow();
        request.setUserPrincipalInt(account);
        request.setUserInRole((principal, wanted) -> wanted.replace("ROLE_", "").equals("SYSTEM_ADMIN"));
    }

    private void as(People.Somebody somebody) {
        var account = accounts.find(somebody.id()).orElseThrow();
        var authentication = new AccountAuthentication(account);
        SecurityContextHolder.getContext().setAuthentication(authentication);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    private void open(Map<String, String> query) {
        UI.getCurrent().navigate(AccountListView.class, QueryParameters.simple(query));
    }

    private Button button(String code) {
        return _get(Button.class, spec -> spec.withText(texts.text(code)));
    }

    private TextField field(String code) {
        return _get(TextField.class, spec -> spec.withLabel(texts.text(code)));
    }

    @SuppressWarnings("unchecked")
    private Grid<StaffAccounts.Listed> grid() {
        return _get(Grid.class);
    }

    @Test
    void the_url_says_what_is_searched_for() {
        var clerk = people.reviewer();
        open(Map.of("q", clerk.login()));
        assertThat(GridKt._size(grid())).isEqualTo(1);
        assertThat(GridKt._get(grid(), 0).login()).isEqualTo(clerk.login());
    }

    @Test
    void renaming_an_account_leaves_what_it_may() {
        var clerk = people.reviewer();
        var before = accounts.find(clerk.id()).orElseThrow().grants();
        open(Map.of("q", clerk.login()));
        _click((Button) GridKt._getCellComponent(grid(), 0, "edit"));
        _setValue(field("accounts.name"), "改名后");
        _click(button("accounts.save"));
        assertThat(accounts.find(clerk.id()).orElseThrow().grants())
                .isEqualTo(before)
                .isNotEmpty();
        assertThat(GridKt._get(grid(), 0).displayName()).isEqualTo("改名后");
    }

    @Test
    void faults_of_a_new_account_stand_at_their_fields() {
        open(Map.of());
        _click(button("accounts.create"));
        _setValue(field("accounts.login"), "X");
        _setValue(field("accounts.mobile"), "123");
        _click(button("accounts.save"));
        assertThat(field("accounts.login").getErrorMessage()).isEqualTo(texts.text("account.login-format"));
        assertThat(field("accounts.mobile").getErrorMessage()).isEqualTo(texts.text("mobile.format"));
        assertThat(field("accounts.name").getErrorMessage()).isEqualTo(texts.text("account.name-needed"));
    }

    @Test
    void a_new_account_shows_its_password_once_and_it_works() {
        open(Map.of());
        _click(button("accounts.create"));
        _setValue(field("accounts.login"), "made.here");
        _setValue(field("accounts.name"), "王工");
        _setValue(field("accounts.mobile"), "13700009999");
        _setValue(_get(GrantsField.class), List.of(Grant.of(Role.REVIEWER)));
        _click(button("accounts.save"));
        var password = field("accounts.issued.password").getValue();
        assertThat(logins.attempt("made.here", password)).isInstanceOf(Logins.Right.class);
        _click(button("accounts.issued.done"));
        assertThat(_find(TextField.class, spec -> spec.withLabel(texts.text("accounts.issued.password"))))
                .isEmpty();
    }
}
