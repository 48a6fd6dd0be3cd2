package org.zhuban.project;

import org.jspecify.annotations.Nullable;
import org.zhuban.common.HalfWidth;

/**
 * What the authority says of a project (ZZ 2.8); the rest is the general contractor's.
 *
 * @param region            code of a district or county
 * @param generalContractor credit code of a certified enterprise of that kind, as the next two
 * @param supervision       null = none
 */
public record ProjectFacts(
        String name,
        String region,
        @Nullable String address,
        String generalContractor,
        String developer,
        @Nullable String supervision) {

    /** As it was typed: without blanks at the ends, codes narrowed; nothing left out is null. */
    public static ProjectFacts typed(
            @Nullable String name,
            @Nullable String region,
            @Nullable String address,
            @Nullable String generalContractor,
            @Nullable String developer,
            @Nullable String supervision) {
        String where = text(address);
        String supervisor = code(supervision);
        return new ProjectFacts(
                text(name),
                code(region),
                where.isEmpty() ? null : where,
                code(generalContractor),
                code(developer),
                supervisor.isEmpty() ? null : supervisor);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : HalfWidth.trim(typed);
    }

    private static String code(@Nullable String typed) {
        return typed == null ? "" : HalfWidth.code(typed);
    }

    /** Code of the party of a kind; null for none. */
    @Nullable
    String party(String kind) {
        return switch (kind) {
            case ProjectKinds.GENERAL_CONTRACTOR -> generalContractor;
            case ProjectKinds.DEVELOPER -> developer;
            default -> supervision;
        };
    }
}
