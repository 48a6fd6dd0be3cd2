package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Span;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingState;

/** A filing's state as a coloured word. */
public final class FilingBadge extends Span {

    public FilingBadge(FilingState state, Texts texts) {
        super(texts.text("filing.state." + state));
        addClassName("zb-badge");
        String colour = colour(state);
        if (!colour.isEmpty()) {
            addClassName(colour);
        }
    }

    static String colour(FilingState state) {
        return switch (state) {
            case APPROVED -> "green";
            case IN_REVIEW -> "blue";
            case RETURNED -> "amber";
            case REJECTED, REVOKED -> "red";
            default -> "";
        };
    }
}
