package org.zhuban.filing;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.zhuban.common.ConflictException;

/** Another act was first: {@code filing.overtaken.<state>} (arguments: by whom, when); its facts are {@code state}, {@code by}, {@code at}. */
public class OvertakenException extends ConflictException {

    private final FilingState state;
    private final String by;
    private final Instant at;

    /**
     * @param state to which that act brought the filing
     * @param by    as the applicant may read it
     */
    OvertakenException(FilingState state, String by, Instant at) {
        super("filing.overtaken." + state.name().toLowerCase(Locale.ROOT), by, at);
        this.state = state;
        this.by = by;
        this.at = at;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("state", state.name(), "by", by, "at", at.toString());
    }
}
