/**
 * Entry of out-of-region enterprises 区外企业进疆信息报送, and the port to the national market platform that its filings are checked against.
 */
@ApplicationModule(
        displayName = "Entry 进疆报送",
        allowedDependencies = {"common"})
@NullMarked
package org.zhuban.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
