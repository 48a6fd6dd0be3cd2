package org.zhuban.identity;

import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * A role an account has, and where: a desk 岗位 is role + programme + region.
 *
 * @param programme null = all programmes
 * @param region    null = everywhere; a city includes its districts
 */
public record Grant(Role role, @Nullable Programme programme, @Nullable String region) implements java.io.Serializable {

    public static Grant of(Role role) {
        return new Grant(role, null, null);
    }
}
