package org.zhuban.filing.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.FilingProgress;

/** Notes what the hooks tell. */
class RecordedProgress implements FilingProgress {

    final List<String> log = new CopyOnWriteArrayList<>();
    final Map<String, Task> open = new LinkedHashMap<>();
    final List<List<String>> paths = new CopyOnWriteArrayList<>();

    @Override
    public void opened(Task task) {
        open.put(task.id(), task);
        log.add("opened " + task.element() + " " + task.desk() + " " + task.timeLimit());
    }

    @Override
    public void assigned(String taskId, @Nullable UUID assignee) {
        log.add("assigned " + assignee);
    }

    @Override
    public void closed(String taskId) {
        Task task = open.remove(taskId);
        log.add("closed " + (task == null ? "?" : task.element()));
    }

    @Override
    public void migrated(Task task, @Nullable UUID assignee) {
        open.put(task.id(), task);
        log.add("migrated " + task.element() + " " + assignee);
    }

    @Override
    public void waits(UUID filing) {
        log.add("waits");
    }

    @Override
    public void suspended(String processInstance, boolean suspended) {
        log.add("suspended " + suspended);
    }

    @Override
    public void entered(UUID filing, String processInstance, List<Entered> elements) {
        paths.add(elements.stream().map(Entered::element).toList());
    }

    @Override
    public void ended(UUID filing, String processInstance, String end) {
        log.add("ended " + end);
    }

    Task task(String element) {
        return open.values().stream()
                .filter(task -> task.element().equals(element))
                .findFirst()
                .orElseThrow(() -> new AssertionError(element + " is not open: " + new ArrayList<>(open.values())));
    }

    void reset() {
        log.clear();
        open.clear();
        paths.clear();
    }
}
