/**
 * The kit: drafts, submits, routes and shows filings of any type. A filing type is a folder under processes/ and, where it has rules or effects of its own, one FilingType class.
 */
@ApplicationModule(
        displayName = "Filing 办件",
        allowedDependencies = {"common", "audit", "privacy", "reference", "identity", "message", "attachment"})
@NullMarked
package org.zhuban.filing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
