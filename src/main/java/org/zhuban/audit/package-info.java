/**
 * The append-only, hash-chained audit log (SECURITY 23). Entries are written in the business transaction; a chainer of one node at a time links committed entries afterwards, so that no two transactions wait for each other. Cost: an entry is unchained for about a second.
 */
@ApplicationModule(
        displayName = "Audit 审计",
        allowedDependencies = {"common", "privacy"})
@NullMarked
package org.zhuban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
