package org.zhuban.studio.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.studio.ContractChecks;
import org.zhuban.studio.ContractFault;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.Release;
import org.zhuban.studio.ReleaseFilings;

/** 发布: what changes, why, how far its approval is, and what would become of running filings. */
@Route("studio/releases/:" + ReleaseView.ID)
@RolesAllowed("PROCESS_ADMIN")
@StyleSheet("context://studio.css")
class ReleaseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ID = "id";

    private final StudioActs acts;
    private final ReleaseFilings filings;
    private final Drafts drafts;
    private final ContractChecks contract;
    private final Times times;
    private final Texts texts;

    ReleaseView(StudioActs acts, ReleaseFilings filings, Drafts drafts, ContractChecks contract, Times times) {
        this.acts = acts;
        this.filings = filings;
        this.drafts = drafts;
        this.contract = contract;
        this.times = times;
        this.texts = acts.texts();
        addClassNames("zb-view", "zb", "studio-type", "studio-release");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(acts.releases()
                    .get(
                            acts.account(),
                            UUID.fromString(event.getRouteParameters().get(ID).orElse(""))));
        } catch (NotFoundException | IllegalArgumentException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.text("release.unknown"));
        }
    }

    private void show(Release release) {
        removeAll();
        var facts = new ReleaseFacts(
                acts,
                times,
                release,
                filings.task(acts.account(), release),
                filings.answer(acts.account(), release),
                () -> show(acts.releases().get(acts.account(), release.id())));
        add(head(release), facts);
        acts.migrations().of(acts.account(), release.type()).stream()
                .filter(migration -> release.id().equals(migration.release()))
                .findFirst()
                .ifPresent(migration -> facts.result(
                        "release.moved", StudioWords.moved(migration, texts), "studio/migrations/" + migration.id()));
        if (release.open() && release.draft() != null) {
            add(checks(release, release.draft(), facts));
        }
        if (release.open() && release.migrate() && release.base() != null) {
            var table = new MigrationTable(acts, release.pairs(), false, pairs -> acts.migrations()
                    .preview(acts.account(), release.id(), pairs)
                    .orElse(null));
            table.refresh();
            add(panel("migration.preview", table));
        }
        add(difference(release));
    }

    private Div head(Release release) {
        String former = release.former();
        var title = new H2(texts.text(
                "release.heading." + release.kind(),
                release.name(),
                former == null ? "" : acts.version(release.type(), former)));
        title.addClassName("zb-title");
        var state = new Span(StudioWords.state(release, texts));
        state.addClassNames(
                "zb-badge",
                switch (release.state()) {
                    case REQUESTED -> "blue";
                    case RETURNED -> "amber";
                    case RELEASED -> "green";
                    case REFUSED, WITHDRAWN -> "plain";
                });
        var head = new Div();
        if (release.base() != null || release.state() == Release.State.RELEASED) { // else there is no such page
            var type = new Anchor("studio/types/" + release.type(), texts.text("migration.back"));
            type.setId("release-type");
            head.add(type);
        }
        head.add(title, state);
        head.addClassName("studio-head");
        return head;
    }

    private Div difference(Release release) {
        var compared = acts.releases().compared(acts.account(), release.id());
        var panel = panel(
                "release.difference",
                new DifferencePanel(compared.difference(), compared.before(), compared.after(), texts));
        if (release.kind() != Release.Kind.MIGRATE) {
            var digest =
                    new Span(texts.text("studio.trait", texts.text("release.digest.label"), release.shortDigest()));
            digest.setTitle(release.digest());
            digest.addClassName("studio-key");
            panel.add(digest);
        }
        return panel;
    }

    /** What the checks say of the folder as it would be deployed, and the way to its trial. */
    private Div checks(Release release, UUID draft, ReleaseFacts facts) {
        List<ContractFault> faults =
                contract.check(acts.account(), release.type(), drafts.files(acts.account(), draft));
        long bad = faults.stream().filter(ContractFault::refuses).count();
        facts.result("release.checks", StudioWords.faults(bad, faults.size() - bad, texts), null);
        var found = new UnorderedList();
        faults.forEach(fault -> found.add(new ListItem(fault.sentence(texts))));
        var trial = new Anchor("studio/drafts/" + draft + "/trial", texts.text("release.trial"));
        trial.setId("release-trial");
        return panel(
                "release.checks", new Div(faults.isEmpty() ? new Div(texts.text("studio.faults.none")) : found, trial));
    }

    private Div panel(String heading, com.vaadin.flow.component.Component content) {
        var panel = new Div(new H3(texts.text(heading)), content);
        panel.addClassNames("zb-panel", "studio-card");
        return panel;
    }

    @Override
    public String getPageTitle() {
        return texts.text("release.title") + " · " + texts.text("shell.product");
    }
}
