package org.zhuban.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * 意见模板: words for an opinion, to begin with.
 *
 * @param id        null = a new one
 * @param shared    kept by supervisors for all reviewers of a region; else the account's own
 * @param region    of a shared one, the significant part of its code, {@code ""} = the whole country
 * @param programme of a shared one; null = all
 * @param type      filing type it is meant for; null = all
 * @param outcome   that it is meant for; null = all
 */
public record OpinionTemplate(
        @Nullable UUID id,
        boolean shared,
        @Nullable String region,
        @Nullable Programme programme,
        @Nullable String type,
        @Nullable String outcome,
        String title,
        String text) {

    public static final int LONGEST_TITLE = 50;
}
