package org.zhuban.common;

/** Number of a 建筑业企业资质证书 (RULES, Identifiers): a letter and nine digits are expected; any other shape is doubtful, not wrong. */
public final class QualificationNumber {

    private QualificationNumber() {}

    public static String normal(String text) {
        return HalfWidth.code(text);
    }

    /** Is it a letter and nine digits, e.g. {@code D332123456}? */
    public static boolean expected(String text) {
        return normal(text).matches("[A-Z][0-9]{9}");
    }
}
