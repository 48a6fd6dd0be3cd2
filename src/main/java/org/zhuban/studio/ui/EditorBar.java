package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.Instant;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.studio.Draft;

/** Head of the editor: whose draft, is it saved, and what can be done with it. */
final class EditorBar extends Div {

    private static final double ZOOM = 1.25;

    private final EditorView view;
    private final StudioActs acts;
    private final Texts texts;
    private final Times times;
    private final H2 name = new H2();
    private final Span key = new Span();
    private final Span state = new Span();
    private final Div drawing = new Div();
    private final Div release = new Div();
    private final Button save;
    private final MenuBar more = new MenuBar();
    private final MenuItem rename;
    private final MenuItem delete;
    private final MenuItem upload;
    private final MenuItem discard;

    EditorBar(EditorView view, StudioActs acts, Texts texts, Times times) {
        this.acts = acts;
        this.view = view;
        this.texts = texts;
        this.times = times;
        addClassName("studio-bar");
        key.addClassName("studio-key");
        state.addClassName("studio-state");
        state.getElement().setAttribute("role", "status");
        save = new Button(texts.text("studio.save"), click -> view.flush(this::savedNow));
        save.setId("save");
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        save.setTooltipText(texts.text("studio.save.hint"));
        var gap = new Span();
        gap.addClassName("studio-gap");
        drawing.add(
                tool(VaadinIcon.ARROW_BACKWARD, "studio.undo", () -> drawn(model -> model.undo(false))),
                tool(VaadinIcon.ARROW_FORWARD, "studio.redo", () -> drawn(model -> model.undo(true))),
                tool(VaadinIcon.MINUS, "studio.zoom-out", () -> drawn(model -> model.zoom(1 / ZOOM))),
                tool(VaadinIcon.PLUS, "studio.zoom-in", () -> drawn(model -> model.zoom(ZOOM))),
                tool(VaadinIcon.EXPAND_SQUARE, "studio.fit", () -> drawn(model -> model.zoom(0))));
        more.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY);
        MenuItem root = more.addItem(texts.text("studio.more"));
        root.setId("more");
        upload = root.getSubMenu()
                .addItem(texts.text("studio.upload"), click -> new UploadDialog(texts, this::uploaded).open());
        rename = root.getSubMenu().addItem(texts.text("studio.file.rename"), click -> rename());
        delete = root.getSubMenu().addItem(texts.text("studio.file.delete"), click -> delete());
        discard = root.getSubMenu()
                .addItem(texts.text("studio.discard"), click -> OneDialog.open(more, confirmDiscard()));
        add(
                back(),
                name,
                key,
                gap,
                drawing,
                state,
                page("catalogue.studio.difference", "difference"),
                page("trial.title", "trial"),
                download(),
                more,
                save,
                release);
    }

    private Button page(String label, String place) {
        var button = new Button(texts.text(label), click -> go(place));
        button.setId("studio-" + place);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void go(String place) {
        view.getUI()
                .ifPresent(
                        ui -> ui.navigate("studio/drafts/" + view.desk().draft().id() + "/" + place));
    }

    /** 变更内容. */
    void difference() {
        go("difference");
    }

    private Component back() {
        var back = new Button(
                VaadinIcon.ARROW_LEFT.create(), click -> view.getUI().ifPresent(ui -> ui.navigate("studio")));
        back.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        back.setAriaLabel(texts.text("studio.back"));
        back.setTooltipText(texts.text("studio.back"));
        return back;
    }

    private Button tool(VaadinIcon icon, String label, Runnable act) {
        var button = new Button(icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(texts.text(label));
        button.setTooltipText(texts.text(label));
        return button;
    }

    private void drawn(java.util.function.Consumer<ModelEditor> act) {
        if (view.editor() instanceof ModelEditor model) {
            act.accept(model);
        }
    }

    private Anchor download() {
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(view.desk().draft().type() + ".zip");
                    event.setContentType("application/zip");
                    event.getOutputStream().write(view.desk().zip());
                },
                texts.text("studio.download"));
        link.setId("download");
        link.getElement().setAttribute("download", true);
        return link;
    }

    void refresh() {
        Draft draft = view.desk().draft();
        boolean readOnly = view.desk().readOnly();
        name.setText(draft.name());
        key.setText(view.path());
        drawing.setVisible(view.path().endsWith(".bpmn"));
        save.setEnabled(!readOnly);
        release.setVisible(!readOnly);
        if (release.getComponentCount() == 0) {
            release.add(acts.release(draft.id()));
        }
        boolean diagram = view.path().endsWith(".bpmn");
        rename.setEnabled(!readOnly && !diagram);
        delete.setEnabled(!readOnly && !diagram);
        upload.setEnabled(!readOnly);
        discard.setEnabled(!readOnly);
        if (state.getText().isEmpty() && !readOnly) {
            saved();
        }
    }

    void touched() {
        state(texts.text("studio.state.unsaved"), false, true);
    }

    void saved() {
        Instant at = view.desk().draft().changedAt();
        if (!view.desk().unsaved()) {
            state(texts.text("studio.state.saved", times.shown(at).substring(11)), false, false);
        } else {
            state(texts.text("studio.state.unsaved"), true, true);
        }
    }

    private void savedNow() {
        if (!state.hasClassName("bad")) {
            saved();
        }
    }

    void refused(String sentence) {
        state(sentence, true, view.desk().unsaved());
    }

    private void state(String words, boolean bad, boolean unsaved) {
        state.setText(words);
        state.getElement().setAttribute("title", words);
        state.setClassName("bad", bad);
        view.getElement().setAttribute("data-unsaved", unsaved);
    }

    private void rename() {
        String path = view.path();
        FolderTree.Kind kind = FolderTree.Kind.of(path);
        new FileNameDialog(
                        texts,
                        kind,
                        kind.name(path),
                        (same, to) -> view.flush(() -> {
                            view.desk().rename(path, kind.path(to));
                            view.show(kind.path(to));
                        }))
                .open();
    }

    private void delete() {
        String path = view.path();
        OneDialog.open(more, confirm("studio.file.delete", texts.text("studio.file.delete.text", path), () -> {
            view.desk().delete(path);
            view.show("");
        }));
    }

    private ConfirmDialog confirmDiscard() {
        return confirm(
                "studio.discard",
                texts.text("studio.discard.text", view.desk().draft().name()),
                () -> {
                    view.desk().discard();
                    view.getUI().ifPresent(ui -> ui.navigate("studio"));
                });
    }

    private ConfirmDialog confirm(String title, String words, Runnable act) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(texts.text(title));
        dialog.setText(words);
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("studio.cancel"));
        dialog.setConfirmText(texts.text(title));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> {
            try {
                act.run();
            } catch (ZhubanException refused) {
                refused(texts.of(refused));
            }
        });
        return dialog;
    }

    private void uploaded(byte[] zip) {
        view.desk().upload(zip);
        state.setText("");
        view.show("");
    }
}
