package org.zhuban.filing.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.zhuban.ApartTest;

@ApartTest
class ProgressPageIntegrationTests {

    @Autowired
    private TestRestTemplate http;

    private ResponseEntity<String> look(String number, String mobile) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("number", number);
        form.add("mobile", mobile);
        return http.postForEntity("/progress", form, String.class);
    }

    @Test
    void anybody_looks_progress_up_without_a_session_and_is_answered_in_chinese() {
        ResponseEntity<String> answer = look("ZZ20260101320507000001", "139 1234 0001");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).contains("没有");
        assertThat(answer.getHeaders().get("Set-Cookie")).as("no session").isNull();
    }

    @Test
    void numbers_are_not_found_by_counting() {
        HttpStatus last = HttpStatus.OK;
        for (int n = 0; n < 30 && last == HttpStatus.OK; n++) {
            last = (HttpStatus)
                    look("ZZ2026010132050700%04d".formatted(n), "13912340001").getStatusCode();
        }
        assertThat(last).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }
}
