package org.zhuban.filing.form;

import java.util.List;

/** A form file outside the profile. */
public class FormFaultException extends RuntimeException {

    private final List<String> faults;

    public FormFaultException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** A sentence for each fault. */
    public List<String> faults() {
        return faults;
    }
}
