package org.zhuban.filing.ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.filing.FilingDetails;

/** What another module has a reviewer compare 对照 before he decides: pictures of one filing, side by side. */
public interface PicturesCompared {

    /** @return empty where this filing has nothing to compare */
    Optional<Comparison> of(FilingDetails details);

    /**
     * Large pictures on the left from above, another on the right.
     *
     * @param said what a service said of them; null for nothing
     */
    record Comparison(List<Attachment> left, Attachment right, @Nullable Said said) {

        public Comparison {
            left = List.copyOf(left);
        }
    }

    /**
     * @param tone  style class of the badge: green, red, amber
     * @param score as shown; null where none was given
     */
    record Said(String service, String result, String tone, @Nullable String score, Instant at) {}
}
