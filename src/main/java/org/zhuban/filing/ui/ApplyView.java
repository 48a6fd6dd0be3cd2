package org.zhuban.filing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Applicants;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.form.FormDefinition;

/**
 * A visitor fills in, follows and corrects his filing. The draft is opened with the first answer, and from then on the address is his link: it
 * survives closing the browser. Everything typed is saved at once.
 */
@Route("apply/:type/:token?")
@AnonymousAllowed
class ApplyView extends Div implements BeforeEnterObserver, HasDynamicTitle, FilingBar.Acts {

    private final FilingService filings;
    private final FilingTypes types;
    private final Applicants applicants;
    private final FormServices services;
    private final VisitorActions.Factory actions;
    private final Texts texts;
    private final Times times;
    private final Clock clock;

    private String type = "";
    private String pageTitle = "";
    private @Nullable String token;
    private @Nullable FilingDetails details;
    private @Nullable FilingForm form;
    private final Span saved = new Span();
    private final Div suggestion = new Div();
    private final Div linkBox = new Div();

    @SuppressWarnings("TooManyParameters")
    ApplyView(
            FilingService filings,
            FilingTypes types,
            Applicants applicants,
            FormServices services,
            VisitorActions.Factory actions,
            Texts texts,
            Times times,
            Clock clock) {
        this.filings = filings;
        this.types = types;
        this.applicants = applicants;
        this.services = services;
        this.actions = actions;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
        addClassName("zb-view");
        saved.addClassName("zb-saved");
        saved.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        type = event.getRouteParameters().get("type").orElse("");
        token = event.getRouteParameters().get("token").orElse(null);
        try {
            details = token == null ? null : filings.byToken(token);
            var model = details == null ? types.newest(type) : details.model();
            if (!types.forVisitors(model)) {
                throw new NotFoundException("filing-type.unknown", type);
            }
            pageTitle = model.name();
            show(details == null ? types.form(model) : details.form());
        } catch (NotFoundException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.of(unknown));
        }
    }

    private void show(FormDefinition definition) {
        removeAll();
        FilingState state =
                details == null ? FilingState.DRAFT : details.filing().state();
        add(FilingNotes.head(state, details, pageTitle, saved, texts, times));
        var main = new Div();
        main.addClassName("zb-panel");
        FilingNotes.banner(state, details, texts, main);
        form = new FilingForm(definition, services, actions.of(this::ensureDraft, () -> token));
        main.add(suggestion, form);
        suggestion.removeAll();
        if (details != null) {
            form.setData(details.data());
            form.setAttachments(details.attachments());
            form.setFaults(details.openFaults());
        }
        form.setReadOnly(!state.editable());
        form.onChange(this::changed);
        main.add(new FilingBar(state, texts, this));
        var aside = new Aside();
        aside.add(linkBox);
        linkBox.setVisible(token != null);
        FilingNotes.link(linkBox, texts);
        if (details != null && !details.events().isEmpty()) {
            aside.add(FilingNotes.panel(texts.text("apply.progress"), new FilingTimeline(details, texts, times)));
        }
        var columns = new Div(main, aside);
        columns.addClassName("zb-filing");
        add(columns);
        if (details != null && state != FilingState.DRAFT) {
            var diagram = new ProcessDiagram(texts);
            diagram.show(
                    details.model(),
                    details.path(),
                    details.onDesk().map(desk -> desk.element()).orElse(null));
            var diagramPanel = FilingNotes.panel(texts.text("apply.diagram"), diagram);
            diagramPanel.getStyle().set("margin-top", "20px");
            add(diagramPanel);
        }
    }

    private void changed(String key) {
        try {
            save();
            types.type(type).suggest(key, Objects.requireNonNull(form).data()).ifPresentOrElse(this::suggest, () -> {
                if (key.equals("creditCode")) {
                    suggestion.removeAll();
                }
            });
        } catch (ConflictException meanwhile) {
            refused(meanwhile);
            reload();
        } catch (ZhubanException refused) {
            saved.setText(texts.text("apply.save-failed", texts.of(refused)));
        }
    }

    private void save() {
        Map<String, Object> answers = Objects.requireNonNull(form).data();
        ensureDraft();
        Filing filing = filings.save(
                applicant(), id(), Objects.requireNonNull(details).filing().version(), answers);
        details = filings.own(applicant(), filing.id());
        saved.setText(texts.text("apply.saved", times.shown(clock.instant())));
    }

    /** Opens the draft with the first answer or file; the address becomes the visitor's link. */
    private FilingDetails ensureDraft() {
        if (details == null) {
            FilingService.Opened opened = filings.open(applicants.visitor(null), type, null, Map.of());
            details = opened.details();
            token = opened.token();
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, "apply/" + type + "/" + token));
            FilingNotes.link(linkBox, texts);
            linkBox.setVisible(true);
        }
        return Objects.requireNonNull(details);
    }

    private void suggest(org.zhuban.filing.FilingType.Suggestion found) {
        suggestion.removeAll();
        var note = FilingNotes.note(
                "", texts.text(found.message(), found.arguments().toArray()), "");
        var taken = found.taken();
        if (taken != null) {
            var take = new Button(texts.text("apply.registry.use"), click -> {
                var answers = new java.util.LinkedHashMap<>(
                        Objects.requireNonNull(form).data());
                answers.putAll(taken.values());
                Objects.requireNonNull(form).setErrors(java.util.List.of());
                form.setData(answers);
                suggestion.removeAll();
                save();
            });
            take.addThemeVariants(ButtonVariant.LUMO_SMALL);
            note.add(take);
        }
        suggestion.add(note);
    }

    @Override
    public void withdraw() {
        filings.withdraw(applicant(), id());
    }

    @Override
    public void abandon() {
        filings.abandon(applicant(), id());
    }

    @Override
    public void submit() {
        try {
            save();
            filings.submit(applicant(), id());
            reload();
            getUI().ifPresent(ui -> ui.getPage().executeJs("window.scrollTo({top: 0})"));
        } catch (InvalidInputException invalid) {
            Objects.requireNonNull(form).setErrors(invalid.errors());
        } catch (ZhubanException refused) {
            refused(refused);
            reload();
        }
    }

    @Override
    public void refused(ZhubanException refused) {
        var notification = Notification.show(texts.of(refused), 8000, Notification.Position.TOP_CENTER);
        notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    @Override
    public void reload() {
        if (token != null) {
            details = filings.byToken(token);
            show(details.form());
        }
    }

    private FilingService.Applicant applicant() {
        return applicants.visitor(token);
    }

    private java.util.UUID id() {
        return Objects.requireNonNull(details).filing().id();
    }

    @Override
    public String getPageTitle() {
        return pageTitle + " · " + texts.text("shell.product");
    }
}
