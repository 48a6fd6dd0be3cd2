package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.zhuban.common.Texts;
import org.zhuban.studio.DraftBases;

/** Says that a newer version was released since the draft began, and lets it go on from there. */
final class StaleBanner extends Div {

    private final Texts texts;
    private final Span words = new Span();
    private final Button rebase;

    StaleBanner(Texts texts, Runnable act) {
        this.texts = texts;
        addClassName("studio-banner");
        getElement().setAttribute("role", "status");
        rebase = new Button(texts.text("studio.rebase"), click -> act.run());
        rebase.setId("rebase");
        rebase.setDisableOnClick(true);
        rebase.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        rebase.setTooltipText(texts.text("studio.rebase.hint"));
        add(words, rebase);
        setVisible(false);
    }

    void show(DraftDesk desk) {
        setVisible(desk.stale().isPresent());
        desk.stale().ifPresent(stale -> words.setText(words(stale, texts)));
        rebase.setVisible(!desk.readOnly());
        rebase.setEnabled(true);
    }

    static String words(DraftBases.Stale stale, Texts texts) {
        return stale.base() == 0
                ? texts.text("studio.stale.new", stale.newest())
                : texts.text("studio.stale", stale.newest(), stale.base());
    }

    /** Names the files that both changed: the draft's are kept, and somebody has to look at them. */
    static Dialog told(List<String> both, Texts texts, Runnable look) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(texts.text("studio.rebase.done"));
        dialog.setWidth("min(480px, 96vw)");
        dialog.add(new Paragraph(texts.text(both.isEmpty() ? "studio.rebase.clean" : "studio.rebase.both")));
        if (!both.isEmpty()) {
            var files = new UnorderedList();
            both.forEach(file -> files.add(new ListItem(file)));
            dialog.add(files);
        }
        var see = new Button(texts.text("catalogue.studio.difference"), click -> {
            dialog.close();
            look.run();
        });
        see.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        see.setId("rebase-look");
        dialog.getFooter().add(new Button(texts.text("studio.rebase.on"), click -> dialog.close()), see);
        return dialog;
    }
}
