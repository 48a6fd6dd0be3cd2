/**
 * Value objects that check themselves, errors that speak, pages of lists. Depends on nothing.
 */
@ApplicationModule(
        displayName = "Common 公共",
        allowedDependencies = {},
        type = ApplicationModule.Type.OPEN)
@NullMarked
package org.zhuban.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
