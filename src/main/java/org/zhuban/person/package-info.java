/**
 * The register of persons 个人库 (XJ 2.2): workers with a phone, certified by their identity card and face 实名认证 or at the counter. A person has one
 * account of his own, reached by mobile and SMS code from plain pages under {@code /m}; the certified identity changes only by a filing, the rest
 * he writes himself. Cost: the mobile stands sealed in the account as well, and is changed in both.
 */
@ApplicationModule(
        displayName = "Persons 个人",
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
            "filing::ui"
        })
@NullMarked
package org.zhuban.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
