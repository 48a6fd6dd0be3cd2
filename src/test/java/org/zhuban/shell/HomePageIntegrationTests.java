package org.zhuban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.RequestEntity;
import org.zhuban.ZhubanTest;

@ZhubanTest
class HomePageIntegrationTests {

    @Autowired
    private TestRestTemplate http;

    @Test
    void every_page_has_the_products_icon() {
        var icon = http.getForEntity("/favicon.ico", String.class);
        assertThat(icon.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(icon.getHeaders().getContentType()).hasToString("image/svg+xml");
        assertThat(icon.getBody()).startsWith("<svg");
        for (String page : List.of("/", "/apply/enterprise-certification")) {
            assertThat(http.getForObject(page, String.class))
                    .as(page)
                    .containsPattern("<link rel=\"icon\"[^>]*/icon.svg");
        }
    }

    @Test
    void the_home_page_promises_what_can_be_filed_and_nothing_else() {
        String page = http.getForObject("/", String.class);
        assertThat(page).contains("建筑产业服务", "企业基本信息归集 · ", "建设劳务服务", "企业账号认证");
        assertThat(page).doesNotContain("苏安码", "考勤", "??");
    }

    @Test
    void who_has_no_account_finds_both_certifications_on_the_home_page_and_where_one_logs_in() {
        for (String page : List.of("/", "/login")) {
            assertThat(http.getForObject(page, String.class))
                    .as(page)
                    .contains("/apply/enterprise-certification", "企业账号认证")
                    .contains("/apply/project-account-certification", "项目账号认证");
        }
    }

    @Test
    void a_page_speaks_the_language_that_was_chosen_else_the_browsers_else_chinese() {
        String chinese = "公示查询";
        String english = "Public notices";
        assertThat(notices("en", "zhuban-language=zh-CN")).contains(chinese);
        assertThat(notices("zh-CN", "zhuban-language=en")).contains(english);
        assertThat(notices("en", "zhuban-language=../../etc")).contains(english);
        assertThat(notices("en", "other=1")).contains(english);
        assertThat(notices(null, "other=1")).contains(chinese);
    }

    private String notices(@Nullable String browser, String cookie) {
        RequestEntity.HeadersBuilder<?> request = RequestEntity.get("/notices").header(HttpHeaders.COOKIE, cookie);
        if (browser != null) {
            request.header(HttpHeaders.ACCEPT_LANGUAGE, browser);
        }
        return Objects.requireNonNull(
                http.exchange(request.build(), String.class).getBody());
    }
}
