package org.zhuban.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG without its ancillary chunks: the JDK's reader would unfold compressed texts and profiles of any size. */
final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    /** @throws ContentRefusedException if it is cut off or damaged */
    static byte[] onlyPixels(byte[] png) {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(png.length);
        bare.write(png, 0, SIGNATURE);
        ByteBuffer in = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        String type = "";
        while (!"IEND".equals(type)) {
            if (png.length - at < FRAME) {
                throw new ContentRefusedException("attachment.picture-broken");
            }
            int length = in.getInt(at);
            if (length < 0 || length > png.length - at - FRAME) {
                throw new ContentRefusedException("attachment.picture-broken");
            }
            CRC32 crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            if ((int) crc.getValue() != in.getInt(at + 8 + length)) {
                throw new ContentRefusedException("attachment.picture-broken");
            }
            type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (KEPT.contains(type)) {
                bare.write(png, at, length + FRAME);
            }
            at += length + FRAME;
        }
        return bare.toByteArray();
    }
}
