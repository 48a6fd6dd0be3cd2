/**
 * The register of labour contracts 合同库 (XC 6.1) and the port to the provincial contract collection 省合同归集 that its filings choose from.
 */
@ApplicationModule(
        displayName = "Contracts 合同",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "filing",
            "filing::form",
            "register",
            "register::ui",
            "enterprise",
            "personnel"
        })
@NullMarked
package org.zhuban.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
