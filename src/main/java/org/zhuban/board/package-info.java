/**
 * 看板: what a region's desks received and decided, how long it took, and how far the automated review can be relied on. Each submission and
 * decision leaves a row in {@code board_fact} and some in {@code board_news}, in its own transaction; a job counts the latter into
 * {@code board_cell}, by week and by region at every level. A screen reads the cells and what is not counted yet, so it is never behind; its cost
 * follows weeks and kinds, not filings. Periods are whole weeks: days would make ten times as many cells.
 */
@ApplicationModule(
        displayName = "Board 看板",
        allowedDependencies = {
            "common",
            "audit",
            "reference",
            "identity",
            "filing",
            "filing::engine",
            "filing::ui",
            "review"
        })
@NullMarked
package org.zhuban.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
