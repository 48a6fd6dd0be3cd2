/**
 * The inbox (open_task, a table of its own kept by the engine hooks) and decisions.
 */
@ApplicationModule(
        displayName = "Review 审核",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "message",
            "attachment",
            "filing",
            "filing::form",
            "filing::engine",
            "filing::ui"
        })
@NullMarked
package org.zhuban.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
