package org.zhuban.filing.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked of the printer before a deployment, by whoever lets templates in; the engine's module knows none. Only of what the gate lets pass. */
public interface ReportCompiler {

    /**
     * Compiles a 打印模板 and prints it, with every text answered and with none.
     *
     * @return why that cannot be done; empty if it can
     */
    Optional<String> fault(byte[] jrxml);

    /** Names of the parameters that every template is handed; any other stays empty. */
    Set<String> parameters();

    /**
     * How a 打印模板 looks: its first pages as PNG, 样张 across each.
     *
     * @param answers what is printed for each field
     */
    List<byte[]> pictures(byte[] jrxml, String type, Map<String, String> answers);
}
