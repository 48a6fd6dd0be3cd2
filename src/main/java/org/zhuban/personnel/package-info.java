/**
 * The register of enterprises' personnel 人员库: safety officers and wage specialists (XC 5). A module of its own and not part of {@code enterprise},
 * because sites, rosters and entry filings will ask it for people without caring how enterprises are kept. Both posts are one table: they share
 * the person, and a list of a firm's people is one list; what only one post has is null for the other.
 */
@ApplicationModule(
        displayName = "Personnel 人员",
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
            "enterprise"
        })
@NullMarked
package org.zhuban.personnel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
