package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.attachment.PictureFixtures.hugePng;
import static org.zhuban.attachment.PictureFixtures.jpeg;
import static org.zhuban.attachment.PictureFixtures.png;
import static org.zhuban.attachment.PictureFixtures.withExif;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureUploadTests extends ContentTestBase {

    @Test
    void a_jpeg_loses_its_exif_and_what_hides_behind_its_end() throws IOException {
        byte[] given = PdfFixtures.join(withExif(jpeg(400, 300), 1), PdfFixtures.latin("<script>hidden</script>"));
        assertThat(latin(given)).contains("Exif", "hidden");

        Stored stored = accepted(given, ANY, "IMG_0001.JPEG");

        assertThat(latin(stored.content())).doesNotContain("Exif", "hidden");
        assertThat(stored.checked().kind()).isEqualTo(FileKind.JPG);
        assertThat(stored.checked().name()).isEqualTo("IMG_0001.jpeg");
        assertThat(picture(stored).getWidth()).isEqualTo(400);
    }

    @ParameterizedTest(name = "orientation {0}: red is {3}")
    @CsvSource({
        "1, 400, 200, left",
        "2, 400, 200, right",
        "3, 400, 200, right",
        "4, 400, 200, left",
        "5, 200, 400, top",
        "6, 200, 400, top",
        "7, 200, 400, bottom",
        "8, 200, 400, bottom"
    })
    void a_photo_is_turned_upright_before_its_exif_goes(int orientation, int width, int height, String red)
            throws IOException {
        BufferedImage upright = picture(accepted(withExif(jpeg(400, 200), orientation), ANY, "a.jpg"));

        assertThat(upright.getWidth()).isEqualTo(width);
        assertThat(upright.getHeight()).isEqualTo(height);
        int[] spot =
                switch (red) {
                    case "left" -> new int[] {20, height / 2};
                    case "right" -> new int[] {width - 20, height / 2};
                    case "top" -> new int[] {width / 2, 20};
                    default -> new int[] {width / 2, height - 20};
                };
        assertThat(isRed(upright, spot[0], spot[1])).isTrue();
        assertThat(isRed(upright, width - spot[0], height - spot[1])).isFalse();
    }

    @Test
    void a_png_of_30000_by_30000_is_refused_from_its_header() {
        byte[] bomb = hugePng(30_000, 30_000);
        assertThat(bomb.length).isLessThan(2_000);

        assertThat(refusal(bomb, ANY)).contains("30000 × 30000", "50 百万像素");
    }

    @Test
    void a_compressed_text_in_a_png_is_never_unfolded() throws IOException {
        Stored stored = accepted(PictureFixtures.pngWithTextBomb(200 << 20), ANY, "a.png");

        assertThat(picture(stored).getWidth()).isEqualTo(1);
        assertThat(latin(stored.content())).doesNotContain("zTXt");
    }

    @Test
    void a_png_named_pdf_is_refused_where_only_pdf_goes_and_told_what_it_is() {
        assertThat(refusal(png(10, 10), PDF_ONLY)).contains("PNG 图片", "只收 PDF");
    }

    @Test
    void a_png_named_pdf_is_taken_for_what_it_is_where_pictures_go() throws IOException {
        Stored stored = accepted(png(10, 10), ANY, "证件.pdf");

        assertThat(stored.checked().kind()).isEqualTo(FileKind.PNG);
        assertThat(stored.checked().name()).isEqualTo("证件.pdf.png");
    }

    @Test
    void a_picture_cut_off_in_the_middle_is_refused() {
        byte[] jpeg = jpeg(800, 800);
        byte[] png = png(800, 800);

        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length / 2), ANY)).contains("不完整");
        assertThat(refusal(Arrays.copyOf(png, png.length / 2), ANY)).contains("不完整");
    }

    @Test
    void bytes_that_only_begin_like_a_picture_are_refused() {
        assertThat(refusal(PdfFixtures.latin("\u00FF\u00D8\u00FF\u00E0garbage"), ANY))
                .contains("损坏");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(refusal(new byte[0], ANY)).contains("空的");
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        return color.getRed() > 200 && color.getBlue() < 60;
    }

    private static BufferedImage picture(Stored stored) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(stored.content()));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
