package org.zhuban.privacy;

/** How personal numbers and names are shown to those who may not see them whole: the one rule for every screen, paper, export and log. */
public final class Masks {

    private static final int HEAD = 3;
    private static final int TAIL = 4;

    /** Never fewer are hidden. */
    private static final int HIDDEN = 4;

    private Masks() {}

    /** As the format of a form's field says; what has none of a number's is masked like a name. */
    public static String of(String format, String value) {
        return switch (format) {
            case "mobile", "phone" -> phone(value);
            case "resident-id" -> residentId(value);
            case "bank-card" -> bankCard(value);
            default -> name(value);
        };
    }

    /** Mobile or fixed line, as long as it is: {@code 13812345678} → {@code 138****5678}, {@code 0512-65430959} → {@code 0512-****0959}. */
    public static String phone(String number) {
        return middle(number, areaCode(number));
    }

    private static int areaCode(String number) {
        if (!number.startsWith("0")) {
            return HEAD;
        }
        int code = number.startsWith("01") || number.startsWith("02") ? HEAD : HEAD + 1;
        return number.length() > code && number.charAt(code) == '-' ? code + 1 : code;
    }

    /** {@code 11010519491231002X} → {@code 110***********002X}. */
    public static String residentId(String id) {
        return middle(id, HEAD);
    }

    /** {@code 6217000012345678907} → {@code ***************8907}. */
    public static String bankCard(String number) {
        return middle(number, 0);
    }

    /** Its head and its last four; less of its head where too little were hidden. */
    private static String middle(String number, int head) {
        int length = number.length();
        int tail = Math.min(TAIL, Math.max(0, length - HIDDEN));
        int shown = Math.max(0, Math.min(head, length - tail - HIDDEN));
        return number.substring(0, shown) + "*".repeat(length - shown - tail) + number.substring(length - tail);
    }

    /** {@code 张三丰} → {@code 张**}. */
    public static String name(String name) {
        return name.isEmpty()
                ? ""
                : name.substring(0, name.offsetByCodePoints(0, 1))
                        + "*".repeat(Math.max(1, name.codePointCount(0, name.length()) - 1));
    }
}
