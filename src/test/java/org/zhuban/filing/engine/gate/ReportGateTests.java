package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.filing.engine.gate.ReportSamples.EXPRESSION;
import static org.zhuban.filing.engine.gate.ReportSamples.SOUND;
import static org.zhuban.filing.engine.gate.ReportSamples.codes;
import static org.zhuban.filing.engine.gate.ReportSamples.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A printed form is code; each way to have it run something is refused with a reason. */
class ReportGateTests {

    @Test
    void a_sound_form_passes() {
        assertThat(codes(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generic-form",
                "enterprise-profile",
                "labour-contract",
                "approval",
                "authorisation-letter",
                "project-authorisation-letter"
            })
    void the_packaged_forms_pass(String name) throws IOException {
        assertThat(codes(Files.readString(Path.of("reports", name + ".jrxml")))).isEmpty();
    }

    @Test
    void the_entry_booklet_needs_suppliers_and_blanks_to_write_in_which_a_form_made_in_the_studio_may_not_have()
            throws IOException {
        assertThat(codes(Files.readString(Path.of("reports/entry-booklet.jrxml"))))
                .containsExactlyInAnyOrder("gate.attribute-value", "gate.element-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<import>java.io</import>",
                "<import value=\"java.io.*\"/>",
                "<property name=\"net.sf.jasperreports.compiler.java\" value=\"x\"/>",
                "<property name=\"net.sf.jasperreports.data.adapter\" value=\"x\"/>",
                "<scriptlet name=\"a\" class=\"java.lang.Object\"/>",
                "<template>\"http://evil/style.jrtx\"</template>",
                "<template><expression>\"file:///etc/passwd\"</expression></template>",
                "<query language=\"sql\">select 1</query>",
                "<queryString>select 1</queryString>",
                "<dataset name=\"a\"/>",
                "<variable name=\"a\" class=\"java.lang.String\"><initialValueExpression>Runtime.getRuntime()</initialValueExpression></variable>",
                "<variable name=\"a\" class=\"java.lang.String\"><expression>Runtime.getRuntime()</expression></variable>",
                "<parameter name=\"a\" class=\"java.lang.String\"><defaultValueExpression>Runtime.getRuntime()</defaultValueExpression></parameter>",
                "<parameter name=\"a\" class=\"java.lang.Runtime\"/>",
                "<parameter name=\"a\" class=\"java.util.Map$Entry\"/>",
                "<parameter name=\"a\" class=\"java.lang.String\" nestedType=\"x\"/>",
                "<parameter name=\"a&quot;+x\" class=\"java.lang.String\"/>",
                "<parameter name=\"REPORT_LOCALE\" class=\"java.lang.String\"/>",
                "<field name=\"b\" class=\"java.lang.String\"><propertyExpression name=\"x\">\"\"</propertyExpression></field>",
                "<field name=\"b\" class=\"java.net.URL\"/>",
                "<filterExpression>true</filterExpression>",
                "<style name=\"a\"><conditionalStyle><expression>true</expression></conditionalStyle></style>",
                "<style name=\"a\" fontName=\"Arial\"/>",
                "<style name=\"a\" pdfFontName=\"/etc/passwd\"/>",
                "<x:title xmlns:x=\"urn:x\"/>"
            })
    void nothing_beside_the_vocabulary_gets_in(String added) {
        assertThat(codes(with("<field", added + "<field")))
                .isNotEmpty()
                .isSubsetOf("gate.element-unknown", "gate.attribute-unknown", "gate.attribute-value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language=\"groovy\"",
                "language=\"javascript\"",
                "language=\"java\" scriptletClass=\"java.lang.Object\"",
                "language=\"java\" formatFactoryClass=\"java.lang.Object\"",
                "language=\"java\" resourceBundle=\"x\"",
                "language=\"java\" import=\"x\""
            })
    void the_language_is_java_and_there_is_no_class_beside_it(String attributes) {
        assertThat(codes(with("language=\"java\"", attributes)))
                .isSubsetOf("gate.attribute-unknown", "gate.attribute-value")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pattern=\"x\"",
                "linkType=\"Reference\"",
                "hyperlinkType=\"Reference\"",
                "markup=\"html\"",
                "evaluationTime=\"Auto\"",
                "customizerClass=\"x\"",
                "class=\"java.lang.Object\""
            })
    void an_element_has_no_more_attributes_than_it_needs(String attribute) {
        assertThat(codes(with("kind=\"textField\"", "kind=\"textField\" " + attribute)))
                .isSubsetOf("gate.attribute-unknown", "gate.attribute-value")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<patternExpression>Runtime.getRuntime()</patternExpression>",
                "<hyperlinkReferenceExpression>\"http://evil\"</hyperlinkReferenceExpression>",
                "<anchorNameExpression>\"x\"</anchorNameExpression>",
                "<propertyExpression name=\"net.sf.jasperreports.x\">\"x\"</propertyExpression>",
                "<component kind=\"barcode\"/>"
            })
    void an_element_holds_no_other_expressions(String child) {
        assertThat(codes(with("<expression><![CDATA[$P{title}]]>", child + "<expression><![CDATA[$P{title}]]>")))
                .containsExactly("gate.element-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"file:///etc/passwd\"", "\"http://evil/x.png\"", "$P{title}", "\"/etc/passwd\""})
    void the_only_picture_is_the_code_to_verify_by(String picture) {
        assertThat(codes(with("$P{qr}", picture))).containsExactly("gate.report-image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"file:///tmp/other.jasper\"", "$P{title}", "$P{answers}.get(\"x\")"})
    void the_only_subreport_is_the_approval_block(String report) {
        assertThat(codes(with("kind=\"textField\"", "kind=\"subreport\"").replace("$P{title}", report)))
                .contains("gate.report-subreport");
    }

    @Test
    void the_rows_of_a_subreport_are_no_way_in() {
        String rows = "<dataSourceExpression>Runtime.getRuntime()</dataSourceExpression><expression>";
        assertThat(codes(with("<expression><![CDATA[$P{title}", rows + "<![CDATA[$P{title}")))
                .containsExactly("gate.report-subreport");
    }

    @Test
    void a_text_may_not_link() {
        assertThat(
                        codes(
                                with(
                                        "<element kind=\"image\"",
                                        "<element kind=\"staticText\" markup=\"styled\" x=\"0\" y=\"40\" width=\"9\" height=\"9\"><text>&lt;a href=\"http://x\"></text></element><element kind=\"image\"")))
                .containsExactly("gate.report-markup");
    }

    @Test
    void what_the_kit_hands_in_keeps_its_type() {
        assertThat(codes(with(
                        "name=\"answers\" class=\"java.util.Map\"", "name=\"answers\" class=\"java.lang.String\"")))
                .containsExactly("gate.report-parameter");
        assertThat(codes(with("name=\"title\" class=\"java.lang.String\"", "name=\"title\" class=\"java.util.Map\"")))
                .containsExactly("gate.report-parameter");
    }

    @Test
    void a_style_does_not_stand_on_itself() {
        assertThat(codes(with("<style name=\"body\"", "<style style=\"body\" name=\"body\"")))
                .containsExactly("gate.report-style");
    }

    @Test
    void paper_ends_at_A3() {
        assertThat(codes(with("pageHeight=\"842\"", "pageHeight=\"1191\""))).isEmpty();
        assertThat(codes(with("pageHeight=\"842\"", "pageHeight=\"1192\""))).containsExactly("gate.report-page");
        assertThat(codes(with("pageWidth=\"595\"", "pageWidth=\"0\""))).containsExactly("gate.report-page");
        assertThat(codes(with("pageWidth=\"595\"", "pageWidth=\"99999\""))).containsExactly("gate.attribute-value");
    }

    @Test
    void there_is_an_end_to_elements_and_bytes() {
        String many = "<field name=\"a\" class=\"java.lang.String\"/>".repeat(2_000);
        assertThat(codes(with("<field", many + "<field"))).containsExactly("gate.report-too-many-nodes");
        assertThat(folder("sample-type", "x".repeat(10_000_000))).containsExactly("gate.file-too-big");
    }

    @Test
    void a_doctype_an_entity_or_an_instruction_is_not_read() {
        assertThat(codes("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + SOUND))
                .containsExactly("gate.xml-doctype");
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(codes(laughs + SOUND)).containsExactly("gate.xml-doctype"));
        assertThat(codes(with("<field", "<?xml-stylesheet href=\"x\"?><field"))).containsExactly("gate.xml-broken");
        assertThat(codes("no report")).containsExactly("gate.xml-broken");
    }

    private static List<String> folder(String name, String jrxml) {
        var gate = new ProcessGate(
                Set.of("runChecks", "notifyApplicant", "decideByChecks"),
                Set.of("authority", "applicant"),
                form -> new ProcessGate.FormCheck(
                        "sample-type.submit", List.of(), Set.of("name", "endsOn"), Set.of("endsOn")),
                report -> new String(report, UTF_8).contains("坏")
                        ? java.util.Optional.of("bad")
                        : java.util.Optional.empty());
        var folder = new TreeMap<String, byte[]>(Map.of(
                "sample-type.bpmn",
                Samples.BPMN.getBytes(UTF_8),
                "checks.dmn",
                Samples.DMN.getBytes(UTF_8),
                "forms/submit.form",
                "{}".getBytes(UTF_8),
                "reports/" + name + ".jrxml",
                jrxml.getBytes(UTF_8)));
        return gate.check("sample-type", folder).stream().map(GateFault::code).toList();
    }

    @Test
    void a_folder_brings_forms_of_its_own_name_only() {
        assertThat(folder("sample-type", SOUND)).isEmpty();
        assertThat(folder("sample-type-annex", SOUND)).isEmpty();
        assertThat(folder("sample-typewriter", SOUND)).containsExactly("gate.report-name");
        assertThat(folder("enterprise-profile", SOUND)).containsExactly("gate.report-name");
        assertThat(folder("sample-type-", SOUND)).containsExactly("gate.report-name");
        assertThat(folder("../sample-type", SOUND)).containsExactly("gate.file-unknown");
    }

    @Test
    void a_form_prints_what_the_application_asks() {
        assertThat(folder("sample-type", with(EXPRESSION, "(String) $P{answers}.get(\"name\")")))
                .isEmpty();
        assertThat(folder("sample-type", with(EXPRESSION, "(String) $P{answers}.get(\"nobody\")")))
                .containsExactly("gate.report-field");
    }

    @Test
    void what_cannot_be_compiled_is_told_before_it_is_printed() {
        assertThat(folder("sample-type", with("夜间施工", "坏"))).containsExactly("gate.report-broken");
    }

    @Test
    void every_reason_is_a_sentence_in_both_languages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/filing");
        messages.setDefaultEncoding("UTF-8");
        for (String code : List.of(
                "name",
                "too-many-nodes",
                "page",
                "parameter",
                "style",
                "markup",
                "expression",
                "reference",
                "field",
                "image",
                "subreport",
                "broken")) {
            for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
                String sentence =
                        messages.getMessage("gate.report-" + code, new Object[] {"file", "here", "a", "b"}, language);
                assertThat(sentence).contains("file").doesNotContain("'{'", "''");
            }
        }
    }
}
