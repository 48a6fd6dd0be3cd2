package org.zhuban.message.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.util.HtmlUtils;
import org.zhuban.common.SpreadsheetText;
import org.zhuban.common.Texts;
import org.zhuban.message.OutgoingSms;

class SmsWorkbookTests {

    @BeforeEach
    void in_chinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void in_any_language() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠x"})
    void a_cell_that_a_spreadsheet_could_calculate_becomes_text(String cell) {
        assertThat(SpreadsheetText.neutral(cell)).isEqualTo("'" + cell);
    }

    @Test
    void an_ordinary_cell_stays_as_it_is() {
        assertThat(SpreadsheetText.neutral("138****5678")).isEqualTo("138****5678");
        assertThat(SpreadsheetText.neutral("")).isEmpty();
    }

    @Test
    void the_export_holds_what_the_list_shows_and_no_formula(@TempDir Path folder) throws IOException {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/message");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        var sms = new OutgoingSms(
                UUID.randomUUID(),
                "138****5678",
                "sms.code",
                OutgoingSms.State.FAILED,
                7,
                Instant.EPOCH,
                "=HYPERLINK(\"http://evil\")",
                Instant.parse("2026-11-20T01:00:00Z"),
                null,
                null,
                true);
        var book = folder.resolve("sms.xlsx");
        Files.write(book, new SmsWorkbook(new Texts(texts), Clock.system(ZoneId.of("Asia/Shanghai"))).of(List.of(sms)));
        var content = HtmlUtils.htmlUnescape(unzip(book));
        assertThat(content)
                .contains("138****5678", "短信验证码", "发送失败", "&apos;=HYPERLINK")
                .doesNotContain("<f>");
    }

    private static String unzip(Path book) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipFile(book.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
