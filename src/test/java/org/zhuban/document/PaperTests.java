package org.zhuban.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhuban.document.Documents.View;
import org.zhuban.filing.FilingRecord;

class PaperTests {

    private static final String SITE = "https://zhuban.xiangcheng.example";

    private final DocumentKeys keys = Samples.keys(Samples.folder());
    private final Paper paper = Samples.paper();

    private byte[] pdf(String report, Map<String, Object> data, View view) {
        FilingRecord record = Samples.record(data, report.equals("generic-form") ? null : report);
        return paper.pdf(record, Samples.document(record, keys), view, SITE);
    }

    private static Map<String, Object> with(String key, Object value) {
        var data = new LinkedHashMap<>(Samples.data());
        data.put(key, value);
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-form", "enterprise-profile", "labour-contract"})
    void it_is_pdf_a_with_every_font_embedded(String report) throws IOException {
        byte[] pdf = pdf(report, Samples.data(), View.WHOLE);
        Files.createDirectories(Path.of("target/papers"));
        Path file = Files.write(Path.of("target/papers", report + ".pdf"), pdf);
        ValidationResult result = PreflightParser.validate(file.toFile());
        assertThat(result.getErrorsList().stream()
                        .map(error -> error.getErrorCode() + " " + error.getDetails())
                        .distinct())
                .isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-form", "enterprise-profile", "labour-contract"})
    void what_was_valid_once_says_so_on_every_page(String report) throws IOException {
        FilingRecord record = Samples.record(Samples.data(), report.equals("generic-form") ? null : report);
        Document issued = Samples.document(record, keys);
        assertThat(paper.mark(DocumentState.VALID, issued, null)).isNull();
        VoidMark mark = paper.mark(DocumentState.SUPERSEDED, issued, "XC-320507-2026-000124");
        byte[] pdf = paper.pdf(record, issued, View.WHOLE, SITE, mark);
        Path file =
                Files.write(Files.createDirectories(Path.of("target/papers")).resolve(report + "-superseded.pdf"), pdf);
        assertThat(PreflightParser.validate(file.toFile()).isValid()).isTrue();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document).replaceAll("\\s", ""))
                        .contains("已变更，本件不再有效。现行文书XC-320507-2026-000124");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-form", "enterprise-profile", "labour-contract"})
    void its_qr_reads_from_a_scan_of_150_dpi(String report) throws IOException, NotFoundException {
        FilingRecord record = Samples.record(Samples.data(), report.equals("generic-form") ? null : report);
        Document issued = Samples.document(record, keys);
        String read = ScannedPaper.link(paper.pdf(record, issued, View.WHOLE, SITE));
        assertThat(read)
                .isEqualTo(SITE + "/q#" + read.substring(SITE.length() + 3))
                .hasSizeLessThan(420);
        SealCheck check = SealCheck.of(read, keys.all());
        assertThat(check.result()).isEqualTo(SealCheck.Result.GENUINE);
        assertThat(check.claims()).usingRecursiveComparison().isEqualTo(Samples.claims(issued.recordDigest()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-form", "enterprise-profile"})
    void rare_characters_are_printed_with_their_own_glyphs(String report) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(report, Samples.data(), View.WHOLE))) {
            assertThat(text(document)).contains("苏州𠮷祥建筑劳务有限公司", "张㐂䶮").doesNotContain("〓");
            assertThat(missingGlyphs(document)).isEmpty();
        }
    }

    @Test
    void a_character_of_no_font_is_marked_and_named() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf("generic-form", with("contact", "李\uD88C\uDFFF"), View.WHOLE))) {
            assertThat(text(document)).contains("李〓", "U+333FF", "请在旁边手写");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-form", "enterprise-profile"})
    void a_name_of_500_characters_wraps_and_nothing_of_it_is_lost(String report) throws IOException {
        String name = "苏州工业园区超长名称建筑劳务有限公司䶮一".repeat(25);
        try (PDDocument document = Loader.loadPDF(pdf(report, with("name", name), View.WHOLE))) {
            assertThat(text(document)).contains(name);
            for (var page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isEqualTo(595);
            }
            assertThat(beyond(document)).isEmpty();
        }
    }

    @Test
    void two_hundred_attachments_and_a_long_list_run_over_pages_that_are_counted() throws IOException {
        List<Map<String, Object>> officers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            officers.add(Map.of("officer", "安全员" + i, "certificateNo", "苏建安C2(2021)" + i, "phone", "13912345678"));
        }
        try (PDDocument document = Loader.loadPDF(pdf("generic-form", with("officers", officers), View.WHOLE))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(5);
            assertThat(text(document))
                    .contains("安全员0", "安全员199", "第1页　共" + pages + "页", "第" + pages + "页　共" + pages + "页");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-form", "enterprise-profile", "labour-contract"})
    void a_signed_one_says_whose_certificate_signed_it_and_when(String report) throws IOException {
        FilingRecord record =
                Samples.signed(Samples.record(Samples.data(), report.equals("generic-form") ? null : report));
        byte[] pdf = paper.pdf(record, Samples.document(record, keys), View.MASKED, SITE);
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve(report + "-signed.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(text(document))
                    .contains("已使用CA证书签名：C=CN,O=苏州𠮷祥建筑劳务有限公司,SERIALNUMBER=91420000757013137P,"
                            + "CN=苏州𠮷祥建筑劳务有限公司，序列号8F3A5C71E2B4D96017FE5A3C9B20D4，2026年11月21日11:00")
                    .contains("个人信息已遮盖");
            assertThat(beyond(document)).isEmpty();
        }
        try (PDDocument unsigned = Loader.loadPDF(pdf(report, Samples.data(), View.WHOLE))) {
            assertThat(text(unsigned)).doesNotContain("证书签名");
        }
    }

    @Test
    void it_says_what_was_decided_and_how_to_verify_it() throws IOException {
        FilingRecord record = Samples.record(Samples.data(), null);
        Document issued = Samples.document(record, keys);
        try (PDDocument document = Loader.loadPDF(paper.pdf(record, issued, View.WHOLE, SITE))) {
            String code = VerificationCode.of(issued.id());
            assertThat(text(document))
                    .contains("企业基本信息归集审批表", "文书编号：XC-320507-2026-000123", "办件编号：XC20261121320507000001")
                    .contains("材料齐全，同意。", "相城区住建局审核员", "2026年11月21日", "2027年11月20日")
                    .contains("填报单位（盖章）", "审批机关（盖章）", "企业基本信息归集第3版")
                    .contains(java.util.HexFormat.of().formatHex(issued.recordDigest()))
                    .contains("营业执照正本.pdf", "ab".repeat(32).substring(0, 30));
            // below the QR and at the foot of the page
            assertThat(text(document).split(code.substring(20), -1)).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-form", "enterprise-profile"})
    void staff_get_it_with_personal_data_masked(String report) throws IOException {
        try (PDDocument whole = Loader.loadPDF(pdf(report, Samples.data(), View.WHOLE));
                PDDocument masked = Loader.loadPDF(pdf(report, Samples.data(), View.MASKED))) {
            assertThat(text(whole)).contains("13812345678").doesNotContain("个人信息已遮盖");
            assertThat(text(masked)).contains("138****5678", "个人信息已遮盖").doesNotContain("13812345678", "13912345678");
        }
    }

    @Test
    void a_list_wider_than_the_page_is_printed_entry_by_entry() throws IOException {
        String column = "{\"type\": \"textfield\", \"id\": \"c%d\", \"key\": \"c%d\", \"label\": \"第%d列\"}";
        var columns = new StringBuilder();
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 9; i++) {
            columns.append(i == 0 ? "" : ",").append(column.formatted(i, i, i));
            row.put("c" + i, "值" + i);
        }
        String form = org.zhuban.filing.form.TestForms.file(
                "{\"type\": \"dynamiclist\", \"id\": \"l\", \"key\": \"machines\", \"path\": \"machines\", \"label\": \"机械\", \"components\": ["
                        + columns + "]}");
        FilingRecord record = Samples.record(form, Map.of("machines", List.of(row, row)), null);
        try (PDDocument document =
                Loader.loadPDF(paper.pdf(record, Samples.document(record, keys), View.WHOLE, SITE))) {
            assertThat(text(document)).contains("机械1", "机械2", "第0列", "值8");
        }
    }

    @Test
    void what_was_typed_is_text_and_never_markup() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(pdf("generic-form", with("scope", "<b>甲&乙</b> <style size='40'>"), View.WHOLE))) {
            assertThat(text(document)).contains("<b>甲&乙</b><stylesize='40'>");
        }
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0]", "");
    }

    /** Characters drawn with glyph 0, the empty box. */
    private static List<String> missingGlyphs(PDDocument document) throws IOException {
        List<String> missing = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                for (int code : text.getCharacterCodes()) {
                    if (code == 0) {
                        missing.add(text.getUnicode());
                    }
                }
            }
        }.getText(document);
        return missing;
    }

    /** Characters that lie outside the margins. */
    private static List<String> beyond(PDDocument document) throws IOException {
        List<String> beyond = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (text.getX() < 49 || text.getEndX() > 547) {
                    beyond.add(text.getUnicode());
                }
            }
        }.getText(document);
        return beyond;
    }
}
