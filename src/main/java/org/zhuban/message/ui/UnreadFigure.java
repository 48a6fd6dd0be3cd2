package org.zhuban.message.ui;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.WorkspaceFigure;
import org.zhuban.message.NoticeBox;

/** How many messages are unread. */
@Component
class UnreadFigure implements WorkspaceFigure {

    private final NoticeBox box;
    private final Texts texts;

    UnreadFigure(NoticeBox box, Texts texts) {
        this.box = box;
        this.texts = texts;
    }

    @Override
    public String path() {
        return "inbox-messages";
    }

    @Override
    public Optional<String> words() {
        return Optional.of(texts.text("inbox-messages.figure", box.unread()));
    }
}
