package org.zhuban.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.People;
import org.zhuban.identity.Role;

@ZhubanTest
class LoginIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Browser browser() {
        return new Browser(port);
    }

    private static String withoutToken(HttpResponse<String> page, String login) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replace(login, "LOGIN");
    }

    @Test
    void the_right_password_leads_to_the_workspace() {
        var answer = browser().login(people.enterprise().login(), People.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).endsWith("/workspace");
    }

    @Test
    void a_login_name_may_be_typed_in_capitals() {
        var answer = browser().login(" " + people.enterprise().login().toUpperCase() + " ", People.PASSWORD);
        assertThat(Browser.location(answer)).endsWith("/workspace");
    }

    @Test
    void after_login_one_is_where_one_wanted_to_be() {
        var browser = browser();
        var refused = browser.get("/messages?state=SENT");
        assertThat(Browser.location(refused)).endsWith("/login");
        var answer = browser.login(people.enterprise().login(), People.PASSWORD);
        assertThat(Browser.location(answer)).contains("/messages?state=SENT");
    }

    @Test
    void a_plain_page_offers_no_login_to_whoever_is_logged_in() {
        var browser = browser();
        assertThat(browser.get("/guide").body()).contains("href=\"/login\"");
        browser.in(people.enterprise());
        assertThat(browser.get("/guide").body())
                .doesNotContain("href=\"/login\"")
                .contains("href=\"/workspace\"");
    }

    @Test
    void the_session_id_changes_at_login() {
        var browser = browser();
        browser.get("/login");
        var before = browser.sessionId();
        browser.in(people.enterprise());
        assertThat(before).isPresent();
        assertThat(browser.sessionId()).isPresent().isNotEqualTo(before);
    }

    @Test
    void unknown_name_and_wrong_password_answer_alike() {
        var somebody = people.enterprise();
        var wrong = browser().login(somebody.login(), "Falsch99");
        var unknown = browser().login("nobody-here", "Falsch99");
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).contains("登录名或密码不对");
        assertThat(withoutToken(wrong, somebody.login())).isEqualTo(withoutToken(unknown, "nobody-here"));
    }

    @Test
    void a_disabled_account_answers_like_a_wrong_password() {
        var somebody = people.enterprise();
        jdbc.sql("update account set enabled = false where id = ?")
                .param(somebody.id())
                .update();
        var answer = browser().login(somebody.login(), People.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("登录名或密码不对");
    }

    @Test
    void unknown_name_and_wrong_password_take_like_time() {
        var somebody = people.enterprise();
        browser().login("warm-up", "Falsch99");
        long known = 0;
        long unknown = 0;
        for (int i = 0; i < 4; i++) {
            known += took(somebody.login());
            unknown += took("nobody-" + i);
        }
        // Leaving the hash out would make it many times faster.
        assertThat((double) unknown / known).isBetween(0.4, 2.5);
    }

    private long took(String login) {
        var browser = browser();
        var csrf = Browser.csrf(browser.get("/login"));
        long start = System.nanoTime();
        browser.post("/login", Map.of("_csrf", csrf, "login", login, "password", "Falsch99"));
        return System.nanoTime() - start;
    }

    @Test
    void five_failures_lock_the_login_for_fifteen_minutes() {
        var somebody = people.enterprise();
        clock.stopAt("2026-05-04T10:00");
        for (int i = 0; i < 4; i++) {
            assertThat(browser().login(somebody.login(), "Falsch99").statusCode())
                    .isEqualTo(401);
        }
        var fifth = browser().login(somebody.login(), "Falsch99");
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.body()).contains("请 15 分钟后再试");
        clock.advance(Duration.ofMinutes(14).plusSeconds(59));
        var right = browser().login(somebody.login(), People.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.body()).contains("请 1 分钟后再试");
        clock.advance(Duration.ofSeconds(1));
        browser().in(somebody);
    }

    @Test
    void after_a_lock_the_count_begins_anew() {
        var somebody = people.enterprise();
        clock.stopAt("2026-05-04T10:00");
        for (int i = 0; i < 5; i++) {
            browser().login(somebody.login(), "Falsch99");
        }
        clock.advance(Duration.ofMinutes(15));
        for (int i = 0; i < 4; i++) {
            assertThat(browser().login(somebody.login(), "Falsch99").statusCode())
                    .isEqualTo(401);
        }
        browser().in(somebody);
    }

    @Test
    void a_login_that_nobody_has_locks_alike() {
        for (int i = 0; i < 4; i++) {
            assertThat(browser().login("ghost-of-a-login", "Falsch99").statusCode())
                    .isEqualTo(401);
        }
        assertThat(browser().login("ghost-of-a-login", "Falsch99").statusCode()).isEqualTo(429);
    }

    @Test
    void a_success_takes_the_failures_away() {
        var somebody = people.enterprise();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                browser().login(somebody.login(), "Falsch99");
            }
            browser().in(somebody);
        }
    }

    @Test
    void guesses_at_the_same_time_get_no_more_than_five() throws Exception {
        var somebody = people.enterprise();
        var pool = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Integer>> guesses = Stream.<Callable<Integer>>generate(() ->
                            () -> browser().login(somebody.login(), "Falsch99").statusCode())
                    .limit(12)
                    .toList();
            int looked = 0;
            for (var guess : pool.invokeAll(guesses)) {
                looked += guess.get() == 401 ? 1 : 0;
            }
            assertThat(looked).isLessThanOrEqualTo(4);
            assertThat(browser().login(somebody.login(), People.PASSWORD).statusCode())
                    .isEqualTo(429);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_random_password_must_be_changed_before_anything_else() {
        var mobile = People.mobile();
        var issued =
                accounts.open("newfirm", "New firm", mobile, UUID.randomUUID(), List.of(Grant.of(Role.ENTERPRISE)));
        var browser = browser();
        var answer = browser.login(issued.login(), issued.password());
        assertThat(Browser.location(answer)).endsWith("/password/change");
        assertThat(Browser.location(browser.get("/workspace"))).endsWith("/password/change");
        assertThat(browser.send(browser.request("/?v-r=uidl&v-uiId=0")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                        .body())
                .contains("sessionExpired");
        var page = browser.get("/password/change");
        assertThat(page.body()).contains("这是初始密码").contains(issued.login());
        var same = browser.fill(
                "/password/change",
                "/password/change",
                Map.of("old", issued.password(), "password", issued.password(), "repeat", issued.password()));
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("新密码不能与原密码相同");
        var changed = browser.fill(
                "/password/change",
                "/password/change",
                Map.of("old", issued.password(), "password", "Neubau2027", "repeat", "Neubau2027"));
        assertThat(Browser.location(changed)).endsWith("/workspace");
        assertThat(browser.get("/password/change").body()).doesNotContain("这是初始密码");
        assertThat(browser().login(issued.login(), issued.password()).statusCode())
                .isEqualTo(401);
        assertThat(Browser.location(browser().login(issued.login(), "Neubau2027")))
                .endsWith("/workspace");
    }

    @Test
    void all_faults_of_a_new_password_stand_at_their_fields_at_once() {
        var somebody = people.enterprise();
        var browser = browser().in(somebody);
        var answer = browser.fill(
                "/password/change",
                "/password/change",
                Map.of("old", "Falsch99", "password", "kurz1", "repeat", "lang1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("原密码不对", "密码须为 6–20 位", "两次填写的新密码不一致");
    }

    @Test
    void a_changed_password_ends_all_other_sessions_and_keeps_this_one() {
        var somebody = people.enterprise();
        var one = browser().in(somebody);
        var other = browser().in(somebody);
        one.fill(
                "/password/change",
                "/password/change",
                Map.of("old", People.PASSWORD, "password", "Umbau2028", "repeat", "Umbau2028"));
        assertThat(one.isLoggedIn()).isTrue();
        assertThat(other.isLoggedIn()).isFalse();
    }

    @Test
    void five_wrong_old_passwords_lock_too() {
        var somebody = people.enterprise();
        var browser = browser().in(somebody);
        HttpResponse<String> answer = null;
        for (int i = 0; i < 6; i++) {
            answer = browser.fill(
                    "/password/change",
                    "/password/change",
                    Map.of("old", "Falsch99", "password", "Umbau2028", "repeat", "Umbau2028"));
        }
        assertThat(answer).isNotNull();
        assertThat(answer.statusCode()).isEqualTo(429);
    }

    @Test
    void logging_out_ends_all_sessions_of_the_account() {
        var somebody = people.enterprise();
        var one = browser().in(somebody);
        var other = browser().in(somebody);
        var csrf = Browser.csrf(one.get("/password/change"));
        assertThat(Browser.location(one.post("/logout", Map.of("_csrf", csrf)))).endsWith("/login?out");
        assertThat(one.isLoggedIn()).isFalse();
        assertThat(other.isLoggedIn()).isFalse();
        var told = other.get("/password/change");
        assertThat(told.statusCode()).isEqualTo(302);
    }

    @Test
    void who_is_thrown_out_is_told_so() {
        var somebody = people.enterprise();
        var browser = browser().in(somebody);
        jdbc.sql("update account set epoch = epoch + 1 where id = ?")
                .param(somebody.id())
                .update();
        assertThat(Browser.location(browser.get("/password/change"))).endsWith("/login?ended");
        assertThat(browser.get("/login?ended").body()).contains("登录已结束");
    }

    @Test
    void disabling_ends_the_session_with_the_next_click() {
        var somebody = people.enterprise();
        var browser = browser().in(somebody);
        jdbc.sql("update account set enabled = false where id = ?")
                .param(somebody.id())
                .update();
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void thirty_minutes_without_activity_end_a_session() {
        var browser = browser().in(people.enterprise());
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.isLoggedIn()).isTrue();
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.isLoggedIn()).isTrue();
        clock.advance(Duration.ofMinutes(30));
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void a_tab_left_open_keeps_no_session_alive() {
        var browser = browser().in(people.enterprise());
        for (int minutes = 0; minutes < 30; minutes += 5) {
            browser.send(browser.request("/?v-r=heartbeat&v-uiId=0")
                    .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void twelve_hours_end_any_session() {
        var browser = browser().in(people.enterprise());
        for (int i = 0; i < 35; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(browser.isLoggedIn()).isTrue();
        }
        clock.advance(Duration.ofMinutes(20));
        assertThat(browser.isLoggedIn()).isFalse();
    }

    @Test
    void the_session_cookie_is_for_this_site_and_not_for_scripts() {
        var answer = browser().get("/login");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void pages_say_how_browsers_must_treat_them() {
        var headers = browser().in(people.enterprise()).get("/password/change").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'self'");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void public_pages_make_no_session() {
        for (var page : List.of("/", "/progress", "/zhuban.css")) {
            assertThat(browser().get(page).headers().firstValue("Set-Cookie"))
                    .as(page)
                    .isEmpty();
        }
    }

    @Test
    void a_form_left_open_too_long_says_so_instead_of_forbidden() {
        var answer = browser().post("/login", Map.of("login", "a", "password", "b", "_csrf", "old"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).endsWith("/login?stale");
    }

    @Test
    void no_demo_login_is_listed_outside_the_demo() {
        assertThat(browser().get("/login").body()).doesNotContain("演示账号");
    }
}
