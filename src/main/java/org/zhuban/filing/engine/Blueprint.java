package org.zhuban.filing.engine;

import java.util.Map;
import java.util.Set;

/**
 * One version of a process as the hooks need it; immutable, cached.
 *
 * @param properties extension properties of its elements, by BPMN id
 * @param decisions  decision definition ids of the same deployment, by decision key
 * @param asked      names that the columns of their tables ask for, by decision key
 */
record Blueprint(
        ProcessModel model,
        Map<String, Map<String, String>> properties,
        Map<String, String> decisions,
        Map<String, Set<String>> asked) {

    Map<String, String> propertiesOf(String element) {
        return properties.getOrDefault(element, Map.of());
    }
}
