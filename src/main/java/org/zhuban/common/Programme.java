package org.zhuban.common;

/** 业务板块: one of the five joined systems (SPEC, introduction). The code begins a filing number. */
public enum Programme {
    XC,
    JM,
    ZZ,
    SA,
    XJ
}
