/**
 * What the IT of an authority needs: the nightly checker, clean-up jobs.
 */
@ApplicationModule(
        displayName = "Operations 运维",
        allowedDependencies = {"common", "audit", "identity"})
@NullMarked
package org.zhuban.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
