package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.studio.Release;
import org.zhuban.studio.ReleaseFilings;

/** Who asked for a release 发布 and why, what came of it in short, what becomes of running filings, and what it waits for. */
final class ReleaseFacts extends Div {

    private final transient StudioActs acts;
    private final transient Texts texts;
    private final DescriptionList list = new DescriptionList();

    /**
     * @param task    of the second person; empty for anybody else
     * @param answer  of one that did not go on: by whom, when and why
     * @param changed shows the page anew
     */
    ReleaseFacts(
            StudioActs acts,
            Times times,
            Release release,
            Optional<String> task,
            Optional<ReleaseFilings.Answer> answer,
            Runnable changed) {
        this.acts = acts;
        this.texts = acts.texts();
        addClassNames("zb-panel", "studio-card");
        fact("release.asked", texts.text("release.by", release.askedName(), times.shown(release.askedAt())));
        if (release.releasedAt() != null) {
            fact(
                    "release.approved",
                    texts.text(
                            "release.by",
                            Objects.requireNonNullElse(release.approvedName(), ""),
                            times.shown(release.releasedAt())));
        }
        if (release.definition() != null) {
            fact("release.became", acts.version(release.type(), release.definition()));
        }
        answer.ifPresent(given -> {
            String what = release.state() == Release.State.RETURNED ? "release.returned" : "release.refused";
            fact(what, texts.text("release.by", given.by(), times.shown(given.at())));
            if (!given.why().isBlank()) {
                fact(what + ".why", given.why()).addClassName("studio-lines");
            }
        });
        fact("release.why", release.why());
        running(release);
        if (release.kind() == Release.Kind.DRAFT) {
            fact("release.trial.result", release.trial());
        }
        add(list);
        if (release.open()) {
            add(waits(release, task));
            if (release.askedBy().equals(acts.account().id())) {
                var withdraw = new Button(texts.text("release.withdraw"));
                withdraw.addClickListener(click -> OneDialog.open(withdraw, withdrawal(release, changed)));
                withdraw.setId("release-withdraw");
                add(withdraw);
            }
        }
        if (release.draft() != null && release.state().editable()) {
            var draft = new Anchor("studio/drafts/" + release.draft(), texts.text("catalogue.studio.to-draft"));
            draft.setId("release-draft");
            add(draft);
        }
    }

    /** What came of it, in short. @param page where all of it is; null = further down */
    void result(String name, String words, @Nullable String page) {
        var said = fact(name, page == null ? words : "");
        if (page != null) {
            said.add(new Anchor(page, words));
        }
    }

    private void running(Release release) {
        String base = release.base();
        String target = release.target();
        if (base == null) {
            return;
        }
        fact(
                "release.running",
                target == null
                        ? StudioWords.running(release.kind(), release.migrate(), texts)
                        : texts.text(
                                "migration.from-to",
                                acts.version(release.type(), base),
                                acts.version(release.type(), target)));
        if (release.leaves()) {
            fact("release.leaves", texts.text("release.leaves.text"));
        }
        if (!release.preview().isEmpty()) {
            fact("release.preview", release.preview()).addClassName("studio-lines");
        }
    }

    private Div waits(Release release, Optional<String> task) {
        boolean returned = release.state() == Release.State.RETURNED;
        var note =
                new Div(texts.text(returned ? "release.again." + release.kind() : "release.waits." + release.state()));
        note.addClassName("zb-note");
        if (returned && release.draft() == null) {
            note.add(new Anchor("studio/types/" + release.type(), texts.text("migration.back")));
        }
        task.ifPresent(waiting -> {
            var back = new Anchor("tasks/" + waiting, texts.text("release.to-task"));
            back.setId("release-task");
            note.add(back);
        });
        return note;
    }

    private ConfirmDialog withdrawal(Release release, Runnable changed) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(texts.text("release.withdraw"));
        dialog.setText(texts.text(release.draft() == null ? "migration.withdraw.text" : "release.withdraw.text"));
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("reason-dialog.cancel"));
        dialog.setConfirmText(texts.text("release.withdraw"));
        dialog.addConfirmListener(confirmed -> {
            acts.attempt(() -> acts.releases().withdraw(acts.account(), release.id()));
            changed.run();
        });
        return dialog;
    }

    private DescriptionList.Description fact(String name, String value) {
        var said = new DescriptionList.Description(value);
        list.add(new DescriptionList.Term(texts.text(name)), said);
        return said;
    }
}
