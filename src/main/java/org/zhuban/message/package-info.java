/**
 * SMS through an outbox and the message box of an account. A dead gateway blocks nothing.
 */
@ApplicationModule(
        displayName = "Messages 消息",
        allowedDependencies = {"common", "audit", "privacy", "identity"})
@NullMarked
package org.zhuban.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
