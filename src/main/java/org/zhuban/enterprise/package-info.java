/**
 * The register of enterprises and the filing types that write it. What every enterprise has is in {@code enterprise}, what a labour enterprise's
 * profile tells is in {@code enterprise_profile}, one row each; both are one entry of the register, with one history.
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
            "register",
            "register::ui",
            "document"
        })
@NullMarked
package org.zhuban.enterprise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
