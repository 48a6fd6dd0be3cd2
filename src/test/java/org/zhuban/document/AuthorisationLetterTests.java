package org.zhuban.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhuban.common.Texts;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

class AuthorisationLetterTests {

    private static final Map<String, Object> TYPED = Map.of(
            "name",
            "苏州建安劳务有限公司",
            "creditCode",
            "91420000757013137P",
            "regionCode",
            "320507",
            "adminName",
            "张伟",
            "adminMobile",
            "13812345678");

    private final AuthorisationLetter letter = new AuthorisationLetter(
            new JasperReports(new PrintableText(), Path.of("reports")), new Xiangcheng(), new Texts(messages()));

    @Test
    void it_says_what_was_typed_on_one_page_of_a4() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter.pdf(TYPED))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDRectangle page = document.getPage(0).getMediaBox();
            assertThat(page.getWidth()).isEqualTo(595);
            assertThat(page.getHeight()).isEqualTo(842);
            assertThat(text(document))
                    .contains("账号管理员授权书", "工作人员账号", "江苏省苏州市相城区", "住房和城乡建设主管部门")
                    .contains("苏州建安劳务有限公司", "91420000757013137P", "张伟", "13812345678")
                    .contains("授权范围", "单位盖章", "法定代表人签字");
        }
    }

    @Test
    void it_prints_with_nothing_typed_yet() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter.pdf(Map.of()))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document)).contains("账号管理员授权书", "管理员姓名").doesNotContain("null");
        }
    }

    @Test
    void its_fonts_are_embedded() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter.pdf(TYPED))) {
            List<PDFont> fonts = new ArrayList<>();
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                fonts.add(document.getPage(0).getResources().getFont(name));
            }
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void a_character_that_the_font_lacks_is_shown_and_explained_not_dropped() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter.pdf(Map.of("adminName", "李\uD88C\uDFFF")))) {
            assertThat(text(document)).contains("李〓", "U+333FF");
        }
    }

    @Test
    void what_was_typed_is_text_and_never_markup() throws IOException {
        try (PDDocument document = Loader.loadPDF(letter.pdf(Map.of("name", "<b>甲&乙</b>公司")))) {
            assertThat(text(document)).contains("<b>甲&乙</b>公司");
        }
    }

    @Test
    void the_longest_name_a_form_takes_still_fits() throws IOException {
        String name = "苏州工业园区超长名称建设工程劳务分包".repeat(5);
        try (PDDocument document =
                Loader.loadPDF(letter.pdf(Map.of("name", name, "creditCode", "91420000757013137P")))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document)).contains("办理有关事项");
        }
    }

    @Test
    void its_file_is_named_in_the_readers_language() {
        assertThat(letter.title()).isNotBlank().doesNotContain("document.");
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replace("\n", "").replace("\u00A0", "");
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/document");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** Knows one district. */
    private static final class Xiangcheng implements Regions {

        @Override
        public Optional<Region> find(String code) {
            return Optional.of(new Region(code, "相城区", "320500", 3));
        }

        @Override
        public List<Region> children(String parent) {
            return List.of();
        }

        @Override
        public List<String> subtree(String code) {
            return List.of(code);
        }

        @Override
        public String path(String code) {
            return "江苏省 苏州市 相城区";
        }

        @Override
        public boolean contains(String outer, String inner) {
            return outer.equals(inner);
        }
    }
}
