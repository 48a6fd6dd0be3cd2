package org.zhuban.common;

/** Numbers that offices and enterprises give to their documents, contracts above all: no shape of their own, but one spelling each. */
public final class DocumentNumber {

    private DocumentNumber() {}

    /** Half width, upper case, no blanks, round brackets: two spellings of one number become equal. */
    public static String normal(String text) {
        return Brackets.round(text);
    }
}
