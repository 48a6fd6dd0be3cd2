package org.zhuban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.identity.Logins;
import org.zhuban.identity.People;
import org.zhuban.identity.SentCodes;

@ZhubanTest
class SecondFactorIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SentCodes sent;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private String code(People.Somebody somebody) {
        return Objects.requireNonNull(sent.to(Logins.SECOND_FACTOR, somebody.mobile()));
    }

    private static String give(Browser browser, String code) {
        return Browser.location(browser.fill("/login/code", "/login/code", Map.of("code", code)));
    }

    @Test
    void staff_are_in_only_after_the_code() {
        var reviewer = people.reviewer();
        var browser = new Browser(port);
        assertThat(Browser.location(browser.login(reviewer.login(), People.PASSWORD)))
                .endsWith("/login/code");
        assertThat(browser.isLoggedIn()).isFalse();
        assertThat(browser.get("/login/code").body())
                .contains(reviewer.mobile().substring(0, 3) + "****")
                .doesNotContain(reviewer.mobile());
        assertThat(give(browser, code(reviewer))).endsWith("/workspace");
        assertThat(browser.isLoggedIn()).isTrue();
    }

    @Test
    void a_wrong_code_lets_nobody_in_and_five_end_it() {
        var reviewer = people.reviewer();
        var browser = new Browser(port);
        browser.login(reviewer.login(), People.PASSWORD);
        var wrong = sent.wrong(Logins.SECOND_FACTOR, reviewer.mobile());
        for (int i = 0; i < 5; i++) {
            var answer = browser.fill("/login/code", "/login/code", Map.of("code", wrong));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("验证码不对");
        }
        var right = browser.fill("/login/code", "/login/code", Map.of("code", code(reviewer)));
        assertThat(right.body()).contains("已输错 5 次");
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void a_code_serves_one_login() {
        var reviewer = people.reviewer();
        var one = new Browser(port);
        one.login(reviewer.login(), People.PASSWORD);
        var code = code(reviewer);
        give(one, code);
        var two = new Browser(port);
        two.login(reviewer.login(), People.PASSWORD);
        two.fill("/login/code", "/login/code", Map.of("code", code));
        assertThat(two.isLoggedIn()).isFalse();
    }

    @Test
    void a_new_code_can_be_had_after_a_minute() {
        var reviewer = people.reviewer();
        var browser = new Browser(port);
        browser.login(reviewer.login(), People.PASSWORD);
        browser.fill("/login/code", "/login/code/again", Map.of());
        assertThat(browser.get("/login/code").body()).contains("秒后再获取");
        clock.advance(Duration.ofSeconds(61));
        browser.fill("/login/code", "/login/code/again", Map.of());
        assertThat(give(browser, code(reviewer))).endsWith("/workspace");
    }

    @Test
    void the_page_of_the_code_is_nobodys_without_the_password() {
        var browser = new Browser(port);
        assertThat(Browser.location(browser.get("/login/code"))).endsWith("/login");
    }

    @Test
    void a_password_alone_is_remembered_ten_minutes() {
        var reviewer = people.reviewer();
        var browser = new Browser(port);
        browser.login(reviewer.login(), People.PASSWORD);
        clock.advance(Duration.ofMinutes(10));
        assertThat(Browser.location(browser.get("/login/code"))).endsWith("/login");
    }

    @Test
    void an_account_disabled_between_password_and_code_stays_out() {
        var reviewer = people.reviewer();
        var browser = new Browser(port);
        browser.login(reviewer.login(), People.PASSWORD);
        jdbc.sql("update account set enabled = false where id = ?")
                .param(reviewer.id())
                .update();
        assertThat(give(browser, code(reviewer))).endsWith("/login?stale");
        assertThat(browser.isLoggedIn()).isFalse();
    }
}
