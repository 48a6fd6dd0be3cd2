package org.zhuban.common;

import org.jspecify.annotations.Nullable;

/**
 * Code of a region 行政区划代码 (GB/T 2260): six digits. Whether such a region exists is the reference module's to say.
 *
 * @param value six digits
 */
public record RegionCode(String value) {

    public RegionCode {
        value = HalfWidth.code(value);
        String fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** {@code region.format}, or null when it is right. */
    public static @Nullable String fault(String text) {
        return HalfWidth.code(text).matches("[1-9][0-9]{5}") ? null : "region.format";
    }

    /** 1 province, 2 city, 3 district or county. */
    public int level() {
        return value.endsWith("0000") ? 1 : value.endsWith("00") ? 2 : 3;
    }

    /** Code of the province it lies in, e.g. {@code 320000}. */
    public RegionCode province() {
        return new RegionCode(value.substring(0, 2) + "0000");
    }

    @Override
    public String toString() {
        return value;
    }
}
