package org.zhuban.filing.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.Applicants;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;

/**
 * A visitor fills in, follows and corrects his filing. The draft is opened with the first answer, and from then on the address is his link: it
 * survives closing the browser. His own browser remembers it and offers it again until he says to forget it.
 */
@Route("apply/:type/:token?")
@AnonymousAllowed
@JavaScript("context://apply.js")
class ApplyView extends Div implements BeforeEnterObserver, HasDynamicTitle, FilingPage.Host {

    private final PageServices services;
    private final Applicants applicants;
    private final Texts texts;
    private final FilingPage page;
    private final Div resume = new Div();
    private final Div linkBox = new Div();
    private String type = "";
    private String pageTitle = "";
    private @Nullable String token;

    ApplyView(PageServices services, Applicants applicants) {
        this.services = services;
        this.applicants = applicants;
        this.texts = services.forms().texts();
        this.page = new FilingPage(services, this);
        addClassName("zb-view");
        add(resume, page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        type = event.getRouteParameters().get("type").orElse("");
        token = event.getRouteParameters().get("token").orElse(null);
        resume.removeAll();
        try {
            var details = token == null ? null : services.filings().byToken(token);
            var model = details == null ? services.types().newest(type) : details.model();
            if (!services.types().forVisitors(model)) {
                throw new NotFoundException("filing-type.unknown", type);
            }
            pageTitle = model.name();
            if (details == null) {
                page.show(type, model.name(), services.types().form(model));
            } else {
                page.show(details);
                remember(details);
            }
        } catch (NotFoundException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.of(unknown));
        }
    }

    /** What is over is no draft to come back to. */
    private void remember(FilingDetails details) {
        FilingState state = details.filing().state();
        boolean over = !state.editable() && state != FilingState.IN_REVIEW;
        getElement().executeJs("window.zhubanApply.remember($0, $1)", type, over ? "" : String.valueOf(token));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (token == null) {
            getElement()
                    .executeJs("return window.zhubanApply.remembered($0)", type)
                    .then(String.class, this::offer);
        }
    }

    /** A filing begun in this browser: its link again, and a way to forget it. */
    private void offer(String remembered) {
        if (remembered.isEmpty() || token != null) {
            return;
        }
        FilingDetails known;
        try {
            known = services.filings().byToken(remembered);
        } catch (NotFoundException gone) {
            forget();
            return;
        }
        var note = FilingNotes.note(
                "",
                texts.text(
                        "apply.resume",
                        texts.text("filing.state." + known.filing().state())),
                known.filing().number() + " " + known.filing().title());
        var open = new Anchor("apply/" + type + "/" + remembered, texts.text("apply.resume.open"));
        open.addClassName("zb-resume-open");
        var forget = new Button(texts.text("apply.resume.forget"), click -> forget());
        forget.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var acts = new Div(open, forget);
        acts.addClassName("zb-resume");
        note.add(acts);
        resume.removeAll();
        resume.add(note);
    }

    private void forget() {
        resume.removeAll();
        getElement().executeJs("window.zhubanApply.remember($0, '')", type);
    }

    @Override
    public FilingService.Applicant applicant() {
        return applicants.visitor(token);
    }

    @Override
    public FilingDetails open() {
        FilingService.Opened opened = services.filings().open(applicants.visitor(null), type, null, Map.of());
        token = Objects.requireNonNull(opened.token());
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, "apply/" + type + "/" + token));
        FilingNotes.link(linkBox, texts);
        linkBox.setVisible(true);
        resume.removeAll();
        remember(opened.details());
        return opened.details();
    }

    @Override
    public List<Component> beside() {
        FilingNotes.link(linkBox, texts);
        linkBox.setVisible(token != null);
        return List.of(linkBox);
    }

    @Override
    public void gone() {
        forget();
        getUI().ifPresent(ui -> ui.navigate("apply/" + type));
    }

    @Override
    public void go(UUID filing) {
        throw new NotFoundException("filing.unknown");
    }

    @Override
    public String getPageTitle() {
        return pageTitle + " · " + texts.text("shell.product");
    }
}
