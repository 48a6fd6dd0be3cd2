package org.zhuban.publicity;

/** Something was published or withdrawn. */
public record NoticesChanged() {}
