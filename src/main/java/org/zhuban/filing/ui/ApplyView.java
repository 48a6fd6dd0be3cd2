package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
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
class ApplyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

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
        add(head(state));
        var main = new Div();
        main.addClassName("zb-panel");
        banner(state, main);
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
        main.add(bar(state));
        var aside = new Aside();
        aside.add(linkBox);
        linkBox.setVisible(token != null);
        linkPanel();
        if (details != null && !details.events().isEmpty()) {
            aside.add(panel(texts.text("apply.progress"), new FilingTimeline(details, texts, times)));
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
            var diagramPanel = panel(texts.text("apply.diagram"), diagram);
            diagramPanel.getStyle().set("margin-top", "20px");
            add(diagramPanel);
        }
    }

    private Component head(FilingState state) {
        var title = new H2(pageTitle);
        title.addClassName("zb-title");
        var head = new Div(title);
        head.addClassName("zb-filing-head");
        if (details != null) {
            var number = new Span(details.filing().number());
            number.addClassName("mono");
            head.add(new FilingBadge(state, texts), number);
        }
        saved.setText(
                state.editable()
                        ? (details == null
                                ? texts.text("apply.unsaved")
                                : texts.text(
                                        "apply.saved",
                                        times.shown(details.filing().changedAt())))
                        : "");
        head.add(saved);
        return head;
    }

    private void banner(FilingState state, Div main) {
        switch (state) {
            case RETURNED -> {
                var decision = Objects.requireNonNull(details).lastDecision();
                String opinion = decision == null || decision.opinion() == null ? "" : decision.opinion();
                main.add(note("warn", texts.text("apply.with-you"), opinion));
            }
            case IN_REVIEW ->
                main.add(note(
                        "",
                        texts.text("apply.submitted"),
                        texts.text(
                                "apply.submitted.text",
                                Objects.requireNonNull(details).filing().number())));
            case APPROVED -> {
                var note = note("good", texts.text("apply.approved"), texts.text("apply.approved.text"));
                note.add(new Anchor("/login", texts.text("apply.login")));
                main.add(note);
            }
            case REJECTED -> {
                var decision = Objects.requireNonNull(details).lastDecision();
                String opinion = decision == null || decision.opinion() == null ? "" : decision.opinion();
                main.add(note("bad", texts.text("apply.rejected"), opinion));
            }
            case WITHDRAWN -> main.add(note("", texts.text("apply.withdrawn"), ""));
            case ABANDONED -> main.add(note("", texts.text("apply.abandoned"), ""));
            default -> {}
        }
    }

    private static Div note(String kind, String title, String text) {
        var strong = new Span(title);
        strong.getStyle().set("font-weight", "600").set("display", "block");
        var note = new Div(strong, new Span(text));
        note.addClassNames("zb-note");
        if (!kind.isEmpty()) {
            note.addClassName(kind);
        }
        return note;
    }

    private Component bar(FilingState state) {
        var bar = new Div();
        bar.addClassName("zb-bar");
        var space = new Span();
        space.addClassName("zb-grow");
        bar.add(space);
        if (state == FilingState.IN_REVIEW) {
            bar.add(new Button(texts.text("filing.refresh"), click -> reload()));
            bar.add(button(
                    "apply.withdraw", () -> confirm("apply.withdraw", () -> filings.withdraw(applicant(), id()))));
        } else if (state.editable()) {
            if (state != FilingState.DRAFT) {
                bar.add(button(
                        "apply.abandon", () -> confirm("apply.abandon", () -> filings.abandon(applicant(), id()))));
            }
            var submit = button(state == FilingState.RETURNED ? "apply.resubmit" : "apply.submit", this::submit);
            submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            submit.setDisableOnClick(true);
            bar.add(submit);
        }
        return bar;
    }

    private Button button(String code, Runnable act) {
        return new Button(texts.text(code), click -> {
            try {
                act.run();
            } finally {
                click.getSource().setEnabled(true);
            }
        });
    }

    private void confirm(String code, Runnable act) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(texts.text(code));
        dialog.setText(texts.text(code + ".confirm"));
        dialog.setConfirmText(texts.text(code));
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("apply.cancel"));
        dialog.addConfirmListener(confirmed -> {
            try {
                act.run();
            } catch (ZhubanException refused) {
                refused(refused);
            }
            reload();
        });
        dialog.open();
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
            linkPanel();
            linkBox.setVisible(true);
        }
        return Objects.requireNonNull(details);
    }

    private void suggest(org.zhuban.filing.FilingType.Suggestion found) {
        suggestion.removeAll();
        var note = note("", texts.text(found.message(), found.arguments().toArray()), "");
        if (!found.values().isEmpty()) {
            var take = new Button(texts.text("apply.registry.use"), click -> {
                var answers = new java.util.LinkedHashMap<>(
                        Objects.requireNonNull(form).data());
                answers.putAll(found.values());
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

    private void submit() {
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

    private void refused(ZhubanException refused) {
        var notification = Notification.show(texts.of(refused), 8000, Notification.Position.TOP_CENTER);
        notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    private void reload() {
        if (token != null) {
            details = filings.byToken(token);
            show(details.form());
        }
    }

    private void linkPanel() {
        linkBox.removeAll();
        linkBox.addClassName("zb-panel");
        var title = new Div(texts.text("apply.link"));
        title.addClassName("zb-aside-title");
        var text = new Span(texts.text("apply.link.text"));
        text.getStyle().set("font-size", "14px").set("color", "var(--zb-muted)");
        var copy = new Button(texts.text("apply.copy"));
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL);
        copy.getElement()
                .executeJs(
                        "this.addEventListener('click', () => navigator.clipboard && navigator.clipboard.writeText(location.href))");
        copy.addClickListener(
                click -> Notification.show(texts.text("apply.copied"), 2000, Notification.Position.BOTTOM_CENTER));
        linkBox.add(title, text, new Div(copy));
    }

    private static Div panel(String title, Component content) {
        var heading = new Div(title);
        heading.addClassName("zb-aside-title");
        var panel = new Div(heading, content);
        panel.addClassName("zb-panel");
        return panel;
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
