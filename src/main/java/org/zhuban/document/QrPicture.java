package org.zhuban.document;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * A QR code as a black and white picture with the quiet zone of four modules that ISO/IEC 18004 asks for. Four pixels a module: viewers
 * smooth a picture that they enlarge, and one that they reduce stays sharp.
 */
final class QrPicture {

    private static final int QUIET = 4;
    private static final int MODULE = 4;

    private QrPicture() {}

    static BufferedImage of(String text) {
        ByteMatrix modules;
        try {
            modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("the address of a document is too long for a QR code", tooLong);
        }
        int size = (modules.getWidth() + 2 * QUIET) * MODULE;
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D ink = picture.createGraphics();
        ink.setColor(Color.WHITE);
        ink.fillRect(0, 0, size, size);
        ink.setColor(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    ink.fillRect((x + QUIET) * MODULE, (y + QUIET) * MODULE, MODULE, MODULE);
                }
            }
        }
        ink.dispose();
        return picture;
    }
}
