/**
 * The register of projects 项目库: projects, who takes part in them 参建单位 and as what, their construction permits 施工许可证. A project begins with the
 * authority (ZZ 2.8) or with a general contractor's approved application (JM (2)); what the general contractor completed later stands in
 * {@code project_information}, one row a project, and both are one entry of the register with one history. Cost: a list joins both tables and the
 * general contractor's participation.
 */
@ApplicationModule(
        displayName = "Projects 项目",
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
            "enterprise",
            "contract"
        })
@NullMarked
package org.zhuban.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
