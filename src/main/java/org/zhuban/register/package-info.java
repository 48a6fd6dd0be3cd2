/**
 * What every register 库 has alike: entries made by approved filings, lists, details, history, exports. A register is a typed table and one
 * {@link org.zhuban.register.Register} that says which answer of a form stands in which column; from that one description it is written, listed,
 * searched, shown and exported. Cost: a list is one statement over one table or view, so a register that wants joins offers a view.
 */
@ApplicationModule(
        displayName = "Registers 库",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "filing",
            "document",
            "filing::form",
            "filing::engine"
        })
@NullMarked
package org.zhuban.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
