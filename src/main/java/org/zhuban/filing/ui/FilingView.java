package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.identity.LoggedIn;

/** An account's own filing. */
@Route("filings/:" + FilingView.ID)
@RolesAllowed({"ENTERPRISE", "PROJECT", "PROCESS_ADMIN"})
class FilingView extends Div implements BeforeEnterObserver, HasDynamicTitle, FilingPage.Host {

    static final String ID = "id";

    private final PageServices services;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final FilingPage page;
    private String pageTitle = "";

    FilingView(PageServices services, LoggedIn loggedIn) {
        this.services = services;
        this.loggedIn = loggedIn;
        this.texts = services.forms().texts();
        this.page = new FilingPage(services, this);
        addClassName("zb-view");
        add(page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            UUID id = event.getRouteParameters()
                    .get(ID)
                    .map(UUID::fromString)
                    .orElseThrow(() -> new NotFoundException("filing.unknown"));
            FilingDetails details = services.filings().own(applicant(), id);
            pageTitle = details.model().name();
            page.show(details);
        } catch (NotFoundException | IllegalArgumentException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.text("filing.unknown"));
        }
    }

    @Override
    public Applicant applicant() {
        return Applicant.of(loggedIn.require());
    }

    @Override
    public FilingDetails open() {
        throw new IllegalStateException("an account's page begins with its draft");
    }

    @Override
    public List<Component> beside() {
        return List.of();
    }

    @Override
    public void gone() {
        getUI().ifPresent(ui -> ui.navigate(FilingListView.class));
    }

    @Override
    public void go(UUID filing) {
        getUI().ifPresent(ui -> ui.navigate(FilingView.class, new RouteParameters(ID, filing.toString())));
    }

    @Override
    public String getPageTitle() {
        return pageTitle + " · " + texts.text("shell.product");
    }
}
