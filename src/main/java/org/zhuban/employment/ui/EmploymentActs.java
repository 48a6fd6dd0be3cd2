package org.zhuban.employment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.employment.Duties;
import org.zhuban.employment.Employment;
import org.zhuban.employment.EmploymentAnswers;
import org.zhuban.employment.EmploymentRegister;
import org.zhuban.employment.Employments;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.OpenAlreadyException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;
import org.zhuban.register.ui.EntryActs;

/** On an employment's page: that it has ended and why, or for its enterprise the way to end it. */
@org.springframework.stereotype.Component
class EmploymentActs implements EntryActs {

    private static final int TOLD = 8_000;

    final Texts texts;
    private final Employments employments;
    private final List<Duties> duties;
    private final FilingService filings;
    private final LoggedIn loggedIn;

    EmploymentActs(
            Employments employments, List<Duties> duties, FilingService filings, LoggedIn loggedIn, Texts texts) {
        this.employments = employments;
        this.duties = duties;
        this.filings = filings;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /** Does the reader act for an enterprise? */
    boolean employs() {
        CurrentAccount account = loggedIn.require();
        return account.has(Role.ENTERPRISE) && account.organisation() != null && account.project() == null;
    }

    @Override
    public Optional<Component> of(Register register, Entry entry, Runnable changed) {
        if (!register.key().equals(EmploymentRegister.KEY)) {
            return Optional.empty();
        }
        Employment employment = employments.find(entry.id()).orElseThrow();
        var panel = new Div();
        panel.addClassName("register-standing");
        if (!employment.active()) {
            var badge = new Span(texts.text("employment.ended"));
            badge.addClassNames("zb-badge", "grey");
            panel.add(
                    badge,
                    new Span(texts.text(
                            "employment.ended.why",
                            String.valueOf(employment.endedOn()),
                            texts.text("employment.reason." + employment.endReason()))));
            return Optional.of(panel);
        }
        if (!employs()) {
            return Optional.empty();
        }
        var end = new Button(
                texts.text("employment.end"),
                click -> file(EmploymentAnswers.TERMINATION, null, Map.of("employmentNo", employment.number())));
        end.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        panel.add(end);
        List<String> standsFor = duties.stream()
                .flatMap(one -> one.of(employment.enterprise(), employment.person()).stream())
                .toList();
        if (!standsFor.isEmpty()) {
            var warning = new Span(texts.text("employment.duty", employment.name(), String.join("、", standsFor)));
            warning.addClassName("register-warning");
            panel.add(warning);
        }
        return Optional.of(panel);
    }

    /** Opens a draft and goes there; the one there is, if it is in the way. */
    void file(String type, @Nullable String subject, Map<String, Object> data) {
        try {
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
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }
}
