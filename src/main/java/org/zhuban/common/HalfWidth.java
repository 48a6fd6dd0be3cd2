package org.zhuban.common;

/** Numbers and codes as people paste them, brought to the form that the rules are written for. */
public final class HalfWidth {

    private HalfWidth() {}

    /** Full-width characters (U+FF01 to U+FF5E) narrowed; everything else left alone. */
    public static String narrow(String text) {
        StringBuilder narrowed = new StringBuilder(text.length());
        text.chars()
                .map(character -> character >= '\uFF01' && character <= '\uFF5E' ? character - 0xFEE0 : character)
                .forEach(character -> narrowed.append((char) character));
        return narrowed.toString();
    }

    /** A code: narrowed, upper case, without any blank (ideographic, non-breaking and zero-width ones too). */
    public static String code(String text) {
        StringBuilder code = new StringBuilder(text.length());
        narrow(text)
                .chars()
                .filter(character -> !blank(character))
                .forEach(character ->
                        code.append((char) (character >= 'a' && character <= 'z' ? character - 32 : character)));
        return code.toString();
    }

    /** Blanks at both ends taken away, ideographic, non-breaking and zero-width ones too. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        while (end > start && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean blank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
