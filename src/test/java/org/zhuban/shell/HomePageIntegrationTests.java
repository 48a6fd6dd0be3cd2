package org.zhuban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.zhuban.ZhubanTest;

@ZhubanTest
class HomePageIntegrationTests {

    @Autowired
    private TestRestTemplate http;

    @Test
    void the_home_page_promises_what_can_be_filed_and_nothing_else() {
        String page = http.getForObject("/", String.class);
        assertThat(page).contains("建筑产业服务", "企业基本信息归集 · ", "建设劳务服务", "企业账号认证");
        assertThat(page).doesNotContain("苏安码", "考勤", "??");
    }
}
