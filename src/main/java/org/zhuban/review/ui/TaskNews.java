package org.zhuban.review.ui;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** @param there can the filing still be looked at? Not one that its applicant took back. */
    record News(String sentence, boolean there) {}

    /** Why the reader can't decide it any more; empty as long as he can, or never could. */
    Optional<News> since(OpenTask shown) {
        CurrentAccount account = loggedIn.require();
        try {
            OpenTask now = reviews.now(account, shown.id());
            return Objects.equals(now.assignee(), shown.assignee())
                            || account.id().equals(now.assignee())
                    ? Optional.empty()
                    : taken(now);
        } catch (ConflictException over) {
            return Optional.of(new News(texts.of(over), !over.code().equals("task.withdrawn")));
        } catch (NotFoundException gone) {
            return Optional.of(new News(texts.of(gone), false));
        }
    }

    private Optional<News> taken(OpenTask now) {
        TaskTeam others = team.of(now.id());
        if (others.free(now)) {
            return Optional.empty();
        }
        String has = Objects.requireNonNullElse(now.assigneeName(), "");
        List<TaskAct> given = others.acts().stream()
                .filter(act -> act.task().equals(now.id())
                        && (act.kind() == TaskAct.Kind.TRANSFERRED || act.kind() == TaskAct.Kind.REASSIGNED)
                        && has.equals(act.other()))
                .toList();
        String sentence = given.isEmpty()
                ? texts.text("review.news.claimed", has, times.shown(clock.instant()))
                : given(given.get(given.size() - 1), has);
        return Optional.of(new News(sentence, true));
    }

    private String given(TaskAct act, String has) {
        return texts.text("review.news.given", act.actorName(), times.shown(act.at()), has);
    }
}
