package org.zhuban.attachment;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Decodes a picture after a look at its header and encodes it anew (SECURITY 11): what comes out is pixels only, upright, in sRGB, without EXIF, comments,
 * thumbnails or anything behind its end. Cost: a JPEG loses a little at quality 0.9.
 */
final class PictureCheck {

    private static final float JPEG_QUALITY = 0.9f;

    private final int megapixels;
    private final PixelBudget budget;

    PictureCheck(AttachmentProperties.Limits limits, PixelBudget budget) {
        this.megapixels = limits.megapixels();
        this.budget = budget;
    }

    /** @throws ContentRefusedException with what is wrong */
    byte[] reencoded(FileKind kind, byte[] content) throws IOException {
        byte[] bare = kind == FileKind.PNG ? PngChunks.onlyPixels(content) : content;
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind == FileKind.PNG ? "png" : "jpeg")
                .next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bare))) {
            reader.setInput(in, true, true);
            long pixels = requireSize(reader);
            return budget.with(pixels, () -> {
                BufferedImage decoded = decode(reader);
                BufferedImage upright = kind == FileKind.PNG ? decoded : upright(decoded, orientation(content));
                return kind == FileKind.PNG ? png(upright) : jpeg(upright);
            });
        } finally {
            reader.dispose();
        }
    }

    private long requireSize(ImageReader reader) {
        long width;
        long height;
        try {
            width = reader.getWidth(0);
            height = reader.getHeight(0);
        } catch (IOException | RuntimeException broken) {
            throw new ContentRefusedException("attachment.picture-broken");
        }
        if (width * height > megapixels * 1_000_000L) {
            throw new ContentRefusedException("attachment.picture-too-large", width, height, megapixels);
        }
        return width * height;
    }

    private static BufferedImage decode(ImageReader reader) {
        AtomicBoolean cutOff = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("premature") || text.contains("truncated")) {
                cutOff.set(true);
            }
        });
        BufferedImage image;
        try {
            image = reader.read(0);
        } catch (IOException | RuntimeException broken) {
            throw new ContentRefusedException("attachment.picture-broken");
        }
        if (cutOff.get()) {
            throw new ContentRefusedException("attachment.picture-broken");
        }
        return image;
    }

    /** EXIF orientation 1 to 8; 1 where there is none or it cannot be read. */
    private static int orientation(byte[] jpeg) {
        try {
            ExifIFD0Directory directory = JpegMetadataReader.readMetadata(
                            new ByteArrayInputStream(jpeg), List.of(new ExifReader()))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            int orientation = directory == null || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? 1
                    : directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation >= 1 && orientation <= 8 ? orientation : 1;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException unreadable) {
            return 1;
        }
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1 && image.getColorModel().getColorSpace().isCS_sRGB()) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean lying = orientation >= 5;
        boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        BufferedImage target = new BufferedImage(
                lying ? height : width,
                lying ? width : height,
                grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = target.createGraphics();
        graphics.drawImage(image, turn(orientation, width, height), null);
        graphics.dispose();
        return target;
    }

    /** From stored to upright, per EXIF 2.32, 4.6.5.1.6. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = writer("jpeg");
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(JPEG_QUALITY);
        return encode(writer, image, parameters);
    }

    static byte[] png(BufferedImage image) throws IOException {
        ImageWriter writer = writer("png");
        return encode(writer, image, writer.getDefaultWriteParam());
    }

    private static ImageWriter writer(String format) {
        return ImageIO.getImageWritersByFormatName(format).next();
    }

    private static byte[] encode(ImageWriter writer, BufferedImage image, ImageWriteParam parameters)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
