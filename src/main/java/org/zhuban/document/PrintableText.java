package org.zhuban.document;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the embedded font can print. A character it lacks (most of them rare ones in names, such as 𠮷) would be dropped without a word,
 * so it is printed as 〓 and reported, for somebody to write it in by hand.
 */
@Component
class PrintableText {

    private static final String SUBSTITUTE = "\u3013";

    private final Font font;

    PrintableText() {
        try (InputStream file = new ClassPathResource("fonts/NotoSansSC_400Regular.ttf").getInputStream()) {
            font = Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The text as it can be printed: control characters gone, what the font lacks replaced.
     *
     * @param missing gets the characters that were replaced
     */
    String printable(String text, Set<String> missing) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\n' || font.canDisplay(codePoint)) {
                printable.appendCodePoint(codePoint);
            } else if (!hidden(codePoint)) {
                missing.add(Character.toString(codePoint));
                printable.append(SUBSTITUTE);
            }
        });
        return printable.toString();
    }

    private static boolean hidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
