package org.zhuban.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.zhuban.common.GuideWord;

/** The pages of the guide as HTML; raw HTML in a file is shown as text. Made once. */
@Component
class GuideText {

    /** Names on the screen; English sets them in bold only. */
    private static final Pattern NAME = Pattern.compile("「([^」]+)」");

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private final Map<String, String> made = new ConcurrentHashMap<>();
    private final List<GuideWord> words;

    GuideText(List<GuideWord> words) {
        this.words = words;
    }

    /** In the language of the reader; English for whoever reads no Chinese. */
    String html(GuidePage page, Locale reader) {
        boolean chinese = reader.getLanguage().equals("zh");
        return made.computeIfAbsent(
                (chinese ? "zh-CN/" : "en/") + page.key(),
                file -> html(
                        file,
                        chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH,
                        chinese ? "<b>「$1」</b>" : "<b>$1</b>"));
    }

    private String html(String file, Locale reader, String name) {
        try {
            String markdown = new ClassPathResource("guide/" + file + ".md").getContentAsString(StandardCharsets.UTF_8);
            for (GuideWord word : words) {
                markdown = markdown.replace("{" + word.name() + "}", word.text(reader));
            }
            return NAME.matcher(renderer.render(parser.parse(markdown))).replaceAll(name);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
