package org.zhuban.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** PDFs made for a test: by PDFBox, or byte by byte where PDFBox would not write such a thing. */
final class PdfFixtures {

    private PdfFixtures() {}

    /** Pages with a red frame, object streams as PDFBox writes them. */
    static byte[] pdf(int pages) {
        return pdf(pages, document -> {}, CompressParameters.DEFAULT_COMPRESSION);
    }

    static byte[] pdf(int pages, Consumer<PDDocument> change, CompressParameters compression) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.setStrokingColor(1f, 0f, 0f);
                    content.setLineWidth(20);
                    content.addRect(30, 30, 500, 700);
                    content.stroke();
                }
            }
            change.accept(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, compression);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A valid PDF of exactly that many bytes. */
    static byte[] pdfOf(int size) {
        int padding = size - 2_000;
        byte[] pdf = padded(padding);
        while (pdf.length != size) {
            padding += size - pdf.length;
            pdf = padded(padding);
        }
        return pdf;
    }

    private static byte[] padded(int padding) {
        byte[] noise = new byte[padding];
        new Random(1).nextBytes(noise);
        return pdf(
                1,
                document -> {
                    COSStream stream = document.getDocument().createCOSStream();
                    try (OutputStream out = stream.createRawOutputStream()) {
                        out.write(noise);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    document.getPage(0).getCOSObject().setItem(COSName.getPDFName("Padding"), stream);
                },
                CompressParameters.NO_COMPRESSION);
    }

    /** A document whose catalog and page carry what is given, written with a classic cross-reference table. */
    static byte[] raw(String catalogMore, String pageMore, String... moreObjects) {
        List<byte[]> objects = new ArrayList<>();
        objects.add(latin("<< /Type /Catalog /Pages 2 0 R " + catalogMore + " >>"));
        objects.add(latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        objects.add(latin("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + pageMore + " >>"));
        for (String object : moreObjects) {
            objects.add(latin(object));
        }
        return raw(objects);
    }

    static byte[] raw(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.7\n");
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format("%010d 00000 n \n", out.size()));
            write(out, (i + 1) + " 0 obj\n");
            out.writeBytes(objects.get(i));
            write(out, "\nendobj\n");
        }
        int start = out.size();
        write(
                out,
                table + "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start
                        + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** A document whose catalog lies in an object stream that unfolds to that many bytes of spaces. */
    static byte[] objectStreamBomb(int inflated) throws IOException {
        String inside = "1 0 2 40 << /Type /Catalog /Pages 2 0 R >>         << /Type /Pages /Kids [4 0 R] /Count 1 >> ";
        byte[] stream = deflated(latin(inside), inflated);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.7\n");
        int streamAt = out.size();
        write(
                out,
                "3 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length " + stream.length
                        + " >>\nstream\n");
        out.writeBytes(stream);
        write(out, "\nendstream\nendobj\n");
        int pageAt = out.size();
        write(out, "4 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n");
        int xrefAt = out.size();
        ByteBuffer entries = ByteBuffer.allocate(6 * 7);
        entries.put((byte) 0).putInt(0).putShort((short) -1);
        entries.put((byte) 2).putInt(3).putShort((short) 0);
        entries.put((byte) 2).putInt(3).putShort((short) 1);
        entries.put((byte) 1).putInt(streamAt).putShort((short) 0);
        entries.put((byte) 1).putInt(pageAt).putShort((short) 0);
        entries.put((byte) 1).putInt(xrefAt).putShort((short) 0);
        write(out, "5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length 42 >>\nstream\n");
        out.writeBytes(entries.array());
        write(out, "\nendstream\nendobj\nstartxref\n" + xrefAt + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** A stream object of which one MB packed unfolds to a thousand. */
    static byte[] flateStream(String more, int inflated) throws IOException {
        byte[] packed = deflated(new byte[0], inflated);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "<< " + more + " /Filter /FlateDecode /Length " + packed.length + " >>\nstream\n");
        out.writeBytes(packed);
        write(out, "\nendstream");
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] begin, int total) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(begin);
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
            for (int left = total - begin.length; left > 0; left -= spaces.length) {
                deflater.write(spaces, 0, Math.min(left, spaces.length));
            }
        }
        return packed.toByteArray();
    }

    static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(latin(text));
    }
}
