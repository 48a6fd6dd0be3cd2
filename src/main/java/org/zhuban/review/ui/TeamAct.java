package org.zhuban.review.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhuban.review.TaskRequest.Kind;

/** What one can do with a task besides deciding it: each names a colleague and a reason. */
enum TeamAct {
    /** 转办. */
    TRANSFER(null, "/to", "/reason"),
    /** 委派. */
    DELEGATE(Kind.DELEGATE, "/of", "/question"),
    /** 前加签. */
    SIGN_BEFORE(Kind.SIGN_BEFORE, "/of", "/question"),
    /** 后加签. */
    SIGN_AFTER(Kind.SIGN_AFTER, "/of", "/question"),
    /** 征求意见. */
    OPINION(Kind.OPINION, "/of", "/question"),
    /** 抄送. */
    COPY(Kind.COPY, "/of", "/question"),
    /** 改派, by a supervisor. */
    REASSIGN(null, "/to", "/reason");

    private final @Nullable Kind kind;
    private final String who;
    private final String words;

    TeamAct(@Nullable Kind kind, String who, String words) {
        this.kind = kind;
        this.who = who;
        this.words = words;
    }

    /** What is asked of the colleague; null = he gets the task. */
    @Nullable
    Kind kind() {
        return kind;
    }

    /** Where a refusal of the colleague points. */
    String who() {
        return who;
    }

    /** Where a refusal of the reason points. */
    String words() {
        return words;
    }

    /** Of its texts. */
    String code() {
        return "team." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Not while a colleague works on it for another, or a decision waits for signers. */
    boolean whileBound() {
        return this == OPINION || this == COPY || this == REASSIGN;
    }
}
