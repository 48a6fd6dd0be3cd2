package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.zhuban.common.InvalidInputException;

/** SECURITY 12. */
class SpreadsheetRowsTests {

    private static byte[] book(String... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("项目");
            for (int row = 0; row < cells.length; row++) {
                sheet.value(row * 2, 1, cells[row]);
            }
        }
        return out.toByteArray();
    }

    /** The same archive with its sheet changed and another part. */
    private static byte[] changed(byte[] book, UnaryOperator<String> sheet, String name, byte[] part)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(book))
                        .get();
                var zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().contains("sheet1")
                                ? sheet.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
            if (!name.isEmpty()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(part);
            }
        }
        return out.toByteArray();
    }

    private static String refusal(byte[] content) {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> SpreadsheetRows.read(content, 10));
        return refused == null ? "" : refused.errors().get(0).code();
    }

    @Test
    void rows_come_with_their_numbers_and_empty_ones_do_not() throws IOException {
        var lines = SpreadsheetRows.read(book("项目名称", " 黄埭实验小学 "), 10);

        assertThat(lines).extracting(SpreadsheetRows.Line::number).containsExactly(1, 3);
        assertThat(lines.get(1).cell(1)).isEqualTo("黄埭实验小学");
        assertThat(lines.get(1).cell(9)).isEmpty();
    }

    @Test
    void a_number_is_never_written_out_in_billions_of_digits() throws IOException {
        byte[] huge = changed(
                book("项目名称"),
                sheet -> sheet.replaceFirst("<c [^>]*>.*?</c>", "<c r=\"B1\"><v>1E2000000000</v></c>"),
                "",
                new byte[0]);

        assertThat(SpreadsheetRows.read(huge, 10).get(0).cell(1)).isEqualTo("1E+2000000000");
    }

    @Test
    void what_is_no_workbook_is_refused() throws IOException {
        assertThat(refusal("name,region\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("spreadsheet.no-xlsx");
        assertThat(refusal("PK\3\4 and no more".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("spreadsheet.no-xlsx");
        assertThat(refusal(new byte[SpreadsheetRows.MAX_BYTES + 1])).isEqualTo("spreadsheet.too-large");
    }

    @Test
    void macros_links_and_entities_are_refused() throws IOException {
        byte[] book = book("项目名称");
        assertThat(refusal(changed(book, x -> x, "xl/vbaProject.bin", new byte[3])))
                .isEqualTo("spreadsheet.active-content");
        assertThat(refusal(changed(book, x -> x, "xl/externalLinks/externalLink1.xml", new byte[3])))
                .isEqualTo("spreadsheet.active-content");
        assertThat(refusal(changed(book, x -> x, "xl/embeddings/oleObject1.bin", new byte[3])))
                .isEqualTo("spreadsheet.active-content");
        assertThat(refusal(changed(
                        book,
                        sheet -> sheet.replaceFirst(
                                "\\?>", "?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"),
                        "",
                        new byte[0])))
                .isEqualTo("spreadsheet.active-content");
    }

    @Test
    void what_unfolds_beyond_measure_is_refused() throws IOException {
        assertThat(refusal(changed(book("项目名称"), x -> x, "xl/media/bomb.xml", new byte[40 << 20])))
                .isEqualTo("spreadsheet.too-complex");
    }

    @Test
    void more_rows_than_may_be_are_refused() throws IOException {
        assertThat(refusal(book("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")))
                .isEqualTo("spreadsheet.too-many-rows");
    }
}
