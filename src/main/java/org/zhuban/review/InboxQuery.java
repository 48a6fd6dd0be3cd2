package org.zhuban.review;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * Which tasks.
 *
 * @param type    key of a filing type, null = all
 * @param region  six digits, with everything below it; null = all of the desk
 * @param q       beginning of a filing number, a title or a credit code, the last 4 to 6 digits of a number 尾号, or the whole name of who filed; case and
 *                width do not matter
 * @param haste   only those that are urgent in this way; null = all
 */
public record InboxQuery(
        Box box,
        @Nullable String type,
        @Nullable Programme programme,
        @Nullable String region,
        @Nullable String q,
        @Nullable Haste haste,
        Sort sort) {

    /** @param overdue only those past their time limit */
    public InboxQuery(
            Box box,
            @Nullable String type,
            @Nullable Programme programme,
            @Nullable String region,
            @Nullable String q,
            boolean overdue,
            Sort sort) {
        this(box, type, programme, region, q, overdue ? Haste.OVERDUE : null, sort);
    }

    /** Everything of a box, soonest due first. */
    public static InboxQuery of(Box box) {
        return new InboxQuery(box, null, null, null, null, (Haste) null, Sort.DUE);
    }

    public InboxQuery with(@Nullable Haste other) {
        return new InboxQuery(box, type, programme, region, q, other, sort);
    }

    InboxQuery with(Sort other) {
        return new InboxQuery(box, type, programme, region, q, haste, other);
    }

    /** Whose tasks. */
    public enum Box {
        /** 我的待办: claimed by me. */
        MINE,
        /** 岗位待办: all of my desks, claimed or not. */
        GROUP;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Box> of(String key) {
            for (Box box : values()) {
                if (box.key().equals(key)) {
                    return Optional.of(box);
                }
            }
            return Optional.empty();
        }
    }

    /** What is urgent. */
    public enum Haste {
        /** 已超期. */
        OVERDUE,
        /** 今天到期: not over yet. */
        TODAY,
        /** 催办: the applicant asked to hurry. */
        REMINDED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Haste> of(String key) {
            for (Haste haste : values()) {
                if (haste.key().equals(key)) {
                    return Optional.of(haste);
                }
            }
            return Optional.empty();
        }
    }

    /** Order; ties by task id. */
    public enum Sort {
        DUE("due", "due_at", false),
        DUE_LAST("-due", "due_at", true),
        CREATED("created", "created_at", false),
        NEWEST("-created", "created_at", true);

        private final String key;
        private final String column;
        private final boolean descending;

        Sort(String key, String column, boolean descending) {
            this.key = key;
            this.column = column;
            this.descending = descending;
        }

        /** As in the API and in addresses: {@code due}, {@code -due}, {@code created}, {@code -created}. */
        public String key() {
            return key;
        }

        String column() {
            return column;
        }

        boolean descending() {
            return descending;
        }

        /** The same list from its end. */
        Sort reversed() {
            return switch (this) {
                case DUE -> DUE_LAST;
                case DUE_LAST -> DUE;
                case CREATED -> NEWEST;
                case NEWEST -> CREATED;
            };
        }

        public static Optional<Sort> of(String key) {
            for (Sort sort : values()) {
                if (sort.key.equals(key)) {
                    return Optional.of(sort);
                }
            }
            return Optional.empty();
        }
    }
}
