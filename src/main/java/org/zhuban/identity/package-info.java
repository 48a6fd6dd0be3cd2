/**
 * Accounts, roles, desks, login, tokens, one-time codes.
 */
@ApplicationModule(
        displayName = "Identity 账号",
        allowedDependencies = {"common", "audit", "privacy", "reference"})
@NullMarked
package org.zhuban.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
