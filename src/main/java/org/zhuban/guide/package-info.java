/**
 * The user guide 使用指南 inside the product: a Markdown file a role and language in {@code resources/guide}, shown to anybody. What IT does is
 * in the README.
 */
@ApplicationModule(
        displayName = "Guide 使用指南",
        allowedDependencies = {"common"})
@NullMarked
package org.zhuban.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
