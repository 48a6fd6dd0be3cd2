package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhuban.common.Texts;

/** What is no XML is told in Chinese: where, in which element, and what. */
class XmlReasonsTests {

    private static String told(String xml) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/filing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        try {
            SafeXml.parse(xml.getBytes(UTF_8), Map.of());
            return "";
        } catch (SafeXml.UnreadableException unreadable) {
            var args = new Object[unreadable.args.length + 2];
            args[0] = "a.bpmn";
            args[1] = "";
            System.arraycopy(unreadable.args, 0, args, 2, unreadable.args.length);
            return new Texts(messages).text(Locale.SIMPLIFIED_CHINESE, unreadable.code, args);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a><b></a> | 有一个元素没有结束",
                "<a><b> | 文件不完整",
                "<a><b x=1/></a> | 没有用引号括好",
                "<a><b x='1' x='2'/></a> | 同一个属性写了两次",
                "<a>1 & 2</a> | “&”要写成",
                "<a>1 < 2</a> | “<”后面不是元素名称",
                "<a><c:b/></a> | 前缀没有声明",
                "text | 文件开头不是 XML",
                "<a/><b/> | 文件末尾多出了内容"
            })
    void each_kind_has_its_sentence(String xml, String words) {
        assertThat(told(xml)).contains(words).doesNotContain("element type", "must be", "is not");
    }

    @Test
    void it_says_line_column_and_the_element_that_is_open() {
        assertThat(told("<a id=\"first\">\n <b id=\"second\">\n</a>"))
                .matches("文件“a.bpmn”第3行第\\d+列附近不是正确的 XML，读不出来：在 <b> second 中，有一个元素没有结束.*");
    }
}
