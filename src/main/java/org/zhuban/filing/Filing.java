package org.zhuban.filing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * A filing 办件 as the kit hands it out; its data comes beside it, opened. State changes go through {@link FilingService} only.
 *
 * @param version  row version: HTTP ETag, optimistic locking of drafts
 * @param number   {@code <programme><yyyyMMdd><region 6><sequence 6>}
 * @param applicant account, null for a visitor
 * @param project   项目 that it is filed for; a project account sees what is filed for its own; null = for none
 * @param decider   the other party at whose desk it is decided: an enterprise, or the account of a person; null = the authority
 * @param revision last submitted revision, 0 before the first
 * @param dueAt    end of the present review step's time limit; null while it is with the applicant
 */
public record Filing(
        UUID id,
        int version,
        String number,
        String type,
        Programme programme,
        FilingState state,
        String region,
        @Nullable UUID applicant,
        @Nullable UUID organisation,
        @Nullable UUID project,
        @Nullable UUID decider,
        @Nullable String subject,
        String title,
        int revision,
        @Nullable String processInstance,
        @Nullable String processDefinition,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant dueAt) {

    /** As it goes into the database with a submission. */
    Filing submitted(
            String inRegion,
            @Nullable String about,
            String shownAs,
            @Nullable UUID forProject,
            @Nullable UUID decidedBy) {
        return new Filing(
                id,
                version,
                number,
                type,
                programme,
                FilingState.IN_REVIEW,
                inRegion,
                applicant,
                organisation,
                forProject,
                decidedBy,
                about,
                shownAs,
                revision,
                processInstance,
                processDefinition,
                createdAt,
                changedAt,
                changedBy,
                submittedAt,
                decidedAt,
                dueAt);
    }
}
