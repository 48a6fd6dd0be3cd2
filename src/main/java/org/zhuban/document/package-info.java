/**
 * Printed forms and letters with embedded Chinese fonts.
 */
@ApplicationModule(
        displayName = "Documents 文书",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "attachment",
            "filing",
            "filing::form"
        })
@NullMarked
package org.zhuban.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
