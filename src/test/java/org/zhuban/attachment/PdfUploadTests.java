package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.attachment.PdfFixtures.flateStream;
import static org.zhuban.attachment.PdfFixtures.join;
import static org.zhuban.attachment.PdfFixtures.latin;
import static org.zhuban.attachment.PdfFixtures.pdf;
import static org.zhuban.attachment.PdfFixtures.raw;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfUploadTests extends ContentTestBase {

    @Test
    void an_ordinary_pdf_is_stored_byte_by_byte_and_its_pages_are_counted() throws IOException {
        byte[] pdf = pdf(3);

        Stored stored = accepted(pdf, PDF_ONLY, "营业执照.pdf");

        assertThat(stored.content()).isEqualTo(pdf);
        assertThat(stored.checked().pages()).isEqualTo(3);
        assertThat(stored.checked().name()).isEqualTo("营业执照.pdf");
    }

    @Test
    void a_pdf_with_a_classic_cross_reference_table_is_accepted() throws IOException {
        assertThat(accepted(raw("", ""), PDF_ONLY, "a.pdf").checked().pages()).isEqualTo(1);
    }

    @Test
    void exactly_5242880_bytes_are_accepted() throws IOException {
        byte[] pdf = PdfFixtures.pdfOf(5_242_880);

        assertThat(accepted(pdf, PDF_ONLY, "a.pdf").size()).isEqualTo(5_242_880);
    }

    @Test
    void one_byte_more_than_5242880_is_refused_with_the_limit_named() {
        assertThat(refusal(PdfFixtures.pdfOf(5_242_881), PDF_ONLY)).contains("5 MB", "5242880");
    }

    @Test
    void a_script_in_an_object_stream_is_found() {
        byte[] pdf = pdf(1, onOpen(new PDActionJavaScript("app.alert(1)")), CompressParameters.DEFAULT_COMPRESSION);

        assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("JavaScript");
        assertThat(refusal(pdf, PDF_ONLY)).contains("JavaScript");
    }

    @Test
    void a_script_in_the_open_is_found() {
        byte[] pdf = pdf(1, onOpen(new PDActionJavaScript("app.alert(1)")), CompressParameters.NO_COMPRESSION);

        assertThat(refusal(pdf, PDF_ONLY)).contains("JavaScript");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>",
                "/OpenAction << /S /#4aavaScript /JS (app.alert(1)) >>",
                "/Names << /J#61vaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>",
                "/Whatever [ [ << /S /Named /J#53 (1) >> ] ]"
            })
    void a_script_behind_an_escaped_name_is_found(String catalog) {
        assertThat(refusal(raw(catalog, ""), PDF_ONLY)).contains("脚本");
    }

    @Test
    void a_script_in_an_object_that_nothing_refers_to_is_found() {
        assertThat(refusal(raw("", "", "<< /S /JavaScript /JS (app.alert(1)) >>"), PDF_ONLY))
                .contains("脚本");
    }

    @Test
    void an_action_that_starts_a_program_is_found() {
        PDActionLaunch launch = new PDActionLaunch();
        launch.setF("cmd.exe");

        assertThat(refusal(pdf(1, onOpen(launch), CompressParameters.DEFAULT_COMPRESSION), PDF_ONLY))
                .contains("打开程序");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/AA << /O << /S /Named /N /Print >> >>",
                "/Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A << /S /GoToR /F (\\\\\\\\host\\\\share) >> >> ]",
                "/Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A << /S /SubmitForm /F (http://x) >> >> ]"
            })
    void what_acts_by_itself_is_refused(String page) {
        assertThat(refusal(raw("", page), PDF_ONLY)).contains("自动执行的动作");
    }

    @Test
    void an_embedded_file_is_found() {
        byte[] pdf = pdf(
                1,
                document -> {
                    try {
                        PDComplexFileSpecification file = new PDComplexFileSpecification();
                        file.setFile("a.exe");
                        file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(latin("MZ"))));
                        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                        tree.setNames(Map.of("a", file));
                        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                        names.setEmbeddedFiles(tree);
                        document.getDocumentCatalog().setNames(names);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                CompressParameters.DEFAULT_COMPRESSION);

        assertThat(refusal(pdf, PDF_ONLY)).contains("夹带");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Annots [ << /Type /Annot /Subtype /FileAttachment /Rect [0 0 1 1] >> ]",
                "/Annots [ << /Type /Annot /Subtype /R#69chMedia /Rect [0 0 1 1] >> ]",
                "/AF [ << /Type /Filespec /F (a.xml) /EF << /F 3 0 R >> >> ]"
            })
    void media_and_attached_files_are_refused(String page) {
        assertThat(refusal(raw("", page), PDF_ONLY)).contains("夹带");
    }

    @Test
    void a_dynamic_form_is_refused() {
        assertThat(refusal(raw("/AcroForm << /Fields [] /XFA [] >>", ""), PDF_ONLY))
                .contains("XFA");
    }

    @Test
    void an_encrypted_pdf_is_refused_with_and_without_a_password_to_open_it() {
        for (String user : List.of("", "secret")) {
            byte[] pdf = pdf(
                    1,
                    document -> {
                        try {
                            StandardProtectionPolicy policy =
                                    new StandardProtectionPolicy("owner", user, new AccessPermission());
                            policy.setEncryptionKeyLength(128);
                            document.protect(policy);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    CompressParameters.NO_COMPRESSION);

            assertThat(refusal(pdf, PDF_ONLY)).contains("密码");
        }
    }

    @Test
    void a_pdf_without_its_end_is_refused() {
        byte[] pdf = pdf(2);

        assertThat(refusal(Arrays.copyOf(pdf, pdf.length / 2), PDF_ONLY)).contains("不完整");
    }

    @Test
    void a_pdf_that_only_claims_to_end_is_refused() {
        byte[] cut = Arrays.copyOf(pdf(2), 600);

        assertThat(refusal(join(cut, latin("\n%%EOF\n")), PDF_ONLY)).contains("损坏");
    }

    @Test
    void a_pdf_behind_a_web_page_is_refused() {
        assertThat(refusal(join(latin("<html><script>alert(1)</script></html>"), pdf(1)), PDF_ONLY))
                .contains("前面混入");
    }

    @Test
    void a_pdf_with_an_archive_behind_it_is_refused() {
        assertThat(refusal(join(pdf(1), latin("PK\3\4" + "x".repeat(3_000))), PDF_ONLY))
                .contains("后面附加");
    }

    @Test
    void white_space_behind_the_end_does_no_harm() throws IOException {
        assertThat(accepted(join(pdf(1), latin("\r\n \n\0")), PDF_ONLY, "a.pdf")
                        .checked()
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void wrong_offsets_are_mended_where_that_is_safe() throws IOException {
        byte[] shifted = latin(new String(raw("", ""), java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("%PDF-1.7\n", "%PDF-1.7\r\n%\r\n"));

        assertThat(accepted(shifted, PDF_ONLY, "a.pdf").checked().pages()).isEqualTo(1);
    }

    @Test
    void a_mended_pdf_is_searched_for_scripts_too() {
        byte[] shifted = latin(new String(
                        raw("/OpenAction << /S /JavaScript /JS (1) >>", ""),
                        java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("%PDF-1.7\n", "%PDF-1.7\r\n%\r\n"));

        assertThat(refusal(shifted, PDF_ONLY)).contains("脚本");
    }

    @Test
    void a_pdf_without_a_page_is_refused_whatever_count_it_claims() {
        byte[] pdf =
                raw(List.of(latin("<< /Type /Catalog /Pages 2 0 R >>"), latin("<< /Type /Pages /Kids [] /Count 7 >>")));

        assertThat(refusal(pdf, PDF_ONLY)).contains("一页也没有");
    }

    @Test
    void streams_that_unfold_beyond_measure_are_refused() throws IOException {
        byte[] pdf = raw(List.of(
                latin("<< /Type /Catalog /Pages 2 0 R >>"),
                latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                latin("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"),
                flateStream("", 300 << 20)));

        assertThat(pdf.length).isLessThan(1 << 20);
        assertThat(refusal(pdf, PDF_ONLY)).contains("过于庞大");
    }

    @Test
    void an_object_stream_that_unfolds_beyond_measure_is_refused_before_it_is_parsed() throws IOException {
        assertThat(refusal(PdfFixtures.objectStreamBomb(200 << 20), PDF_ONLY)).contains("过于庞大");
    }

    @Test
    void an_object_stream_of_moderate_size_is_accepted() throws IOException {
        assertThat(accepted(PdfFixtures.objectStreamBomb(1 << 20), PDF_ONLY, "a.pdf")
                        .checked()
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void a_picture_of_gigapixels_in_a_pdf_is_refused() throws IOException {
        byte[] pdf = raw(List.of(
                latin("<< /Type /Catalog /Pages 2 0 R >>"),
                latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                latin(
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 4 0 R >> >> >>"),
                flateStream("/Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8", 1000)));

        assertThat(refusal(pdf, PDF_ONLY)).contains("尺寸过大的图片");
    }

    @Test
    void objects_nested_without_end_are_refused() {
        assertThat(refusal(raw("/Deep " + "[".repeat(100_000) + "]".repeat(100_000), ""), PDF_ONLY))
                .contains("损坏");
    }

    @Test
    void more_objects_than_anyone_needs_are_refused() {
        assertThat(refusal(raw("/Many [" + "[]".repeat(600_000) + "]", ""), PDF_ONLY))
                .contains("过于庞大");
    }

    private static Consumer<PDDocument> onOpen(org.apache.pdfbox.pdmodel.interactive.action.PDAction action) {
        return document ->
                document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action.getCOSObject());
    }
}
