package org.zhuban.review.ui;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.TaskAct;
import org.zhuban.review.TaskTeam;

/** What others did with a task while its page stood open. */
@Component
class TaskNews {

    private static final Set<TaskAct.Kind> ANSWERS =
            Set.of(TaskAct.Kind.GIVEN_BACK, TaskAct.Kind.AGREED, TaskAct.Kind.OBJECTED, TaskAct.Kind.OPINION_GIVEN);

    private final ReviewService reviews;
    private final TeamParts team;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Clock clock;

    TaskNews(ReviewService reviews, TeamParts team, LoggedIn loggedIn, Texts texts, Times times, Clock clock) {
        this.reviews = reviews;
        this.team = team;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
    }

    /** What a page shows. */
    record Shown(OpenTask task, TaskTeam team) {}

    /**
     * @param over  the reader can't decide it any more; else the page can be brought up to date
     * @param there can the filing still be looked at? Not one that its applicant took back.
     */
    record News(String sentence, boolean over, boolean there) {}

    /** Empty as long as the page shows it as it is. */
    Optional<News> since(Shown shown) {
        CurrentAccount account = loggedIn.require();
        try {
            OpenTask now = reviews.now(account, shown.task().id());
            return compared(shown, now, team.of(now.id()));
        } catch (ConflictException over) {
            return Optional.of(new News(texts.of(over), true, !over.code().equals("task.withdrawn")));
        } catch (NotFoundException gone) {
            return Optional.of(new News(texts.of(gone), true, false));
        }
    }

    private Optional<News> compared(Shown shown, OpenTask now, TaskTeam others) {
        OpenTask before = shown.task();
        List<TaskAct> acts = others.acts().stream()
                .skip(shown.team().acts().size())
                .filter(act -> act.task().equals(now.id()))
                .toList();
        boolean asked = !shown.team().askedOfReader().containsAll(others.askedOfReader());
        boolean answered = others.free(now) && acts.stream().anyMatch(act -> ANSWERS.contains(act.kind()));
        if (!asked && !others.free(now) && !Objects.equals(now.assignee(), before.assignee())) {
            return Optional.of(taken(now, others));
        }
        if (!now.definition().equals(before.definition())) {
            return Optional.of(new News(texts.text("review.news.process-updated"), false, true));
        }
        boolean free = others.free(now) && !shown.team().free(before);
        return asked || answered || free || now.held() != before.held()
                ? Optional.of(new News(changed(acts), false, true))
                : Optional.empty();
    }

    /** By whom: the newest act that is no comment. */
    private String changed(List<TaskAct> acts) {
        return acts.stream()
                .filter(act -> act.kind() != TaskAct.Kind.COMMENTED)
                .reduce((first, second) -> second)
                .map(act -> texts.text("review.news.act", TeamHistory.words(act, texts), times.shown(act.at())))
                .orElseGet(() -> texts.text("review.news.changed"));
    }

    private News taken(OpenTask now, TaskTeam others) {
        String has = Objects.requireNonNullElse(now.assigneeName(), "");
        List<TaskAct> given = others.acts().stream()
                .filter(act -> act.task().equals(now.id())
                        && (act.kind() == TaskAct.Kind.TRANSFERRED || act.kind() == TaskAct.Kind.REASSIGNED)
                        && has.equals(act.other()))
                .toList();
        String sentence = given.isEmpty()
                ? texts.text("review.news.claimed", has, times.shown(clock.instant()))
                : given(given.get(given.size() - 1), has);
        return new News(sentence, true, true);
    }

    private String given(TaskAct act, String has) {
        return texts.text("review.news.given", act.actorName(), times.shown(act.at()), has);
    }
}
