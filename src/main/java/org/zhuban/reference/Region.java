package org.zhuban.reference;

import org.jspecify.annotations.Nullable;

/**
 * A region.
 *
 * @param code   six digits, GB/T 2260
 * @param parent code of the region above, null for a province
 * @param level  1 province, 2 city, 3 district or county
 */
public record Region(String code, String name, @Nullable String parent, int level) {}
