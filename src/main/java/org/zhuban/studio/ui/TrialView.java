package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.Trial;
import org.zhuban.studio.TrialExport;
import org.zhuban.studio.Trials;

/** 试运行 of a draft on its scenarios and on filings of the past. */
@Route("studio/drafts/:draft/trial")
@RolesAllowed("PROCESS_ADMIN")
@StyleSheet("context://review.css")
@StyleSheet("context://studio.css")
class TrialView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int POLL = 700;

    private final Drafts drafts;
    private final Trials trials;
    private final TrialExport export;
    private final StudioActs acts;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final IntegerField most = new IntegerField();
    private final Button start;
    private final Button stop;
    private final Div said = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Div results = new Div();
    private @Nullable Draft draft;
    private @Nullable Trial trial;
    private @Nullable Registration polls;

    TrialView(Drafts drafts, Trials trials, TrialExport export, StudioActs acts, LoggedIn loggedIn, Texts texts) {
        this.drafts = drafts;
        this.trials = trials;
        this.export = export;
        this.acts = acts;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassNames("zb-view", "wide", "studio-type");
        most.setId("trial-most");
        most.setLabel(texts.text("trial.most"));
        most.setMax(Trials.MOST);
        most.setStep(1);
        most.setValue(Trials.USUAL);
        most.setStepButtonsVisible(false);
        most.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        most.setWidth("160px");
        start = new Button(texts.text("trial.start"), VaadinIcon.PLAY.create(), click -> begin());
        start.setId("trial-start");
        start.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        stop = new Button(texts.text("trial.cancel"), click -> cancel());
        stop.addThemeVariants(ButtonVariant.LUMO_SMALL);
        stop.setVisible(false);
        said.setId("trial-said");
        said.getElement().setAttribute("role", "status");
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", texts.text("trial.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            Draft found = drafts.get(
                    loggedIn.require(),
                    UUID.fromString(event.getRouteParameters().get("draft").orElse("")));
            draft = found;
            var lead = new Paragraph(texts.text("trial.lead"));
            lead.addClassName("zb-sub");
            var asked = new Div(most, start, stop);
            asked.addClassName("studio-asked");
            removeAll();
            add(head(found), lead, limits(found), asked, said, bar, results);
        } catch (NotFoundException | IllegalArgumentException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.text("studio.draft.unknown"));
        }
    }

    /** What there is to be tried; where there is nothing, what to do instead. */
    private Div limits(Draft found) {
        boolean past = trials.past(loggedIn.require(), found.type());
        boolean scenarios = drafts.files(loggedIn.require(), found.id()).keySet().stream()
                .anyMatch(path -> path.startsWith("scenarios/"));
        int least = past && !scenarios ? 1 : 0;
        String range = texts.text("trial.most.range", least, Trials.MOST);
        most.setMin(least);
        most.setI18n(new IntegerField.IntegerFieldI18n()
                .setMaxErrorMessage(range)
                .setMinErrorMessage(range)
                .setBadInputErrorMessage(range));
        most.setVisible(past);
        start.setVisible(past || scenarios);
        var none = new Div(texts.text(scenarios ? "trial.no-past" : "trial.nothing"));
        none.setId("trial-none");
        none.addClassNames("zb-note", "amber");
        none.setVisible(!past);
        return none;
    }

    private Div head(Draft found) {
        var title = new H2(texts.text("trial.of", found.name()));
        title.addClassName("zb-title");
        var space = new Span();
        space.addClassName("studio-gap");
        var head = new Div(
                new Anchor("studio/drafts/" + found.id(), texts.text("catalogue.studio.to-draft")),
                title,
                space,
                new Anchor("studio/drafts/" + found.id() + "/difference", texts.text("catalogue.studio.difference")));
        if (found.state() == Draft.State.DRAFT) {
            head.add(acts.release(found.id()));
        }
        head.addClassName("studio-head");
        return head;
    }

    private void begin() {
        if (most.isInvalid() || most.getValue() == null) {
            most.focus();
            return;
        }
        Draft played = Objects.requireNonNull(draft);
        try {
            var account = loggedIn.require();
            trial = trials.start(account, played.type(), drafts.files(account, played.id()), most.getValue());
        } catch (ZhubanException refused) {
            acts.tell(refused);
            return;
        }
        results.removeAll();
        watch();
        look();
    }

    private void cancel() {
        if (trial != null) {
            trial.cancel();
        }
        said.setText(texts.text("trial.cancelled"));
        end();
    }

    private void look() {
        Trial running = trial;
        if (running == null) {
            return;
        }
        Trial.Report report = running.report();
        RuntimeException failure = running.failure();
        if (report != null) {
            end();
            said.setText(TrialResults.said(report, texts));
            results.add(new TrialResults(report, export, loggedIn, texts));
        } else if (failure != null) {
            end();
            said.setText(failure instanceof ZhubanException refused ? acts.words(refused) : texts.text("trial.failed"));
            said.addClassName("studio-refused");
        } else if (running.total() > 0) {
            said.setText(texts.text("trial.at-work", running.done(), running.total()));
            bar.setValue((double) running.done() / running.total());
        } else {
            said.setText(texts.text("trial.waiting"));
        }
    }

    private void watch() {
        said.removeClassName("studio-refused");
        bar.setValue(0);
        bar.setVisible(true);
        start.setEnabled(false);
        stop.setVisible(true);
        getUI().ifPresent(ui -> {
            ui.setPollInterval(POLL);
            polls = ui.addPollListener(poll -> look());
        });
    }

    private void end() {
        bar.setVisible(false);
        start.setEnabled(true);
        stop.setVisible(false);
        if (polls != null) {
            polls.remove();
            polls = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        most.focus();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polls != null) {
            polls.remove();
            polls = null;
            event.getUI().setPollInterval(-1);
        }
        if (trial != null) {
            trial.cancel();
        }
        super.onDetach(event);
    }

    @Override
    public String getPageTitle() {
        return texts.text("trial.title");
    }
}
