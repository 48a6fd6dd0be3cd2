package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTests extends ContentTestBase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GIF89a...|GIF 图片",
                "RIFF0000WEBPVP8 |WebP 图片",
                "0000ftypheic0000|HEIC",
                "PK\u0003\u0004......[Content_Types].xml|办公文档",
                "PK\u0003\u0004......a.txt|ZIP 压缩包",
                "PK\u0003\u0004......OFD.xml|OFD",
                "\u00D0\u00CF\u0011\u00E0|办公文档",
                "Rar!....|压缩包",
                "MZ......|程序",
                "#!/bin/sh|程序",
                "<!DOCTYPE html><html>|网页",
                "just some text|纯文本"
            })
    void another_kind_is_named_in_the_refusal(String content, String kind) {
        assertThat(refusal(PdfFixtures.latin(content), ANY)).contains(kind, "PDF / JPG / PNG");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 2", "4, 5, 6"})
    void an_unknown_kind_is_refused_too(byte first, byte second, byte third) {
        assertThat(refusal(new byte[] {first, second, third}, ANY)).contains("认不出", "PDF / JPG / PNG");
    }
}
