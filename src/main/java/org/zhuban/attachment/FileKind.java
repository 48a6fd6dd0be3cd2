package org.zhuban.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What a file is, told from its first bytes and never from its name. Kinds beyond the accepted ones are known so that a refusal can name them. */
enum FileKind {
    PDF("application/pdf", "pdf"),
    JPG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF_WITH_PREFIX,
    GIF,
    BMP,
    TIFF,
    WEBP,
    HEIC,
    OFD,
    OFFICE,
    ZIP,
    ARCHIVE,
    PROGRAM,
    HTML,
    TEXT,
    OTHER;

    /** Bytes that {@link #of} wants to see. */
    static final int PROBE = 4096;

    private final String mediaType;
    private final String extension;

    FileKind() {
        this("application/octet-stream", "");
    }

    FileKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    boolean accepted(Slot slot) {
        return slot.accepted().stream().anyMatch(kind -> kind.name().equals(name()));
    }

    /** Its name in the reader's language, as an argument of a sentence. */
    MessageSourceResolvable label() {
        return new DefaultMessageSourceResolvable(
                "attachment.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static FileKind of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("%PDF-")) {
            return PDF;
        }
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return JPG;
        }
        if (starts(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PNG;
        }
        if (text.contains("%PDF-")) {
            return PDF_WITH_PREFIX;
        }
        FileKind picture = otherPicture(head, text);
        return picture == OTHER ? container(head, text) : picture;
    }

    private static FileKind otherPicture(byte[] head, String text) {
        if (text.startsWith("GIF8")) {
            return GIF;
        }
        if (text.startsWith("BM") && head.length > 14 && head[6] == 0 && head[7] == 0) {
            return BMP;
        }
        if (starts(head, 'I', 'I', '*', 0) || starts(head, 'M', 'M', 0, '*')) {
            return TIFF;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (text.startsWith("ftyp", 4)) {
            return HEIC;
        }
        return OTHER;
    }

    private static FileKind container(byte[] head, String text) {
        if (text.startsWith("PK\3\4")) {
            if (text.contains("OFD.xml")) {
                return OFD;
            }
            return text.contains("[Content_Types].xml") || text.contains("word/") || text.contains("xl/")
                    ? OFFICE
                    : ZIP;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OFFICE;
        }
        if (text.startsWith("Rar!") || text.startsWith("7z\u00BC\u00AF") || starts(head, 0x1F, 0x8B)) {
            return ARCHIVE;
        }
        if (text.startsWith("MZ") || starts(head, 0x7F, 'E', 'L', 'F') || text.startsWith("#!")) {
            return PROGRAM;
        }
        String lower = text.stripLeading().toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.startsWith("<script")) {
            return HTML;
        }
        return head.length > 0 && plainText(head) ? TEXT : OTHER;
    }

    private static boolean plainText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        byte[] expected = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            expected[i] = (byte) magic[i];
        }
        return Arrays.equals(head, 0, magic.length, expected, 0, magic.length);
    }
}
