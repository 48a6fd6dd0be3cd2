package org.zhuban.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.function.Supplier;
import org.zhuban.common.Texts;

/** Says on an open task's page that others decided it, took it or withdrew it, and leaves what was written where it is. */
final class TaskNotice extends HalfMinutes {

    private final Supplier<Optional<TaskNews.News>> news;
    private final Texts texts;
    private final Runnable over;
    private final Runnable see;
    private final Runnable next;
    private boolean told;

    /**
     * @param over the reader can't decide it any more
     * @param see  opens the filing, to read
     * @param next opens the next task
     */
    TaskNotice(Supplier<Optional<TaskNews.News>> news, Texts texts, Runnable over, Runnable see, Runnable next) {
        this.news = news;
        this.texts = texts;
        this.over = over;
        this.see = see;
        this.next = next;
        getContent().addClassName("review-news");
        getContent().getElement().setAttribute("role", "alert");
    }

    @Override
    void look() {
        if (!told) {
            news.get().ifPresent(this::tell);
        }
    }

    private void tell(TaskNews.News now) {
        told = true;
        over.run();
        var sentence = new Span(now.sentence() + texts.text("review.news.kept"));
        var note = new Div(sentence);
        note.addClassNames("zb-note", "warn");
        if (now.there()) {
            var look = new Button(texts.text("review.news.see"), click -> see.run());
            look.setId("see-news");
            look.addThemeVariants(ButtonVariant.LUMO_SMALL);
            note.add(look);
        }
        var on = new Button(texts.text("review.next-task"), click -> next.run());
        on.setId("next-after-news");
        on.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        note.add(on);
        getContent().add(note);
    }
}
