package org.zhuban.studio.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Difference;
import org.zhuban.studio.Draft;
import org.zhuban.studio.DraftBases;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.ProcessCatalogue;

/** What a draft changes, against the version it began from. */
@Route("studio/drafts/:draft/difference")
@RolesAllowed("PROCESS_ADMIN")
@StyleSheet("context://studio.css")
class DifferenceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Drafts drafts;
    private final DraftBases bases;
    private final ProcessCatalogue catalogue;
    private final StudioActs acts;
    private final LoggedIn loggedIn;
    private final Texts texts;

    DifferenceView(
            Drafts drafts,
            DraftBases bases,
            ProcessCatalogue catalogue,
            StudioActs acts,
            LoggedIn loggedIn,
            Texts texts) {
        this.drafts = drafts;
        this.bases = bases;
        this.catalogue = catalogue;
        this.acts = acts;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassNames("zb-view", "wide", "studio-type");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CurrentAccount account = loggedIn.require();
        try {
            Draft draft = drafts.get(
                    account,
                    UUID.fromString(event.getRouteParameters().get("draft").orElse("")));
            SortedMap<String, byte[]> now = drafts.files(account, draft.id());
            SortedMap<String, byte[]> before =
                    draft.base() == null ? new TreeMap<>() : catalogue.files(account, draft.base());
            String diagram = draft.type() + ".bpmn";
            removeAll();
            add(head(draft));
            bases.stale(account, draft.id()).ifPresent(stale -> {
                var note = new Div(StaleBanner.words(stale, texts) + texts.text("studio.stale.difference"));
                note.addClassNames("zb-note", "amber");
                add(note);
            });
            int faults = drafts.check(account, draft.id()).size();
            if (faults > 0) {
                var note = new Div(texts.text("catalogue.studio.difference.faults", faults));
                note.addClassNames("zb-note", "amber");
                add(note);
                return;
            }
            add(new DifferencePanel(
                    Difference.of(before, now, texts), text(before, diagram), text(now, diagram), texts));
        } catch (NotFoundException | IllegalArgumentException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.text("studio.draft.unknown"));
        }
    }

    private Div head(Draft draft) {
        var title = new H2(texts.text("catalogue.studio.difference.of", draft.name()));
        title.addClassName("zb-title");
        var space = new Span();
        space.addClassName("studio-gap");
        var head = new Div(
                new Anchor("studio/drafts/" + draft.id(), texts.text("catalogue.studio.to-draft")),
                title,
                space,
                new Anchor("studio/drafts/" + draft.id() + "/trial", texts.text("trial.title")));
        if (draft.state() == Draft.State.DRAFT) {
            head.add(acts.release(draft.id()));
        }
        head.addClassName("studio-head");
        return head;
    }

    private static String text(SortedMap<String, byte[]> files, String path) {
        byte[] content = files.get(path);
        return content == null ? "" : new String(content, UTF_8);
    }

    @Override
    public String getPageTitle() {
        return texts.text("catalogue.studio.difference");
    }
}
