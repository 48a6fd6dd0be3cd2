package org.zhuban.privacy;

/** How personal numbers are shown to those who may not see them whole. */
public final class Masks {

    private Masks() {}

    /** {@code 13812345678} → {@code 138****5678}. */
    public static String mobile(String mobile) {
        return mobile.length() < 8 ? "****" : mobile.substring(0, 3) + "****" + mobile.substring(mobile.length() - 4);
    }

    /** {@code 11010519491231002X} → {@code 110***********002X}. */
    public static String residentId(String id) {
        return id.length() < 8 ? "****" : id.substring(0, 3) + "***********" + id.substring(id.length() - 4);
    }

    /** {@code 张三丰} → {@code 张**}. */
    public static String name(String name) {
        return name.isEmpty()
                ? ""
                : name.substring(0, name.offsetByCodePoints(0, 1))
                        + "*".repeat(Math.max(1, name.codePointCount(0, name.length()) - 1));
    }
}
