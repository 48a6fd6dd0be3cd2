/**
 * The append-only, hash-chained audit log (SECURITY 23). Entries are written in the business transaction; a chainer of one
 * node at a time links committed entries afterwards, so that no two transactions wait for each other. Cost: an entry is
 * unchained for about a second, longer while an older transaction is open.
 *
 * <p>The newest link is signed every hour with a key outside the database. Entries are kept for six months at least. A
 * purge is the schema owner's work, never the application's: with its triggers disabled it takes whole links from the
 * beginning, none younger than six months, together with their heads and entries, and what is left still verifies by
 * itself.
 */
@ApplicationModule(
        displayName = "Audit 审计",
        allowedDependencies = {"common", "privacy"})
@NullMarked
package org.zhuban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
