package org.zhuban.filing.form;

import java.util.List;
import java.util.Map;

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
}
