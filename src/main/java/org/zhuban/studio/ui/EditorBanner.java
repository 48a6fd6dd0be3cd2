package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.UUID;
import java.util.function.Supplier;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.studio.Draft;

/** Says why a draft is only read, and what can be done. */
final class EditorBanner extends Div {

    private final Texts texts;
    private final Span words = new Span();
    private final Button take;
    private final Anchor own;

    EditorBanner(Texts texts, Runnable takeOver, Supplier<byte[]> zip) {
        this.texts = texts;
        addClassName("studio-banner");
        getElement().setAttribute("role", "alert");
        take = new Button(texts.text("studio.take-over"));
        take.setId("take-over");
        take.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        take.addClickListener(click -> OneDialog.open(take, confirm(takeOver)));
        own = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName("draft.zip");
                    event.setContentType("application/zip");
                    event.getOutputStream().write(zip.get());
                },
                texts.text("studio.download-own"));
        own.getElement().setAttribute("download", true);
        add(words, own, take);
    }

    private ConfirmDialog confirm(Runnable takeOver) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(texts.text("studio.take-over"));
        dialog.setText(texts.text("studio.take-over.text"));
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("studio.cancel"));
        dialog.setConfirmText(texts.text("studio.take-over"));
        dialog.addConfirmListener(confirmed -> takeOver.run());
        return dialog;
    }

    void show(DraftDesk desk, UUID me) {
        Draft draft = desk.draft();
        ZhubanException lost = desk.lost();
        boolean mine = draft.editor().equals(me);
        setVisible(desk.readOnly());
        boolean left = lost != null && desk.unsaved();
        setClassName("bad", left);
        own.setVisible(left);
        take.setVisible(draft.state() == Draft.State.DRAFT && (lost != null || !mine));
        if (lost != null) {
            boolean saved = !left && !lost.code().equals("studio.draft.closed");
            words.setText(saved ? texts.text(lost.code() + ".saved", lost.args()) : texts.of(lost));
        } else if (draft.state() != Draft.State.DRAFT) {
            words.setText(texts.text("studio.draft.state." + draft.state()));
        } else {
            words.setText(texts.text("studio.draft.edited-by", draft.editorName()));
        }
    }
}
