/**
 * Embedded PostgreSQL and demo data for the profile without a configured database.
 */
@ApplicationModule(
        displayName = "Demo 演示",
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
            "review",
            "register",
            "enterprise",
            "personnel",
            "person",
            "employment",
            "contract",
            "project",
            "certificate",
            "certificate::sandbox"
        })
@NullMarked
package org.zhuban.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
