package org.zhuban.publicity;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list.
 *
 * @param category null = of every category
 * @param kind     code of table {@link Notice#KINDS}; null = of every kind
 * @param province six digits of which the first two count; null = of everywhere
 * @param q        part of a name, credit code or certificate number; null = all
 */
public record NoticeQuery(
        @Nullable String category, @Nullable String kind, @Nullable String province, @Nullable String q) {

    /** Of every kind. */
    public NoticeQuery(@Nullable String category, @Nullable String province, @Nullable String q) {
        this(category, null, province, q);
    }
}
