/**
 * Sealing of personal numbers per column with a blind index for search (DESIGN, Data). Keys live outside the database.
 */
@ApplicationModule(
        displayName = "Privacy 个人信息保护",
        allowedDependencies = {"common"})
@NullMarked
package org.zhuban.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
