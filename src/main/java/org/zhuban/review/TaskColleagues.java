package org.zhuban.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Role;
import org.zhuban.review.TaskActs.Who;

/** Who sits at the desk of a task, and the words that go with what is asked of them. */
@Component
class TaskColleagues {

    private final JdbcOpenTasks tasks;
    private final StandIns standIns;
    private final TaskBarriers barriers;
    private final Accounts accounts;

    TaskColleagues(JdbcOpenTasks tasks, StandIns standIns, TaskBarriers barriers, Accounts accounts) {
        this.tasks = tasks;
        this.standIns = standIns;
        this.barriers = barriers;
        this.accounts = accounts;
    }

    /** Who else decides at the task's desk: the present first, fewest claimed tasks first. */
    List<Colleague> others(OpenTask task, UUID self) {
        Map<UUID, String> names = sitting(task);
        names.remove(self);
        return known(names).values().stream()
                .sorted(Comparator.comparing((Colleague colleague) -> colleague.absentUntil() != null)
                        .thenComparing(Colleague::tasks)
                        .thenComparing(Colleague::name))
                .toList();
    }

    /** What each of these people has claimed, and whether he is absent. */
    Map<UUID, Colleague> known(Map<UUID, String> names) {
        Map<UUID, Integer> loads = tasks.claimed(names.keySet());
        Map<UUID, Substitution> absent = standIns.absent(names.keySet());
        Map<UUID, Colleague> known = new LinkedHashMap<>();
        names.forEach((id, name) -> {
            Substitution away = absent.get(id);
            known.put(
                    id,
                    new Colleague(
                            id,
                            name,
                            loads.getOrDefault(id, 0),
                            away == null ? null : away.ends(),
                            away == null ? null : away.substituteName()));
        });
        return known;
    }

    /** Who decides at the task's desk; at that of an enterprise its own account only, so nobody. */
    Map<UUID, String> sitting(OpenTask task) {
        Map<UUID, String> names = new LinkedHashMap<>();
        if (task.desk().equals(DeskScopes.AUTHORITY)) {
            accounts.named(Role.REVIEWER, task.programme().name(), task.region()).stream()
                    .filter(each -> !each.id().equals(task.applicant()))
                    .forEach(each -> names.put(each.id(), each.displayName()));
        } else if (task.desk().equals(DeskScopes.PROCESS_OFFICE)) {
            accounts.named(Role.PROCESS_ADMIN, task.programme().name(), task.region()).stream()
                    .filter(each -> !each.id().equals(task.applicant()))
                    .forEach(each -> names.put(each.id(), each.displayName()));
        }
        return names;
    }

    /**
     * Somebody who decides at the task's desk.
     *
     * @param self who asks; null = also himself
     * @throws InvalidInputException at these fields
     */
    Who other(OpenTask task, @Nullable UUID self, UUID id, String at, String wordsAt, String words) {
        List<FieldError> errors = new ArrayList<>();
        String name = sitting(task).get(id);
        if (name == null || (id.equals(self))) {
            errors.add(new FieldError(at, "teamwork.colleague"));
        } else if (id.equals(task.assignee()) && at.equals("/to")) {
            errors.add(new FieldError(at, "teamwork.has-it", name));
        } else if (at.equals("/to") && barriers.of(id, task) != null) {
            errors.add(new FieldError(at, "teamwork.barred", name));
        }
        wordsFault(wordsAt, words, Teamwork.LONGEST_WORDS, errors);
        if (!errors.isEmpty() || name == null) {
            throw new InvalidInputException(errors);
        }
        return new Who(id, name);
    }

    static void checkWords(String at, String words) {
        List<FieldError> errors = new ArrayList<>();
        wordsFault(at, words, Teamwork.LONGEST_WORDS, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    static void wordsFault(String at, String words, int longest, List<FieldError> errors) {
        if (words.isBlank()) {
            errors.add(new FieldError(at, "teamwork.words-missing"));
        } else if (words.strip().length() > longest) {
            errors.add(new FieldError(at, "teamwork.words-long", longest));
        }
    }
}
