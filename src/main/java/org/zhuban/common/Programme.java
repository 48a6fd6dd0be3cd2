package org.zhuban.common;

import java.util.Arrays;
import java.util.List;

/** 业务板块: one of the five joined systems (SPEC, introduction), and the office itself. The code begins a filing number. */
public enum Programme {
    XC,
    JM,
    ZZ,
    SA,
    XJ,
    /** 内部管理: the office's own work; offered to nobody outside it. */
    GL;

    /** Is it the office's own? */
    public boolean office() {
        return this == GL;
    }

    /** Those that are filed from outside. */
    public static List<Programme> offered() {
        return Arrays.stream(values()).filter(programme -> !programme.office()).toList();
    }
}
