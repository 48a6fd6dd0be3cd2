package org.zhuban.attachment;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name a file was given, fit to be shown and to be saved under on any system (SECURITY 13). Only a label: nothing is ever found by it. */
final class FileLabel {

    /** UTF-8 bytes, extension included. */
    static final int MAX_BYTES = 300;

    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");
    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}]+");
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");
    private static final Pattern RESERVED =
            Pattern.compile("(CON|PRN|AUX|NUL|(COM|LPT)[0-9\u00B9\u00B2\u00B3])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FileLabel() {}

    /** Ends in the extension of what the file is, whatever it was called. */
    static String clean(String given, FileKind kind) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = HIDDEN.matcher(name).replaceAll("");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = FORBIDDEN.matcher(name).replaceAll("_");
        name = SPACES.matcher(name).replaceAll(" ");
        name = EDGES.matcher(name).replaceAll("");
        String extension = extension(name, kind);
        String stem = name.toLowerCase(Locale.ROOT).endsWith(extension)
                ? name.substring(0, name.length() - extension.length())
                : name;
        stem = EDGES.matcher(stem).replaceAll("");
        if (stem.isEmpty()) {
            stem = "_";
        }
        if (RESERVED.matcher(stem).matches()) {
            stem = "_" + stem;
        }
        return cut(stem, MAX_BYTES - extension.length()) + extension;
    }

    private static String extension(String name, FileKind kind) {
        return kind == FileKind.JPG && name.toLowerCase(Locale.ROOT).endsWith(".jpeg")
                ? ".jpeg"
                : "." + kind.extension();
    }

    private static String cut(String text, int bytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                return text.substring(0, end);
            }
            end += Character.charCount(codePoint);
        }
        return text;
    }
}
