package org.zhuban.filing.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.engine.gate.GateFault;

/** The gate refused a folder; nothing of it was deployed. */
public class ProcessRefusedException extends UnprocessableException {

    private final transient List<GateFault> faults;

    ProcessRefusedException(String key, List<GateFault> faults) {
        super("gate.refused", key, faults.size());
        this.faults = List.copyOf(faults);
    }

    /** All of them. */
    public List<GateFault> faults() {
        return faults;
    }

    /** For logs; people read the sentences of {@link #faults()}. */
    @Override
    public String getMessage() {
        return faults.stream()
                .map(fault -> fault.code() + " " + fault.args())
                .collect(Collectors.joining("; ", args()[0] + ": ", ""));
    }
}
