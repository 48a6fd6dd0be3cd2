/**
 * Employment 聘用 of certified persons by enterprises (XJ 2.3): an enterprise asks, the person agrees. A person has one standing employment at a
 * time, which the database holds. An employment counts to its last day inclusive: who asks is answered by dates, whether or not the nightly
 * job has closed the row yet; only the next employment has to wait for that.
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
            "enterprise",
            "person"
        })
@NullMarked
package org.zhuban.employment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
