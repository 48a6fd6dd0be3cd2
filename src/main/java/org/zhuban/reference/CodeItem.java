package org.zhuban.reference;

/** One entry of a code table. */
public record CodeItem(String code, String name) {}
