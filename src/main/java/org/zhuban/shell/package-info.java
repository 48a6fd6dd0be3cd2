/**
 * Layout, navigation from menu entries, error pages. Knows no feature.
 */
@ApplicationModule(
        displayName = "Shell 外壳",
        allowedDependencies = {"common", "identity", "message", "message::ui"})
@NullMarked
package org.zhuban.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
