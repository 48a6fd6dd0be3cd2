package org.zhuban.publicity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhuban.common.GuideWord;
import org.zhuban.common.Texts;

/** How long after its approval an entry becomes public (RULES XJ 2), and how pages and guide say it. */
@Component
public class PublicationDelay implements GuideWord {

    private final Duration delay;
    private final Texts texts;

    PublicationDelay(@Value("${zhuban.entry.publication-delay:PT24H}") Duration delay, Texts texts) {
        this.delay = delay;
        this.texts = texts;
    }

    public Instant after(Instant approval) {
        return approval.plus(delay);
    }

    @Override
    public String name() {
        return "publication-delay";
    }

    /** E.g. 24 小时. */
    @Override
    public String text(Locale reader) {
        boolean hours = delay.toMinutesPart() == 0 && delay.toHours() > 0;
        return texts.text(
                reader, hours ? "notices.hours" : "notices.minutes", hours ? delay.toHours() : delay.toMinutes());
    }
}
