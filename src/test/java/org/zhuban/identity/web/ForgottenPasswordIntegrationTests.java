package org.zhuban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhuban.ZhubanTest;
import org.zhuban.identity.PasswordChanges;
import org.zhuban.identity.People;
import org.zhuban.identity.SentCodes;

@ZhubanTest
class ForgottenPasswordIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SentCodes sent;

    private HttpResponse<String> ask(String login, String mobile) {
        return new Browser(port)
                .fill("/password/forgot", "/password/forgot/code", Map.of("login", login, "mobile", mobile));
    }

    private HttpResponse<String> reset(String login, String mobile, String code) {
        return new Browser(port)
                .fill(
                        "/password/forgot",
                        "/password/forgot",
                        Map.of(
                                "login",
                                login,
                                "mobile",
                                mobile,
                                "code",
                                code,
                                "password",
                                "Neubau2027",
                                "repeat",
                                "Neubau2027"));
    }

    @Test
    void a_code_to_the_registered_mobile_sets_a_new_password_and_ends_all_sessions() {
        var somebody = people.enterprise();
        var elsewhere = new Browser(port).in(somebody);
        assertThat(ask(somebody.login(), somebody.mobile()).body()).contains("如果登录名和手机号与登记的一致");
        var code = Objects.requireNonNull(sent.to(PasswordChanges.FORGOTTEN, somebody.mobile()));
        assertThat(Browser.location(reset(somebody.login(), somebody.mobile(), code)))
                .endsWith("/login?reset");
        assertThat(elsewhere.isLoggedIn()).isFalse();
        assertThat(new Browser(port).login(somebody.login(), People.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(Browser.location(new Browser(port).login(somebody.login(), "Neubau2027")))
                .endsWith("/workspace");
    }

    @Test
    void the_answer_does_not_tell_whether_the_account_exists() {
        var somebody = people.enterprise();
        var stranger = People.mobile();
        var known = ask(somebody.login(), somebody.mobile());
        var unknown = ask("nobody-here", stranger);
        assertThat(known.statusCode()).isEqualTo(200).isEqualTo(unknown.statusCode());
        assertThat(plain(known, somebody.login(), somebody.mobile()))
                .isEqualTo(plain(unknown, "nobody-here", stranger));
        assertThat(sent.to(PasswordChanges.FORGOTTEN, stranger)).isNull();
        assertThat(plain(ask(somebody.login(), somebody.mobile()), somebody.login(), somebody.mobile()))
                .contains("秒后再获取");
        assertThat(plain(ask("nobody-here", stranger), "nobody-here", stranger)).contains("秒后再获取");
        var guessed = reset("nobody-here", stranger, "123456");
        var wrong =
                reset(somebody.login(), somebody.mobile(), sent.wrong(PasswordChanges.FORGOTTEN, somebody.mobile()));
        assertThat(guessed.statusCode()).isEqualTo(422).isEqualTo(wrong.statusCode());
        assertThat(plain(guessed, "nobody-here", stranger))
                .isEqualTo(plain(wrong, somebody.login(), somebody.mobile()));
    }

    @Test
    void another_number_than_the_registered_gets_no_code() {
        var somebody = people.enterprise();
        var other = People.mobile();
        ask(somebody.login(), other);
        assertThat(sent.to(PasswordChanges.FORGOTTEN, other)).isNull();
        assertThat(sent.to(PasswordChanges.FORGOTTEN, somebody.mobile())).isNull();
    }

    @Test
    void a_code_for_one_account_opens_no_other() {
        var somebody = people.enterprise();
        var other = people.enterprise();
        ask(somebody.login(), somebody.mobile());
        var code = Objects.requireNonNull(sent.to(PasswordChanges.FORGOTTEN, somebody.mobile()));
        assertThat(reset(other.login(), somebody.mobile(), code).statusCode()).isEqualTo(422);
        new Browser(port).in(other);
    }

    private static String plain(HttpResponse<String> page, String login, String mobile) {
        return page.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                .replaceAll("[0-9]+ 秒", "N 秒")
                .replace(login, "LOGIN")
                .replace(mobile, "MOBILE");
    }
}
