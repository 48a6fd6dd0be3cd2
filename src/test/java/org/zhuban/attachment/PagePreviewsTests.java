package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.UnprocessableException;

class PagePreviewsTests extends ContentTestBase {

    private FileBlobStore store;
    private PagePreviews previews;

    @BeforeEach
    void open() throws IOException {
        store = new FileBlobStore(folder, Clock.systemUTC());
        previews = new PagePreviews(store, new PixelBudget(60), properties(Map.of()));
    }

    @Test
    void a_page_of_a_pdf_is_drawn_as_wide_as_asked() throws IOException {
        BufferedImage page = picture(previews.page(stored(PdfFixtures.pdf(2), "application/pdf", 2), 2, 600));

        assertThat(page.getWidth()).isBetween(599, 601);
        assertThat(page.getHeight()).isBetween(847, 850);
        assertThat(new Color(page.getRGB(30, 500)).getRed()).isGreaterThan(200);
        assertThat(new Color(page.getRGB(30, 500)).getGreen()).isLessThan(60);
        assertThat(new Color(page.getRGB(300, 420))).isEqualTo(Color.WHITE);
    }

    @Test
    void a_page_as_long_as_a_scroll_is_drawn_within_bounds() throws IOException {
        byte[] scroll = PdfFixtures.latin(
                new String(PdfFixtures.raw("", ""), StandardCharsets.ISO_8859_1).replace("595 842", "010 9999999"));

        BufferedImage page = picture(previews.page(stored(scroll, "application/pdf", 1), 1, 2_000));

        assertThat((long) page.getWidth() * page.getHeight()).isLessThan(9_000_000);
    }

    @Test
    void a_picture_is_made_smaller_and_never_larger() throws IOException {
        Attachment photo = stored(PictureFixtures.jpeg(1_200, 800), "image/jpeg", 1);

        assertThat(picture(previews.page(photo, 1, 300)).getHeight()).isEqualTo(200);
        assertThat(picture(previews.page(photo, 1, 2_000)).getWidth()).isEqualTo(1_200);
    }

    @Test
    void a_width_beyond_the_bounds_is_drawn_at_the_bound() throws IOException {
        Attachment photo = stored(PictureFixtures.png(3_000, 300), "image/png", 1);

        assertThat(picture(previews.page(photo, 1, 1_000_000)).getWidth()).isEqualTo(2_000);
        assertThat(picture(previews.page(photo, 1, -5)).getWidth()).isEqualTo(100);
    }

    @Test
    void a_page_drawn_once_is_not_drawn_again() throws IOException {
        Attachment pdf = stored(PdfFixtures.pdf(1), "application/pdf", 1);
        byte[] first = previews.page(pdf, 1, 500);

        store.delete(pdf.sha256());

        assertThat(previews.page(pdf, 1, 500)).isEqualTo(first);
    }

    @Test
    void a_page_beyond_the_last_is_not_found() throws IOException {
        Attachment pdf = stored(PdfFixtures.pdf(1), "application/pdf", 1);

        assertThatThrownBy(() -> previews.page(pdf, 2, 500)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> previews.page(pdf, 0, 500)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_page_that_takes_too_long_is_given_up_with_a_sentence() throws IOException {
        PagePreviews hasty = new PagePreviews(
                store, new PixelBudget(60), properties(Map.of("zhuban.attachments.limits.pdf-time", "0s")));
        Attachment pdf = stored(PdfFixtures.pdf(1), "application/pdf", 1);

        assertThatThrownBy(() -> hasty.page(pdf, 1, 500))
                .isInstanceOf(UnprocessableException.class)
                .hasMessage("attachment.no-preview");
    }

    @Test
    void chinese_text_without_its_font_is_drawn_even_where_no_chinese_font_is_installed() throws IOException {
        FontMapper installed = FontMappers.instance();
        FontMappers.set(new PreviewFonts(new NoFontsInstalled(installed)));
        try {
            byte[] pdf = PdfFixtures.raw(List.of(
                    PdfFixtures.latin("<< /Type /Catalog /Pages 2 0 R >>"),
                    PdfFixtures.latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                    PdfFixtures.latin("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R"
                            + " /Resources << /Font << /F 5 0 R >> >> >>"),
                    PdfFixtures.latin(
                            "<< /Length 47 >>\nstream\nBT /F 80 Tf 20 15 Td <5BA15BA1> Tj ET            \nendstream"),
                    PdfFixtures.latin("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
                            + " /DescendantFonts [6 0 R] >>"),
                    PdfFixtures.latin(
                            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R"
                                    + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"),
                    PdfFixtures.latin(
                            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880"
                                    + " /Descent -120 /StemV 80 /FontBBox [0 -200 1000 900] >>")));

            BufferedImage page = picture(previews.page(stored(pdf, "application/pdf", 1), 1, 200));

            assertThat(darkPixels(page)).isGreaterThan(1_000);
        } finally {
            FontMappers.set(installed);
        }
    }

    private static long darkPixels(BufferedImage page) {
        return IntStream.range(0, page.getWidth() * page.getHeight())
                .filter(i -> new Color(page.getRGB(i % page.getWidth(), i / page.getWidth())).getGreen() < 128)
                .count();
    }

    private Attachment stored(byte[] content, String mediaType, int pages) throws IOException {
        String digest = DigestUtils.sha256Hex(content);
        Path staged = store.stage();
        Files.write(staged, content);
        store.put(digest, staged);
        return new Attachment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "slot",
                "a",
                mediaType,
                content.length,
                pages,
                digest,
                Instant.now());
    }

    private static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** What PDFBox finds on a server without Chinese fonts. */
    private record NoFontsInstalled(FontMapper defaults) implements FontMapper {

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
            return defaults.getTrueTypeFont(name, descriptor);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
            return defaults.getFontBoxFont(name, descriptor);
        }

        @Override
        public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo characters) {
            try (InputStream file = new ClassPathResource("org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")
                    .getInputStream()) {
                return new CIDFontMapping(
                        null, new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())), true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
