/**
 * The register of enterprises and the filing types that write it.
 */
@ApplicationModule(
        displayName = "Enterprises 企业",
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
            "document"
        })
@NullMarked
package org.zhuban.enterprise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
