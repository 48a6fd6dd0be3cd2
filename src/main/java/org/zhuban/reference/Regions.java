package org.zhuban.reference;

import java.util.List;
import java.util.Optional;

/** Regions of GB/T 2260, three levels, from table {@code region}; cached, reloaded when an administrator changes them. */
public interface Regions {

    Optional<Region> find(String code);

    /** Provinces for null-less top level: {@code children("")}; else the level below, by code. */
    List<Region> children(String parent);

    /** The region itself and everything below it. */
    List<String> subtree(String code);

    /** {@code 江苏省 苏州市 相城区}; the bare code if it is unknown. */
    String path(String code);

    /** Is {@code inner} the region {@code outer} or below it? */
    boolean contains(String outer, String inner);
}
