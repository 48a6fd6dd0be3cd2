/**
 * The process studio 流程工作室: process admins look at what runs, edit a draft of a filing type's folder in the browser, see what is wrong
 * with it and what changes, try it on real filings, release it with a second person, and move running filings to it or back.
 *
 * <p>It knows the engine by {@link org.zhuban.filing.engine.ProcessDeployments} and its like only. A draft is files in a table, not a
 * deployment: nothing of it reaches the engine before its release but in transactions that are rolled back.
 */
@ApplicationModule(
        displayName = "Process studio 流程工作室",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "message",
            "attachment",
            "filing",
            "filing::engine",
            "filing::gate",
            "filing::form",
            "filing::ui",
            "review",
            "shell"
        })
@NullMarked
package org.zhuban.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
