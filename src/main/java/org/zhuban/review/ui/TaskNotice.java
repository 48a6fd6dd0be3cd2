package org.zhuban.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;

/**
 * Says on an open task's page that others decided it, took it or withdrew it, or that something came back, and leaves what was written where
 * it is.
 */
final class TaskNotice extends HalfMinutes {

    private final Supplier<Optional<TaskNews.News>> news;
    private final Texts texts;
    private final Acts acts;
    private TaskNews.@Nullable News told;

    /** What the page does. */
    interface Acts {

        /** The reader can't decide it any more, or can again. */
        void over(boolean over);

        /** Brings the page up to date. */
        void refresh();

        /** Opens the filing, to read. */
        void see();

        /** Opens the next task. */
        void next();
    }

    TaskNotice(Supplier<Optional<TaskNews.News>> news, Texts texts, Acts acts) {
        this.news = news;
        this.texts = texts;
        this.acts = acts;
        getContent().addClassName("review-news");
        getContent().getElement().setAttribute("role", "alert");
    }

    /** Is it said that the reader can't decide it any more? */
    boolean over() {
        return told != null && told.over();
    }

    @Override
    void look() {
        if (told != null && !told.there()) {
            return;
        }
        TaskNews.News now = news.get().orElse(null);
        boolean same = Objects.equals(now, told) || (over() && now != null && now.over());
        if (!same) {
            tell(now);
        }
    }

    private void tell(TaskNews.@Nullable News now) {
        told = now;
        acts.over(over());
        getContent().removeAll();
        if (now == null) {
            return;
        }
        var note = new Div(new Span(now.sentence() + texts.text("review.news.kept")));
        note.addClassNames("zb-note", "warn");
        if (!now.over()) {
            note.add(button("review.news.refresh", "refresh-news", acts::refresh, ButtonVariant.LUMO_PRIMARY));
        } else {
            if (now.there()) {
                note.add(button("review.news.see", "see-news", acts::see));
            }
            note.add(button("review.next-task", "next-after-news", acts::next, ButtonVariant.LUMO_PRIMARY));
        }
        getContent().add(note);
    }

    private Button button(String text, String id, Runnable act, ButtonVariant... variants) {
        var button = new Button(texts.text(text), click -> act.run());
        button.setId(id);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.addThemeVariants(variants);
        return button;
    }
}
