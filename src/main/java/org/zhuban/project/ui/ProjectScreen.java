package org.zhuban.project.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.enterprise.EnterpriseDirectory;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.OpenAlreadyException;
import org.zhuban.filing.Organisations;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.Project;
import org.zhuban.project.ProjectImport;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.ProjectOffice;
import org.zhuban.project.ProjectParties;
import org.zhuban.project.ProjectWorkspace;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;
import org.zhuban.register.RegisterLabels;
import org.zhuban.register.RegisterSearch;

/** What the screens of projects work with. */
@Component
class ProjectScreen {

    private static final int TOLD = 8_000;
    private static final int FILED = 50;

    final ProjectOffice office;
    final ProjectImport imports;
    final ProjectParties parties;
    final ProjectWorkspace workspace;
    final EnterpriseDirectory directory;
    final RegisterLabels labels;
    final RegisterSearch search;
    final FilingTypes types;
    final LoggedIn loggedIn;
    final CodeTables codes;
    final Regions regions;
    final Texts texts;
    final Times times;
    private final FilingService filings;
    private final Organisations organisations;

    @SuppressWarnings("TooManyParameters")
    ProjectScreen(
            ProjectOffice office,
            ProjectImport imports,
            ProjectParties parties,
            ProjectWorkspace workspace,
            EnterpriseDirectory directory,
            RegisterLabels labels,
            RegisterSearch search,
            FilingTypes types,
            LoggedIn loggedIn,
            CodeTables codes,
            Regions regions,
            Texts texts,
            Times times,
            FilingService filings,
            Organisations organisations) {
        this.office = office;
        this.imports = imports;
        this.parties = parties;
        this.workspace = workspace;
        this.directory = directory;
        this.labels = labels;
        this.search = search;
        this.types = types;
        this.loggedIn = loggedIn;
        this.codes = codes;
        this.regions = regions;
        this.texts = texts;
        this.times = times;
        this.filings = filings;
        this.organisations = organisations;
    }

    /** Does the account act for a general contractor? */
    boolean contractor() {
        return Optional.of(loggedIn.require())
                .filter(account -> account.project() == null)
                .map(CurrentAccount::organisation)
                .flatMap(organisations::find)
                .filter(own -> own.kind().equals(ProjectKinds.GENERAL_CONTRACTOR))
                .isPresent();
    }

    /** Opens a filing, or the one that is open already. @param subject what it is about, if that is known */
    void file(String type, @Nullable String subject, Map<String, Object> data) {
        guarded(() -> {
            UUID filing;
            try {
                filing = filings.open(Applicant.of(loggedIn.require()), type, subject, data)
                        .details()
                        .filing()
                        .id();
            } catch (OpenAlreadyException open) {
                filing = open.existing();
            }
            UI.getCurrent().navigate("filings/" + filing);
        });
    }

    /** What the reader's enterprise filed for a project, newest change first. */
    List<Filing> filed(Project project) {
        CurrentAccount account = loggedIn.require();
        return account.organisation() == null
                ? List.of()
                : filings
                        .mine(
                                Applicant.of(account),
                                new FilingQuery(null, null, project.name(), null, null, null),
                                FILED)
                        .items()
                        .stream()
                        .filter(filing -> project.id().equals(filing.project()))
                        .toList();
    }

    void guarded(Runnable act) {
        try {
            act.run();
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }

    void tell(String code, Object... args) {
        Notification.show(texts.text(code, args), TOLD, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    Span badge(String text, String colour) {
        var badge = new Span(text);
        badge.addClassNames("zb-badge", colour);
        return badge;
    }

    Span badge(Project.State state) {
        return badge(
                texts.text("project.state." + state),
                switch (state) {
                    case CREATED -> "amber";
                    case MANAGED -> "green";
                    case FINISHED -> "plain";
                });
    }
}
