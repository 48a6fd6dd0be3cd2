/**
 * The process studio 流程管理: process administrators change filing types while filings run. What is deployed is a folder as
 * {@code filing.engine} knows it; here are its drafts, releases, suspensions and the migration of running filings.
 */
@ApplicationModule(
        displayName = "Studio 流程管理",
        allowedDependencies = {
            "common",
            "audit",
            "identity",
            "message",
            "filing",
            "filing::engine",
            "filing::gate",
            "filing::form",
            "filing::ui",
            "review"
        })
@NullMarked
package org.zhuban.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
