package org.zhuban.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Files to attach, each with a content of its own, so that none is found stored already. */
public final class Papers {

    private static final String MARK = "00000000-0000-0000-0000-000000000000";

    private final String letter;

    public Papers() {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                for (int line = 0; line < 30; line++) {
                    content.beginText();
                    content.newLineAtOffset(72, 720 - 20 * line);
                    content.showText("Letter of authorisation, line " + line);
                    content.endText();
                }
            }
            document.getDocumentInformation().setSubject(MARK);
            document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            letter = out.toString(ISO_8859_1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (!letter.contains(MARK)) {
            throw new IllegalStateException("the letter carries no mark");
        }
    }

    /** A PDF of one page, about 3 kB. */
    public byte[] letter() {
        return letter.replace(MARK, UUID.randomUUID().toString()).getBytes(ISO_8859_1);
    }

    /** A PNG of 160 × 100, about 1 kB. */
    public byte[] picture() {
        var image = new BufferedImage(160, 100, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(0xC8102E));
        graphics.fillOval(50, 20, 60, 60);
        graphics.dispose();
        for (int x = 0; x < 40; x++) {
            image.setRGB(x, 0, ThreadLocalRandom.current().nextInt());
        }
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
