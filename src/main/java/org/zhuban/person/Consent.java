package org.zhuban.person;

/** 个人信息处理同意书: its text stands in the bundles ({@code consent.*}); who agrees keeps the version he read. */
public final class Consent {

    /** Raised whenever the text changes in meaning; who agreed to an older one is asked again. */
    public static final String VERSION = "2026-11";

    private Consent() {}
}
