package org.zhuban.filing.form;

import java.util.List;

/** A form file outside the profile. */
public class FormFaultException extends RuntimeException {

    private final List<Fault> found;

    public FormFaultException(List<Fault> found) {
        super(String.join("; ", sentences(found)));
        this.found = List.copyOf(found);
    }

    /** @param element key of the field, else what it is called; {@code (12)} for a line of the file; empty where it is about the form */
    public record Fault(String element, String sentence) {}

    public List<Fault> found() {
        return found;
    }

    /** A sentence for each fault. */
    public List<String> faults() {
        return sentences(found);
    }

    private static List<String> sentences(List<Fault> found) {
        return found.stream().map(Fault::sentence).toList();
    }
}
