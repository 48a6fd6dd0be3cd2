package org.zhuban.document;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import net.sf.jasperreports.engine.util.JRStringUtil;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the embedded fonts can print. A character that the first lacks (rare ones in names, such as 𠮷) is taken from the second; one that
 * both lack would be dropped without a word, so it is printed as 〓 and reported, for somebody to write it in by hand.
 */
@Component
class PrintableText {

    private static final String SUBSTITUTE = "\u3013";
    private static final String SECOND = "<style fontName=\"Noto Sans JP\">";

    private final Font first = font("NotoSansSC_400Regular.ttf");
    private final Font second = font("NotoSansJP_400Regular.ttf");

    private static Font font(String name) {
        try (InputStream file = new ClassPathResource("fonts/" + name).getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The text for a field with {@code markup="styled"}: markup in it is shown, control characters are gone, rare characters in the font
     * that has them, what no font has replaced.
     *
     * @param missing gets the characters that were replaced
     */
    String styled(String text, Set<String> missing) {
        var plain = new StringBuilder(text.length());
        var styled = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\n' || first.canDisplay(codePoint)) {
                plain.appendCodePoint(codePoint);
            } else if (hidden(codePoint)) {
                return;
            } else if (second.canDisplay(codePoint)) {
                flush(plain, styled);
                styled.append(SECOND).appendCodePoint(codePoint).append("</style>");
            } else {
                missing.add(Character.toString(codePoint));
                plain.append(SUBSTITUTE);
            }
        });
        flush(plain, styled);
        return styled.toString();
    }

    private static void flush(StringBuilder plain, StringBuilder into) {
        into.append(JRStringUtil.xmlEncode(plain.toString()));
        plain.setLength(0);
    }

    private static boolean hidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
