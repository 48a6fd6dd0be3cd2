package org.zhuban.filing.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.zhuban.filing.FilingProgress;

/**
 * The flow nodes one engine command enters. Told in one go when the command ends, before its transaction does; and a breaker: a command that
 * enters too many goes round in circles (SECURITY 16).
 */
final class CommandPath implements Session {

    /** Flow nodes a command may enter. */
    static final int LIMIT = 1_000;

    private final ObjectProvider<FilingProgress> progress;
    private final Clock clock;
    private final Map<String, Path> paths = new LinkedHashMap<>();
    private int entered;

    CommandPath(ObjectProvider<FilingProgress> progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    boolean knows(String instance) {
        return paths.containsKey(instance);
    }

    void begin(String instance, UUID filing) {
        paths.put(instance, new Path(filing, new ArrayList<>()));
    }

    void enter(String instance, String element) {
        if (++entered > LIMIT) {
            throw new RunawayProcessException(instance, element);
        }
        Path path = paths.get(instance);
        if (path != null && !element.equals(path.last())) { // several instances of one step are one step
            path.elements().add(new FilingProgress.Entered(element, clock.instant()));
        }
    }

    @Override
    public void flush() {
        Rehearsal rehearsal = Rehearsal.present();
        FilingProgress told = progress.getObject();
        paths.forEach((instance, path) -> {
            if (rehearsal != null) {
                rehearsal.entered(path.elements());
            } else if (!path.elements().isEmpty()) {
                told.entered(path.filing(), instance, List.copyOf(path.elements()));
            }
        });
        paths.clear();
    }

    @Override
    public void close() {}

    private record Path(UUID filing, List<FilingProgress.Entered> elements) {

        @Nullable
        String last() {
            return elements.isEmpty() ? null : elements.get(elements.size() - 1).element();
        }
    }
}
