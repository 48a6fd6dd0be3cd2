package org.zhuban.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jasper's side of a type's own printed form: what it can't print is told before, and what the gate never saw does not run either. */
class SampleReportsTests {

    private static final String SOUND =
            """
            <jasperReport name="夜间施工" language="java" pageWidth="595" pageHeight="842" columnWidth="495" leftMargin="50" rightMargin="50" topMargin="40" bottomMargin="28">
              <style name="body" default="true" fontName="Noto Sans SC"/>
              <parameter name="title" class="java.lang.String"/>
              <parameter name="answers" class="java.util.Map"/>
              <title height="60">
                <element kind="textField" x="0" y="0" width="400" height="30"><expression><![CDATA[$P{title}]]></expression></element>
              </title>
              <detail><band height="30"><element kind="staticText" x="0" y="0" width="90" height="20"><text>工程名称</text></element></band></detail>
            </jasperReport>
            """;

    private final PrintableText text = new PrintableText();
    private final JasperReports kit = new JasperReports(text, Path.of("reports"));
    private final FolderReports own = Samples.folderReports();
    private final SampleReports samples =
            new SampleReports(kit, own, text, new ReportReasons(Samples.texts()), Samples.texts());

    private static byte[] with(String from, String to) {
        assertThat(SOUND).contains(from);
        return SOUND.replace(from, to).getBytes(UTF_8);
    }

    @Test
    void a_sound_form_can_be_printed() {
        assertThat(samples.fault(SOUND.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enterprise-profile", "labour-contract"})
    void so_can_the_packaged_ones_of_a_type(String name) throws IOException {
        assertThat(samples.fault(Files.readAllBytes(Path.of("reports", name + ".jrxml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$P{title} > 1", "!$P{title}", "$P{title} ? 1 : 2", "$P{answers}.get(\"a\").isEmpty()"})
    void what_java_cannot_compile_is_told_in_a_sentence(String expression) {
        assertThat(samples.fault(with("$P{title}]]", expression + "]]")))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("表达式“").hasSizeLessThanOrEqualTo(301));
    }

    @Test
    void it_is_told_of_the_expression_as_it_was_written() {
        assertThat(samples.fault(with("$P{title}]]", "!$P{title}]]")))
                .hasValueSatisfying(reason -> assertThat(reason).isEqualTo("表达式“!$P{title}”有误：运算符 ! 不能用于 String"));
    }

    @Test
    void paper_without_end_is_not_printed() {
        String band =
                "<band height=\"700\"><element kind=\"staticText\" x=\"0\" y=\"0\" width=\"9\" height=\"700\"><text>a</text></element></band>";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(samples.fault(with("<detail>", "<detail>" + band.repeat(150))))
                        .isPresent());
    }

    @Test
    void the_longest_expression_and_the_most_elements_take_seconds_only() {
        String sum = IntStream.range(0, 1_900).mapToObj(i -> "1").collect(Collectors.joining("+"));
        String many =
                "<element kind=\"textField\" x=\"0\" y=\"0\" width=\"9\" height=\"9\"><expression>$P{title} + \"a\"</expression></element>";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            samples.fault(with("$P{title}]]", "\"\" + " + sum + "]]"));
            assertThat(samples.fault(
                            with("<detail><band height=\"30\">", "<detail><band height=\"30\">" + many.repeat(900))))
                    .isEmpty();
        });
    }

    /** The gate refuses each of these; here it is asked nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<import>java.io.*</import>",
                "<scriptlet name=\"a\" class=\"java.lang.Object\"/>",
                "<query language=\"sql\">select 1</query>",
                "<dataset name=\"a\"/>",
                "<template>\"http://evil/style.jrtx\"</template>",
                "<parameter name=\"b\" class=\"java.lang.String\"><defaultValueExpression>Runtime.getRuntime().toString()</defaultValueExpression></parameter>",
                "<variable name=\"v\" class=\"java.lang.String\"><initialValueExpression>Runtime.getRuntime().toString()</initialValueExpression></variable>",
                "<variable name=\"v\" class=\"java.lang.String\"><expression>Runtime.getRuntime().toString()</expression></variable>",
                "<filterExpression>Runtime.getRuntime() == null</filterExpression>",
                "<group name=\"g\"><expression>Runtime.getRuntime()</expression></group>"
            })
    void what_jasper_would_run_beside_the_grammar_is_not_even_compiled(String smuggled) {
        byte[] form = with("  <title", smuggled + "<title");
        assertThatThrownBy(() -> own.compiled(form)).isInstanceOf(JRException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runtime.getRuntime().exec(\"id\")",
                "new java.io.File(\"/etc/passwd\").length()",
                "$P{REPORT_CONTEXT}.getClass().getClassLoader()"
            })
    void no_expression_that_the_gate_never_saw_is_compiled(String expression) {
        assertThatThrownBy(() -> own.compiled(with("$P{title}]]", expression + "]]")))
                .isInstanceOf(JRException.class);
        assertThatThrownBy(() -> own.compiled(with(
                        "<expression>",
                        "<printWhenExpression>" + expression + " != null</printWhenExpression><expression>")))
                .isInstanceOf(JRException.class);
    }

    @Test
    void a_sample_is_a_picture_of_each_page_and_says_that_it_is_one() throws IOException {
        byte[] form = with("$P{title}", "$P{title} + (String) $P{answers}.get(\"name\")");
        List<byte[]> pictures = samples.pictures(form, "夜间施工申报", Map.of("name", "〔工程 <名称>〕"));
        assertThat(pictures).hasSize(1);
        var page = ImageIO.read(new ByteArrayInputStream(pictures.get(0)));
        assertThat(page.getWidth()).isEqualTo(893);
        assertThat(IntStream.range(0, page.getWidth()).anyMatch(x -> (page.getRGB(x, 700) & 0xFFFFFF) == 0xF8D5D1))
                .as("样张 across the page")
                .isTrue();
    }
}
