package org.zhuban.attachment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Is it a whole PDF and nothing but a PDF (SECURITY 10)? PDFBox alone opens truncated, prefixed and suffixed files, so the frame is looked at first;
 * then it is parsed strictly, and with repairs only where that cannot be made to unfold a bomb.
 */
final class PdfCheck {

    private static final int TAIL = 1024;

    private final AttachmentProperties.Limits limits;

    PdfCheck(AttachmentProperties.Limits limits) {
        this.limits = limits;
    }

    /**
     * @return pages, at least 1
     * @throws ContentRefusedException with what is wrong
     */
    int pages(Path file) throws IOException {
        requireEnd(file);
        Deadline deadline = new Deadline(limits.pdfTime());
        try {
            return inspect(file, false, deadline);
        } catch (InvalidPasswordException e) {
            throw new ContentRefusedException("attachment.pdf-encrypted");
        } catch (IOException | StackOverflowError | ClassCastException | IllegalArgumentException damaged) {
            return inspectRepaired(file, deadline);
        }
    }

    private int inspectRepaired(Path file, Deadline deadline) throws IOException {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("/ObjStm")) {
            throw new ContentRefusedException("attachment.pdf-broken");
        }
        try {
            return inspect(file, true, deadline);
        } catch (InvalidPasswordException e) {
            throw new ContentRefusedException("attachment.pdf-encrypted");
        } catch (IOException | StackOverflowError | ClassCastException | IllegalArgumentException damaged) {
            throw new ContentRefusedException("attachment.pdf-broken");
        }
    }

    private int inspect(Path file, boolean repair, Deadline deadline) throws IOException {
        try (DeadlineFile source = new DeadlineFile(file, deadline)) {
            GuardedPdfParser parser = new GuardedPdfParser(
                    source, new InflateBudget(limits.pdfInflated().toBytes(), deadline));
            try (PDDocument document = parser.open(repair)) {
                if (document.isEncrypted()) {
                    throw new ContentRefusedException("attachment.pdf-encrypted");
                }
                new PdfContents(limits.pdfObjects(), deadline).requireHarmless(document.getDocument());
                int pages = count(document);
                if (parser.unreadable()) {
                    throw new IOException("An object could not be read");
                }
                return pages;
            }
        }
    }

    /** Counted, not read from /Count. */
    private int count(PDDocument document) {
        int pages = 0;
        for (PDPage page : document.getPages()) {
            if (page.getCOSObject() != null && ++pages > limits.pdfPages()) {
                throw new ContentRefusedException("attachment.pdf-too-many-pages", limits.pdfPages());
            }
        }
        if (pages == 0) {
            throw new ContentRefusedException("attachment.pdf-no-page");
        }
        return pages;
    }

    private static void requireEnd(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.ISO_8859_1);
            int end = text.length();
            while (end > 0 && "\0\t\n\f\r ".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (!text.substring(0, end).endsWith("%%EOF")) {
                boolean ended =
                        Files.readString(file, StandardCharsets.ISO_8859_1).contains("%%EOF");
                throw new ContentRefusedException(ended ? "attachment.pdf-suffix" : "attachment.pdf-truncated");
            }
        }
    }
}
