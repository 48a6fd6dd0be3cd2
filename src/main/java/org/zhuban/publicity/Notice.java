package org.zhuban.publicity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice 公示 as a register has it published. All of it is public: personal numbers are masked by who made it.
 *
 * @param subject    what it is about; its address for good
 * @param category   公示类别, one of {@link #CATEGORIES}
 * @param kind       code of table {@link #KINDS}; null = of none
 * @param creditCode 统一社会信用代码 of the enterprise it is about
 * @param region     six digits; lists are filtered by its province
 * @param from       it is visible from then on
 * @param until      and no longer from then on; null = without end
 */
public record Notice(
        UUID subject,
        String category,
        @Nullable String kind,
        String title,
        @Nullable String creditCode,
        String region,
        Instant from,
        @Nullable Instant until,
        List<Section> sections) {

    /** 办理结果: what a process publishes of a decided filing; it is of no kind. */
    public static final String APPROVAL = "approval";

    /** 进疆企业, 进疆人员, 办理结果; their names are messages {@code notices.category.<key>}, and each is a tab of the page. */
    public static final List<String> CATEGORIES = List.of("entry-enterprise", "entry-person", APPROVAL);

    /** 企业类型: code table of the kinds that lists are filtered by. */
    public static final String KINDS = "entry-kind";

    /** One of no kind. */
    public Notice(
            UUID subject,
            String category,
            String title,
            @Nullable String creditCode,
            String region,
            Instant from,
            @Nullable Instant until,
            List<Section> sections) {
        this(subject, category, null, title, creditCode, region, from, until, sections);
    }

    public Notice {
        sections = List.copyOf(sections);
        if (!CATEGORIES.contains(category)) {
            throw new IllegalArgumentException("no category of notices: " + category);
        }
    }
}
