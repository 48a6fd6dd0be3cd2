package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

class AttachmentResponseTests {

    @Test
    void a_file_is_a_download_that_no_browser_opens_guesses_or_keeps() {
        Attachment attachment = new Attachment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "licence",
                "营业执照 \"1\".pdf",
                "application/pdf",
                3,
                1,
                "0".repeat(64),
                Instant.EPOCH);

        ResponseEntity<Resource> response =
                AttachmentResponse.download(attachment, new ByteArrayInputStream(new byte[3]));

        HttpHeaders headers = response.getHeaders();
        assertThat(headers.getFirst("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getFirst("Content-Security-Policy")).startsWith("sandbox;");
        assertThat(headers.getContentLength()).isEqualTo(3);
    }

    @Test
    void a_preview_is_a_picture_and_not_kept_either() {
        HttpHeaders headers = AttachmentResponse.picture(new byte[5]).getHeaders();

        assertThat(headers.getFirst("Content-Type")).isEqualTo("image/png");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
    }
}
