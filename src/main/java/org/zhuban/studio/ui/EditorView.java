package org.zhuban.studio.ui;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.identity.LoggedIn;

/** 流程草稿编辑: the files of a draft, the editor of the chosen one, and what is wrong with it. It saves by itself. */
@Route("studio/drafts/:draft")
@RolesAllowed("PROCESS_ADMIN")
@StyleSheet("context://studio-editor.css")
@JavaScript("context://studio-leave.js")
class EditorView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    static final String DRAFT = "draft";

    private final DraftDesks desks;
    private final FileEditors editors;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final EditorBar bar;
    private final EditorBanner banner;
    private final StaleBanner stale;
    private final FolderTree tree;
    private final FaultPanel faults;
    private final Div place = new Div();
    private final EditorStay stay = new EditorStay(this, this::look);
    private @Nullable DraftDesk desk;
    private @Nullable FileEditor editor;
    private String path = "";

    EditorView(DraftDesks desks, FileEditors editors, StudioActs acts, LoggedIn loggedIn, Texts texts, Times times) {
        this.desks = desks;
        this.editors = editors;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.bar = new EditorBar(this, acts, texts, times);
        this.banner = new EditorBanner(texts, this::takeOver, () -> desk().zip());
        this.stale = new StaleBanner(texts, () -> leave(this::rebase));
        this.tree =
                new FolderTree(texts, this::choose, kind -> new FileNameDialog(texts, kind, "", this::added).open());
        this.faults = new FaultPanel(texts, this::go);
        addClassName("studio-editor");
        place.addClassName("studio-place");
        var centre = new Div(place, faults);
        centre.addClassName("studio-centre");
        var body = new Div(tree, centre);
        body.addClassName("studio-body");
        add(bar, banner, stale, body);
        Shortcuts.addShortcutListener(this, () -> flush(this::told), Key.KEY_S, KeyModifier.CONTROL)
                .listenOn(this)
                .setBrowserDefaultAllowed(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id;
        try {
            id = UUID.fromString(event.getRouteParameters().get(DRAFT).orElse(""));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("studio.draft.unknown");
        }
        desk = desks.open(id);
        String asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("file")
                .orElse("");
        show(desk.files().containsKey(asked) ? asked : desk.diagram());
    }

    DraftDesk desk() {
        return requireNonNull(desk);
    }

    String path() {
        return path;
    }

    @Nullable
    FileEditor editor() {
        return editor;
    }

    /** Another file; what waits in the browser is saved first. */
    void choose(String chosen) {
        leave(() -> show(chosen));
    }

    /** As {@link #flush}; from then on this editor takes no letter more, for it is about to be replaced. */
    private void leave(Runnable then) {
        Component left = (Component) requireNonNull(editor);
        flush(then);
        left.getElement().executeJs("this.inert = true");
    }

    void flush(Runnable then) {
        if (desk().readOnly()) {
            then.run();
        } else {
            requireNonNull(editor).flush(then);
        }
    }

    /** Shows a file as it is saved. */
    void show(String chosen) {
        path = desk().files().containsKey(chosen) ? chosen : desk().diagram();
        place.removeAll();
        editor = editors.of(desk(), path, new FileEditor.Listener() {
            private final String file = path;

            @Override
            public void touched() {
                bar.touched();
            }

            @Override
            public void changed(String content) {
                save(file, content);
            }
        });
        place.add((Component) editor);
        refresh();
    }

    private void save(String file, String content) {
        boolean before = desk().readOnly();
        try {
            desk().save(file, content);
            bar.saved();
        } catch (ZhubanException refused) {
            bar.refused(texts.of(refused));
        }
        if (desk().readOnly() != before) {
            show(path);
        } else {
            refresh();
        }
    }

    /** For tests too. */
    void added(FolderTree.Kind kind, String given) {
        String name = NewFile.named(kind, desk().draft().type(), given);
        String file = kind.path(name);
        desk().add(file, editors.fresh(desk(), kind, name));
        choose(file);
    }

    private void refresh() {
        tree.show(desk().files().keySet(), path, desk().counts(), desk().readOnly());
        faults.show(desk().faults());
        banner.show(desk(), loggedIn.require().id());
        stale.show(desk());
        bar.refresh();
        requireNonNull(editor).show(desk().faults(path));
    }

    private void go(ShownFault fault) {
        Runnable select = () -> requireNonNull(editor).select(fault.element());
        if (fault.file().equals(path) || !desk().files().containsKey(fault.file())) {
            select.run();
        } else {
            leave(() -> {
                show(fault.file());
                select.run();
            });
        }
    }

    private void takeOver() {
        try {
            desk().takeOver();
        } catch (ZhubanException refused) {
            bar.refused(texts.of(refused));
        }
        show(path);
    }

    private void rebase() {
        try {
            List<String> both = desk().rebase();
            show(path);
            StaleBanner.told(both, texts, bar::difference).open();
        } catch (ZhubanException refused) {
            show(path);
            bar.refused(texts.of(refused));
        }
    }

    private void told() {
        if (!desk().unsaved() && !desk().readOnly()) {
            bar.saved();
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (desk().open()) {
            leave(event.postpone()::proceed);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        stay.begin(event.getUI());
    }

    private void look() {
        if (desk().look()) {
            requireNonNull(editor).flush(() -> show(path));
        } else {
            stale.show(desk());
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stay.end(event.getUI());
        super.onDetach(event);
    }

    @Override
    public String getPageTitle() {
        return texts.text("studio.editor", desk().draft().name()) + " · " + texts.text("shell.product");
    }
}
