package org.zhuban.common;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person's name 姓名 as identity papers have it: Chinese characters of all planes with {@code ·} inside, or Latin letters with spaces. */
public final class PersonName {

    private static final int LEAST = 2;
    private static final int MOST = 50;
    private static final Pattern SHAPE = Pattern.compile("\\p{IsHan}+(·\\p{IsHan}+)*|\\p{IsLatin}+( \\p{IsLatin}+)*");

    private PersonName() {}

    /** Without blanks around it, with single ones inside. */
    public static String normal(String text) {
        return HalfWidth.trim(text).replaceAll("\\h+", " ");
    }

    /** {@code person-name.format}, or null when it is right. */
    public static @Nullable String fault(String text) {
        String name = normal(text);
        int length = name.codePointCount(0, name.length());
        return length >= LEAST && length <= MOST && SHAPE.matcher(name).matches() ? null : "person-name.format";
    }
}
