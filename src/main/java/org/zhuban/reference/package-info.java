/**
 * Regions, code tables and the working-day calendar: data that an administrator may correct.
 */
@ApplicationModule(
        displayName = "Reference data 基础数据",
        allowedDependencies = {"common", "audit"})
@NullMarked
package org.zhuban.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
