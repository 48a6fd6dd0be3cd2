package org.zhuban.publicity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notices.
 *
 * @param next  cursor of the next page, null at the end
 * @param until what to ask {@code since} next time; of the first page, on all that follow it
 */
public record NoticePage(List<PublicNotice> items, @Nullable String next, String until) {}
