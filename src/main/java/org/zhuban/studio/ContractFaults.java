package org.zhuban.studio;

import java.util.ArrayList;
import java.util.List;
import org.zhuban.studio.ContractFault.Level;

/** What {@link ContractChecks} finds, as it is found; at most 200. */
final class ContractFaults {

    private static final int MOST = 200;

    private final List<ContractFault> found = new ArrayList<>();

    void error(String file, String element, String code, Object... args) {
        add(Level.ERROR, file, element, code, args);
    }

    void warning(String file, String element, String code, Object... args) {
        add(Level.WARNING, file, element, code, args);
    }

    private void add(Level level, String file, String element, String code, Object... args) {
        if (found.size() < MOST) {
            found.add(new ContractFault(file, element, level, "studio.contract." + code, List.of(args)));
        }
    }

    /** Those that refuse a release first. */
    List<ContractFault> found() {
        return found.stream()
                .sorted(java.util.Comparator.comparing(ContractFault::level))
                .toList();
    }
}
