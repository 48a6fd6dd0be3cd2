/**
 * The register of employments 聘用库 (XJ 2.3): an enterprise asks for a certified person, who agrees on his phone, by face or by SMS code, or refuses; one
 * standing employment a person, held by the database. It ends by a termination that the other side confirms or lets lapse, or with its term. Cost: name
 * and number stand here as in the register of persons, as they were when it was confirmed, so that the list can be searched as any register's.
 */
@ApplicationModule(
        displayName = "Employment 聘用",
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
            "person",
            "person::web"
        })
@NullMarked
package org.zhuban.employment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
