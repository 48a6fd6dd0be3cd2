package org.zhuban.filing.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** FEEL conditions of forms (SECURITY 18); the engine package answers them. */
public interface Conditions {

    /**
     * Does the condition hold? What is missing is null; what cannot be evaluated does not hold.
     *
     * @param feel with or without the leading {@code =} of form-js
     * @param data maps, lists, texts, numbers and booleans; anything else is left out
     */
    boolean holds(String feel, Map<String, Object> data);

    /** A sentence for each reason why this condition may not stand in a form; empty when it may. */
    List<String> faults(String feel);

    /** What an expression asks for, by name: keys of fields, facts; empty when it cannot be read. */
    Optional<Set<String>> names(String feel);

    /** What a test in a cell of a decision table asks for beside its own column; empty when it cannot be read. */
    Optional<Set<String>> namesInTest(String cell);
}
