package org.zhuban.attachment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.TooManyException;
import org.zhuban.common.UnprocessableException;

/** Pages as pictures: two at a time, the latest 64 MB kept in memory only, for they may show identity cards. */
@Component
class PagePreviews {

    private static final Logger log = LoggerFactory.getLogger(PagePreviews.class);

    private static final int MIN_WIDTH = 100;
    private static final int MAX_WIDTH = 2_000;
    private static final int AT_A_TIME = 2;
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final long CACHE_BYTES = 64 << 20;

    static {
        FontMappers.set(new PreviewFonts(FontMappers.instance()));
    }

    private final BlobStore blobs;
    private final PixelBudget pixels;
    private final Duration pdfTime;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private final Cache<Key, byte[]> cache = Caffeine.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .weigher((Key key, byte[] png) -> png.length)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    PagePreviews(BlobStore blobs, PixelBudget pixels, AttachmentProperties properties) {
        this.blobs = blobs;
        this.pixels = pixels;
        this.pdfTime = properties.limits().pdfTime();
    }

    byte[] page(Attachment attachment, int page, int width) {
        if (page < 1 || page > attachment.pages()) {
            throw new NotFoundException("attachment.no-such-page", page, attachment.pages());
        }
        int bounded = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width));
        return cache.get(new Key(attachment.sha256(), page, bounded), key -> draw(attachment, key));
    }

    private byte[] draw(Attachment attachment, Key key) {
        try {
            if (!places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyException(WAIT, "attachment.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyException(WAIT, "attachment.busy");
        }
        try (InputStream content = blobs.open(key.sha256())) {
            return PictureCheck.png(
                    "application/pdf".equals(attachment.mediaType()) ? pdf(content, key) : picture(content, key));
        } catch (IOException | ContentRefusedException | StackOverflowError | OutOfMemoryError e) {
            log.warn("Page {} of attachment {} could not be drawn", key.page(), attachment.id(), e);
            throw new UnprocessableException("attachment.no-preview");
        } finally {
            places.release();
        }
    }

    private BufferedImage pdf(InputStream content, Key key) throws IOException {
        try (PDDocument document = Loader.loadPDF(content.readAllBytes())) {
            return new BoundedPdfRenderer(document, new Deadline(pdfTime)).draw(key.page() - 1, key.width());
        }
    }

    private BufferedImage picture(InputStream content, Key key) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(content)) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                return pixels.with((long) width * height, () -> scaled(reader, width, height, key.width()));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Reads every n-th pixel where twice the wanted width is still left, then scales smoothly; never enlarges. */
    private static BufferedImage scaled(ImageReader reader, int width, int height, int wanted) throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = Math.max(1, width / (2 * wanted));
        parameters.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, parameters);
        int targetWidth = Math.min(wanted, width);
        int targetHeight = Math.max(1, Math.round((float) height * targetWidth / width));
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage target = new BufferedImage(
                targetWidth, targetHeight, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, targetWidth, targetHeight, null);
        graphics.dispose();
        return target;
    }

    private record Key(String sha256, int page, int width) {}
}
