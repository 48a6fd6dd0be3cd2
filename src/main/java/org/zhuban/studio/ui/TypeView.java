package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.ProcessIncidents.Incident;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.ui.HeatDiagram;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.ProcessCatalogue;
import org.zhuban.studio.ProcessCatalogue.StepLine;
import org.zhuban.studio.ProcessCatalogue.VersionLine;
import org.zhuban.studio.Release;
import org.zhuban.studio.Suspension;
import org.zhuban.studio.Suspensions;
import org.zhuban.studio.UnfinishedChecks;

/** A filing type: its diagram as a dashboard, its versions, what failed, and all that a process admin does with it. */
@Route("studio/types/:type")
@RolesAllowed("PROCESS_ADMIN")
@StyleSheet("context://studio.css")
class TypeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ProcessCatalogue catalogue;
    private final UnfinishedChecks unfinished;
    private final Drafts drafts;
    private final Suspensions suspensions;
    private final StudioActs acts;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private String type = "";
    private String name = "";

    TypeView(
            ProcessCatalogue catalogue,
            UnfinishedChecks unfinished,
            Drafts drafts,
            Suspensions suspensions,
            StudioActs acts,
            LoggedIn loggedIn,
            Texts texts,
            Times times) {
        this.catalogue = catalogue;
        this.unfinished = unfinished;
        this.drafts = drafts;
        this.suspensions = suspensions;
        this.acts = acts;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        addClassNames("zb-view", "wide", "studio-type");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        type = event.getRouteParameters().get("type").orElse("");
        try {
            show();
        } catch (NotFoundException unknown) {
            Optional<Draft> drafted = drafts.openOf(loggedIn.require(), type);
            if (drafted.isPresent()) {
                event.forwardTo("studio/drafts/" + drafted.get().id());
                return;
            }
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.of(unknown));
        }
    }

    private void show() {
        CurrentAccount account = loggedIn.require();
        ProcessModel model = catalogue.model(account, type);
        List<VersionLine> versions = catalogue.versions(account, type);
        List<StepLine> steps = catalogue.steps(account, type);
        List<Incident> failed = catalogue.incidents(account, type);
        List<UnfinishedChecks.Line> unchecked = unfinished.of(account, type);
        name = model.name();
        removeAll();
        add(head(account));
        suspensions.of(account, type).ifPresent(suspension -> add(paused(suspension)));
        acts.releases().pending(account, type).ifPresent(pending -> add(pending(pending)));
        if (!failed.isEmpty()) {
            add(card("catalogue.studio.failed", StudioTables.incidents(failed, model, this::retry, texts, times)));
        }
        if (!unchecked.isEmpty()) {
            add(card(
                    "catalogue.studio.unfinished",
                    new Paragraph(texts.text("catalogue.studio.unfinished.lead")),
                    StudioTables.unfinished(unchecked, this::anew, texts, times)));
        }
        add(card("catalogue.studio.where", diagram(model, steps), StudioTables.steps(steps, texts)));
        add(card("catalogue.studio.versions", new VersionHistory(versions, acts, type, times)));
    }

    private Div head(CurrentAccount account) {
        var back = new Anchor("studio", texts.text("catalogue.studio.back"));
        var title = new H2(name);
        title.addClassName("zb-title");
        var key = new Span(type);
        key.addClassName("studio-key");
        var space = new Span();
        space.addClassName("studio-gap");
        var head = new Div(back, title, key, space);
        if (acts.releases().packagedUpdate(account, type)) {
            head.add(acts.packaged(type));
        }
        head.add(acts.suspension(type, name, this::show), edit(account));
        head.addClassName("studio-head");
        return head;
    }

    private Button edit(CurrentAccount account) {
        Optional<Draft> open = drafts.openOf(account, type);
        var edit = new Button(
                texts.text(open.isPresent() ? "catalogue.studio.edit.on" : "catalogue.studio.edit"),
                VaadinIcon.PENCIL.create(),
                click -> acts.attempt(() -> {
                    Draft draft = drafts.begin(loggedIn.require(), type);
                    getUI().ifPresent(ui -> ui.navigate("studio/drafts/" + draft.id()));
                }));
        edit.setId("studio-edit");
        edit.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        return edit;
    }

    private Div paused(Suspension suspension) {
        var told = new Div(texts.text(
                "catalogue.studio.paused-by",
                StudioWords.until(suspension, texts),
                suspension.reason(),
                suspension.by(),
                times.shown(suspension.since())));
        told.addClassNames("zb-note", "amber");
        return told;
    }

    private Div pending(Release release) {
        var link = new Anchor("studio/releases/" + release.id(), texts.text("catalogue.studio.look"));
        var told = new Div(
                new Span(texts.text(
                        switch (release.kind()) {
                            case DRAFT, PACKAGED -> "catalogue.studio.pending";
                            case ROLLBACK, MIGRATE -> "catalogue.studio.pending." + release.kind();
                        },
                        release.askedName(),
                        times.shown(release.askedAt()),
                        release.why())),
                link);
        told.addClassNames("zb-note", "blue");
        return told;
    }

    private HeatDiagram diagram(ProcessModel model, List<StepLine> steps) {
        return new HeatDiagram(
                model,
                steps.stream().map(this::heat).toList(),
                texts.text("catalogue.studio.diagram", model.name()),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> texts.text("catalogue.studio.heat." + level))
                        .toList(),
                texts);
    }

    private HeatDiagram.Heat heat(StepLine line) {
        String words = texts.text("catalogue.studio.step", line.standing(), StudioWords.stay(line.hours(), texts));
        return new HeatDiagram.Heat(
                line.element(),
                line.hours() == null ? 0 : HeatDiagram.level(line.hours() / StudioWords.HOURS_A_DAY),
                line.again() == 0 ? words : words + texts.text("catalogue.studio.step.again", line.again()));
    }

    private void retry(Incident incident) {
        try {
            catalogue.retry(loggedIn.require(), type, incident.id());
        } catch (ZhubanException refused) {
            acts.tell(refused);
        }
        show();
    }

    private void anew(UnfinishedChecks.Line line) {
        acts.attempt(() -> {
            boolean finished = unfinished.anew(loggedIn.require(), type, line.filing());
            Notification.show(texts.text(
                    finished ? "catalogue.studio.unfinished.done" : "catalogue.studio.unfinished.still",
                    line.number()));
        });
        show();
    }

    private Div card(String title, Component... parts) {
        var card = new Div(new H3(texts.text(title)));
        card.add(parts);
        card.addClassNames("zb-panel", "studio-card");
        return card;
    }

    @Override
    public String getPageTitle() {
        return name;
    }
}
