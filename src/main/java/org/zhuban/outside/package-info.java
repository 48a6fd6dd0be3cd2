/**
 * Adapters that speak HTTP to other systems, and their sandboxes: the other side of that same HTTP, on the demo profile.
 */
@ApplicationModule(
        displayName = "Outside systems 外部系统",
        allowedDependencies = {
            "common",
            "audit",
            "identity",
            "message",
            "reference",
            "enterprise",
            "contract",
            "person",
            "entry"
        })
@NullMarked
package org.zhuban.outside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
