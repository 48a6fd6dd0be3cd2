package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * PDFBox's choice of fonts, with our own for Chinese texts whose font is not embedded (STSong-Light and its like, frequent in licences issued online):
 * a server without Chinese fonts would draw such a page empty.
 */
final class PreviewFonts implements FontMapper {

    private static final Set<String> CHARACTERS = Set.of("Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1");

    private final FontMapper defaults;
    private @Nullable TrueTypeFont chinese;

    PreviewFonts(FontMapper defaults) {
        this.defaults = defaults;
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
        return defaults.getTrueTypeFont(name, descriptor);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
        return defaults.getFontBoxFont(name, descriptor);
    }

    @Override
    public CIDFontMapping getCIDFont(
            String name, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo characters) {
        CIDFontMapping found = defaults.getCIDFont(name, descriptor, characters);
        boolean wanted = characters != null
                && CHARACTERS.contains(characters.getRegistry() + "-" + characters.getOrdering())
                && isLastResort(found);
        return wanted ? new CIDFontMapping(null, chinese(), true) : found;
    }

    private static boolean isLastResort(CIDFontMapping found) {
        try {
            return found.isFallback()
                    && !found.isCIDFont()
                    && (found.getTrueTypeFont() == null
                            || found.getTrueTypeFont().getName().startsWith("Liberation"));
        } catch (IOException nameless) {
            return false;
        }
    }

    private synchronized TrueTypeFont chinese() {
        TrueTypeFont font = chinese;
        if (font == null) {
            try (InputStream file = new ClassPathResource("fonts/NotoSansSC_400Regular.ttf").getInputStream()) {
                font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            chinese = font;
        }
        return font;
    }
}
