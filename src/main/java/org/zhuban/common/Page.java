package org.zhuban.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a keyset-paged list.
 *
 * @param next opaque cursor of the next page, null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
