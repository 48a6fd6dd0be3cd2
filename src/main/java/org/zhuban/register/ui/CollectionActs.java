package org.zhuban.register.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.FilingCollections.Listed;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.OpenAlreadyException;
import org.zhuban.filing.PrintedForms;

/** The acts of a row, as the manual has them (XC 5.1 steps 2 to 5): the kit's verbs, each offered in the states that allow it. */
@org.springframework.stereotype.Component
class CollectionActs {

    private static final int TOLD = 6_000;

    private final FilingService filings;
    private final ObjectProvider<PrintedForms> printed;
    private final Texts texts;

    CollectionActs(FilingService filings, ObjectProvider<PrintedForms> printed, Texts texts) {
        this.filings = filings;
        this.printed = printed;
        this.texts = texts;
    }

    Component badge(Listed row) {
        var badge = new Span(texts.text("filing.state." + row.filing().state()));
        badge.addClassNames(
                "zb-badge",
                switch (row.filing().state()) {
                    case IN_REVIEW -> "blue";
                    case APPROVED -> "green";
                    case RETURNED -> "amber";
                    case REJECTED, REVOKED, EXPIRED -> "red";
                    default -> "plain";
                });
        return badge;
    }

    /** @param changed is called after an act that changed the row */
    Component of(Listed row, Applicant applicant, Runnable changed) {
        var acts = new Div();
        acts.addClassName("collection-acts");
        boolean editable = row.filing().state().editable();
        acts.add(link(texts.text(editable ? "collections.edit" : "collections.open"), row));
        switch (row.filing().state()) {
            case DRAFT -> {
                acts.add(act("collections.submit", row, () -> submit(row, applicant, changed)));
                acts.add(act(
                        "collections.delete",
                        row,
                        () -> ask("collections.delete", row, () -> {
                            filings.delete(applicant, row.filing().id());
                            tell("collections.deleted");
                            changed.run();
                        })));
            }
            case RETURNED, WITHDRAWN -> acts.add(act("collections.submit", row, () -> submit(row, applicant, changed)));
            case IN_REVIEW ->
                acts.add(act(
                        "collections.withdraw",
                        row,
                        () -> ask("collections.withdraw", row, () -> {
                            filings.withdraw(
                                    applicant, row.filing().id(), row.filing().state());
                            tell("collections.withdrawn");
                            changed.run();
                        })));
            case APPROVED -> {
                acts.add(change("collections.change", row, applicant));
                print(row).ifPresent(acts::add);
            }
            case REVOKED -> acts.add(change("collections.again", row, applicant));
            default -> {
                // nothing more to do with it
            }
        }
        return acts;
    }

    void add(Applicant applicant, String type) {
        open(() ->
                filings.open(applicant, type, null, Map.of()).details().filing().id());
    }

    private Button change(String code, Listed row, Applicant applicant) {
        return act(
                code,
                row,
                () -> open(() ->
                        filings.change(applicant, row.filing().id()).filing().id()));
    }

    private void submit(Listed row, Applicant applicant, Runnable changed) {
        try {
            filings.submit(applicant, row.filing().id());
            tell("collections.submitted");
            changed.run();
        } catch (InvalidInputException faulty) {
            // the page shows every fault at its field
            UI.getCurrent().navigate("filings/" + row.filing().id());
        }
    }

    private Optional<Component> print(Listed row) {
        PrintedForms forms = printed.getIfAvailable();
        if (forms == null) {
            return Optional.empty();
        }
        var link = new Anchor(forms.link(row.filing()), texts.text("collections.print"));
        link.setTarget("_blank");
        link.setRouterIgnore(true);
        return Optional.of(link);
    }

    private Anchor link(String text, Listed row) {
        var link = new Anchor("filings/" + row.filing().id(), text);
        link.getElement().setAttribute("aria-label", text + " " + row.filing().title());
        return link;
    }

    private Button act(String code, Listed row, Runnable act) {
        var button = new Button(texts.text(code), click -> guarded(act));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        button.setAriaLabel(texts.text(code) + " " + row.filing().title());
        return button;
    }

    private void ask(String code, Listed row, Runnable act) {
        String title = row.filing().title();
        var dialog = new ConfirmDialog(
                texts.text(code),
                texts.text(code + ".ask", title.isEmpty() ? row.filing().number() : title),
                texts.text(code),
                confirmed -> guarded(act));
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("collections.cancel"));
        OneDialog.open(UI.getCurrent(), dialog);
    }

    private void open(java.util.function.Supplier<UUID> opening) {
        guarded(() -> {
            UUID filing;
            try {
                filing = opening.get();
            } catch (OpenAlreadyException open) {
                filing = open.existing();
            }
            UI.getCurrent().navigate("filings/" + filing);
        });
    }

    private void guarded(Runnable act) {
        try {
            act.run();
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }

    private void tell(String code) {
        Notification.show(texts.text(code), TOLD, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }
}
