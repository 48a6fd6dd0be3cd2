package org.zhuban.filing.engine;

import java.util.Optional;

/** Says before a deployment what would go wrong at printing; the engine's module knows no printer. */
public interface ReportCompiler {

    /**
     * Compiles a 打印模板 and prints it without answers; only of what the gate lets pass.
     *
     * @return why that cannot be done; empty if it can
     */
    Optional<String> fault(byte[] jrxml);
}
