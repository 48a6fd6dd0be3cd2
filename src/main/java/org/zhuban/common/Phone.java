package org.zhuban.common;

import org.jspecify.annotations.Nullable;

/** A telephone of an office or its people 联系电话: a mobile, or a fixed line with its area code. */
public final class Phone {

    private Phone() {}

    public static String normal(String text) {
        return HalfWidth.code(text).replace('－', '-').replace('—', '-');
    }

    /** {@code phone.format}, or null when it is right: {@code 13812345678}, {@code 0512-65430000}, {@code 0512-65430000-801}. */
    public static @Nullable String fault(String text) {
        String phone = normal(text);
        return Mobile.fault(phone) == null || phone.matches("0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?")
                ? null
                : "phone.format";
    }
}
