package org.zhuban.filing.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.zhuban.filing.FilingStep;

/** The verbs a model may name, by bean name. Looked up when they run: steps need services that need the engine. */
@Component
class Steps {

    private final ListableBeanFactory beans;
    private final Blueprints blueprints;
    private final Set<String> names;
    private final Map<String, StepDelegate> delegates = new ConcurrentHashMap<>();

    Steps(ListableBeanFactory beans, Blueprints blueprints) {
        this.beans = beans;
        this.blueprints = blueprints;
        this.names = Set.of(beans.getBeanNamesForType(FilingStep.class, false, false));
    }

    Set<String> names() {
        return names;
    }

    @Nullable
    StepDelegate delegate(String name) {
        if (!names.contains(name)) {
            return null;
        }
        return delegates.computeIfAbsent(
                name, known -> new StepDelegate(beans.getBean(known, FilingStep.class), blueprints));
    }
}
