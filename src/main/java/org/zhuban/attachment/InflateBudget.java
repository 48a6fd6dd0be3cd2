package org.zhuban.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Unfolds every stream of a PDF into nothing, before PDFBox would unfold it into memory, and refuses what grows beyond measure.
 * Streams that hold the document's own structure (cross references, object streams) have a much smaller share, for each of their bytes becomes objects.
 */
final class InflateBudget {

    private static final long STRUCTURE_STREAM = 8 << 20;
    private static final long STRUCTURE_TOTAL = 32 << 20;
    private static final int BETWEEN_FILTERS = 32 << 20;
    private static final long PREDICTOR_ROW_BITS = 8 << 20;
    private static final long PICTURE_PIXELS = 150_000_000;
    private static final long CROSS_REFERENCES = 1_000_000;
    private static final Set<String> PICTURE_FILTERS =
            Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

    private final Deadline deadline;
    private final Map<COSStream, Long> sizes = new IdentityHashMap<>();
    private final Map<COSStream, Boolean> structure = new IdentityHashMap<>();
    private long left;
    private long structureLeft = STRUCTURE_TOTAL;

    InflateBudget(long bytes, Deadline deadline) {
        this.left = bytes;
        this.deadline = deadline;
    }

    /** Every stream, as soon as the parser has found its ends. */
    void measure(COSStream stream) throws IOException {
        requireSanePicture(stream);
        requireSanePredictors(stream);
        List<String> filters = filters(stream);
        InputStream in = stream.createRawInputStream();
        long size = stream.getLength();
        for (int i = 0; i < filters.size() && !PICTURE_FILTERS.contains(filters.get(i)); i++) {
            boolean more = i + 1 < filters.size() && !PICTURE_FILTERS.contains(filters.get(i + 1));
            Counter counter = new Counter(more ? new ByteArrayOutputStream() : null);
            FilterFactory.INSTANCE
                    .getFilter(filters.get(i))
                    .decode(in, counter, new COSDictionary(), 0, DecodeOptions.DEFAULT);
            size = counter.count;
            in = counter.kept == null
                    ? InputStream.nullInputStream()
                    : new ByteArrayInputStream(counter.kept.toByteArray());
        }
        sizes.put(stream, size);
    }

    /** A stream that PDFBox is about to turn into objects or cross references. */
    void takeAsStructure(COSStream stream) {
        if (structure.put(stream, true) != null) {
            return;
        }
        long size = sizes.getOrDefault(stream, 0L);
        structureLeft -= size;
        if (size > STRUCTURE_STREAM || structureLeft < 0 || crossReferences(stream, size) > CROSS_REFERENCES) {
            throw new ContentRefusedException("attachment.too-complex");
        }
    }

    private static long crossReferences(COSStream stream, long size) {
        COSArray widths = stream.getCOSArray(COSName.W);
        if (widths == null) {
            return 0;
        }
        long width = 0;
        for (int i = 0; i < widths.size(); i++) {
            width += Math.max(0, widths.getInt(i, 0));
        }
        return size / Math.max(1, width);
    }

    private static List<String> filters(COSStream stream) throws IOException {
        List<String> names = new ArrayList<>();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (!(array.getObject(i) instanceof COSName name)) {
                    throw new IOException("A filter without a name");
                }
                names.add(name.getName());
            }
        }
        return names;
    }

    /** A predictor's row is allocated before the first byte is read. */
    private static void requireSanePredictors(COSStream stream) {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSDictionary one) {
            requireSanePredictor(one);
        } else if (parameters instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSDictionary one) {
                    requireSanePredictor(one);
                }
            }
        }
    }

    private static void requireSanePredictor(COSDictionary parameters) {
        long columns = parameters.getInt(COSName.COLUMNS, 1);
        long colours = Math.min(32, Math.max(1, parameters.getInt(COSName.COLORS, 1)));
        long bits = parameters.getInt(COSName.BITS_PER_COMPONENT, 8);
        if (columns < 0 || bits < 0 || bits > 16 || columns * colours * bits > PREDICTOR_ROW_BITS) {
            throw new ContentRefusedException("attachment.too-complex");
        }
    }

    private static void requireSanePicture(COSStream stream) {
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            long width = Math.max(0, stream.getInt(COSName.WIDTH, COSName.W, 0));
            long height = Math.max(0, stream.getInt(COSName.HEIGHT, COSName.H, 0));
            if (width * height > PICTURE_PIXELS) {
                throw new ContentRefusedException("attachment.pdf-picture-too-large");
            }
        }
    }

    /** Counts, keeps a little for the next filter, and stops in time. */
    private final class Counter extends OutputStream {

        private final @Nullable ByteArrayOutputStream kept;
        private long count;

        Counter(@Nullable ByteArrayOutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int b) {
            take(1);
            if (kept != null) {
                kept.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            take(length);
            if (kept != null) {
                kept.write(bytes, offset, length);
            }
        }

        private void take(int length) {
            long before = count;
            count += length;
            left -= length;
            if (left < 0 || (kept != null && count > BETWEEN_FILTERS)) {
                throw new ContentRefusedException("attachment.too-complex");
            }
            if (before >> 16 != count >> 16) {
                deadline.check();
            }
        }
    }
}
