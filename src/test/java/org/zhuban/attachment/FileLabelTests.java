package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLabelTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "营业执照.pdf|营业执照.pdf",
                "营业执照.PDF|营业执照.pdf",
                "../../etc/passwd|passwd.pdf",
                "C:\\Users\\张三\\执照.pdf|执照.pdf",
                "CON|_CON.pdf",
                "com1.pdf|_com1.pdf",
                "NUL.txt|_NUL.txt.pdf",
                "a<b>c:d|a_b_c_d.pdf",
                "...|_.pdf",
                "/|_.pdf",
                "evil.exe|evil.exe.pdf"
            })
    void a_name_becomes_a_label_that_is_safe_anywhere(String given, String label) {
        assertThat(FileLabel.clean(given, FileKind.PDF)).isEqualTo(label);
    }

    @Test
    void controls_and_marks_that_turn_the_reading_direction_go() {
        assertThat(FileLabel.clean("photo_\u202Efdp.exe\u0000\r\n", FileKind.PDF))
                .isEqualTo("photo_fdp.exe.pdf");
        assertThat(FileLabel.clean("a\u200B\uFEFFb\u2028c\uD800.pdf", FileKind.PDF))
                .isEqualTo("abc.pdf");
    }

    @Test
    void a_long_name_is_cut_to_300_bytes_between_characters() {
        String label = FileLabel.clean("𠮷".repeat(200) + ".pdf", FileKind.PDF);

        assertThat(label.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(300);
        assertThat(label).isEqualTo("𠮷".repeat(74) + ".pdf");
    }
}
