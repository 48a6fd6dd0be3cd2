package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskTeam;
import org.zhuban.review.Teamwork;

/** 抄送 on the page of a filing that is only read: a copy outlives its task, until its reader took notice of it. */
@org.springframework.stereotype.Component
class CopyCards {

    private final Teamwork teamwork;
    private final TeamParts parts;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;

    CopyCards(Teamwork teamwork, TeamParts parts, LoggedIn loggedIn, Texts texts, Times times) {
        this.teamwork = teamwork;
        this.parts = parts;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
    }

    List<Component> of(TaskTeam team, Runnable noted) {
        return team.askedOfReader().stream()
                .filter(request -> request.kind() == TaskRequest.Kind.COPY)
                .<Component>map(request ->
                        new AnswerCard(request, loggedIn.require().id(), null, texts, times, acts(request, noted)))
                .toList();
    }

    private AnswerCard.Acts acts(TaskRequest request, Runnable noted) {
        return new AnswerCard.Acts() {
            @Override
            public void answer(@Nullable Boolean agrees, String words) {
                teamwork.answer(loggedIn.require(), request.id(), agrees, words);
            }

            @Override
            public List<String> consequence() {
                return List.of();
            }

            @Override
            public void answered(@Nullable Boolean agrees) {
                parts.said(request, agrees);
                FiguresChanged.tell(UI.getCurrent());
                noted.run();
            }

            @Override
            public void late() {
                noted.run();
            }
        };
    }
}
