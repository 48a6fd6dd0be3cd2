package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingSignature;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.filing.InForce;
import org.zhuban.filing.form.Expiry;
import org.zhuban.filing.form.FieldChange;

/** What a filing's page says around the form: how it stands, the visitor's link, titled panels. */
final class FilingNotes {

    private FilingNotes() {}

    /** Says how the filing stands, above the form; nothing for a draft. */
    static void banner(
            FilingState state, @Nullable FilingDetails details, boolean account, Texts texts, Times times, Div main) {
        overtaken(state, details, texts).ifPresent(main::add);
        switch (state) {
            case RETURNED -> {
                var decision = Objects.requireNonNull(details).lastDecision();
                String opinion = decision == null || decision.opinion() == null ? "" : decision.opinion();
                main.add(note("warn", texts.text("apply.with-you"), opinion));
                if (!Objects.requireNonNull(details).openFaults().isEmpty()) {
                    main.add(note("", texts.text("filing.accepted-rest"), ""));
                }
            }
            case IN_REVIEW -> {
                Filing filing = Objects.requireNonNull(details).filing();
                FilingDetails.Wait waits = details.waits();
                if (waits != null) {
                    main.add(note(
                            "",
                            texts.text("filing.waits", waits.name(), times.day(waits.until())),
                            texts.text("filing.waits.text", filing.number())));
                    return;
                }
                boolean awaited = filing.decider() != null && account;
                String text = account ? "filing.submitted.text" : "apply.submitted.text";
                main.add(note(
                        "",
                        texts.text(awaited ? "filing.awaited" : "apply.submitted"),
                        texts.text(awaited ? "filing.awaited.text" : text, filing.number())));
            }
            case APPROVED -> {
                if (account) {
                    main.add(note("good", texts.text("apply.approved"), ""));
                    return;
                }
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
            case REVOKED -> {
                String reason = Objects.requireNonNullElse(
                        Objects.requireNonNull(details).lastWord(), "");
                var note = note("bad", texts.text("filing.ended.REVOKED"), texts.text("filing.revoked.reason", reason));
                if (account) {
                    InForce inForce = Objects.requireNonNull(details).inForce();
                    note.add(new Div(
                            inForce == null
                                    ? texts.text("filing.revoked.again")
                                    : texts.text("filing.revoked.followed", inForce.number())));
                }
                main.add(note);
            }
            case SUPERSEDED, EXPIRED -> main.add(note("warn", texts.text("filing.ended." + state), ""));
            default -> {}
        }
    }

    /** The rules that approved it, one by one, folded. */
    static Optional<Component> decidedBy(@Nullable FilingDetails details, PageServices services) {
        List<Finding> findings = details == null ? List.of() : details.decidedBy();
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        Texts texts = services.forms().texts();
        var rules = new Details(
                texts.text("filing.findings.show", findings.size()),
                new FindingList(findings, texts, services.times()));
        rules.setId("rules");
        return Optional.of(rules);
    }

    /** Certificates that end soon, once more where all of it is on its way (RULES XC 2). */
    static Optional<Component> expiring(FilingState state, @Nullable FilingDetails details, FormServices services) {
        if (details == null || state != FilingState.IN_REVIEW) {
            return Optional.empty();
        }
        Texts texts = services.texts();
        List<Expiry> expiring = services.forms().expiring(details.form(), details.data());
        return expiring.isEmpty()
                ? Optional.empty()
                : Optional.of(note(
                        "warn",
                        texts.text("filing.expiring"),
                        expiring.stream()
                                .map(one -> texts.text(
                                        "filing.expiring.one",
                                        one.label(),
                                        one.until().toString(),
                                        one.days()))
                                .collect(Collectors.joining("；"))));
    }

    /** Something about the same was approved after this was begun: what it would change back. */
    private static Optional<Div> overtaken(FilingState state, @Nullable FilingDetails details, Texts texts) {
        if (details == null || !state.editable()) {
            return Optional.empty();
        }
        return Optional.ofNullable(details.inForce())
                .filter(inForce -> !inForce.differences().isEmpty() && inForce.newerThan(details.filing()))
                .map(inForce -> note(
                        "warn",
                        texts.text("filing.newer", inForce.number()),
                        texts.text(
                                "filing.newer.fields",
                                inForce.differences().stream()
                                        .map(FieldChange::label)
                                        .collect(Collectors.joining("、")))));
    }

    /** 暂停受理: what he fills in is kept, but cannot be submitted now. */
    static Optional<Div> paused(FilingState state, String type, PageServices services) {
        if (state != FilingState.DRAFT && state != FilingState.WITHDRAWN) {
            return Optional.empty();
        }
        Texts texts = services.forms().texts();
        return Optional.ofNullable(services.types().paused().get(type))
                .map(pause -> note(
                        "warn", texts.text(pause.message(), pause.arguments().toArray()), texts.text("intake.hint")));
    }

    static Div note(String kind, String title, String text) {
        var strong = new Span(title);
        strong.getStyle().set("font-weight", "600").set("display", "block");
        var note = new Div(strong, new Span(text));
        note.addClassNames("zb-note");
        if (!kind.isEmpty()) {
            note.addClassName(kind);
        }
        return note;
    }

    static Div panel(String title, Component content) {
        var heading = new Div(title);
        heading.addClassName("zb-aside-title");
        var panel = new Div(heading, content);
        panel.addClassName("zb-panel");
        return panel;
    }

    /** The link that leads back to the filing, to copy. */
    static void link(Div linkBox, Texts texts) {
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

    /** Title, state, number, due date, and when it was last saved. */
    static Component head(
            FilingState state, @Nullable FilingDetails details, String pageTitle, Span saved, PageServices services) {
        Texts texts = services.forms().texts();
        var title = new H2(pageTitle);
        title.addClassName("zb-title");
        var head = new Div(title);
        head.addClassName("zb-filing-head");
        if (details != null) {
            var number = new Span(details.filing().number());
            number.addClassName("mono");
            head.add(new FilingBadge(state, texts), number);
            Instant due = details.filing().dueAt();
            if (due != null) {
                head.add(services.dueMark().badge(due));
            }
        }
        saved.setText(
                state.editable()
                        ? (details == null
                                ? texts.text("apply.unsaved")
                                : texts.text(
                                        "apply.saved",
                                        services.times().shown(details.filing().changedAt())))
                        : "");
        head.add(saved);
        return head;
    }

    /** Its signature, and what other modules offer beside it. */
    static List<Component> offered(
            @Nullable FilingDetails details, Applicant applicant, PageServices services, Runnable reload) {
        var offered = new ArrayList<Component>();
        if (details == null) {
            return offered;
        }
        FilingSignature signature = details.signature();
        if (signature != null) {
            offered.add(SignatureNote.of(signature, services.forms().texts(), services.times()));
        }
        services.besides().forEach(one -> one.of(applicant, details, reload).ifPresent(offered::add));
        return offered;
    }

    /** Where it stands, what happened, what was told. */
    static List<Component> beside(@Nullable FilingDetails details, PageServices services) {
        Texts texts = services.forms().texts();
        var panels = new ArrayList<Component>();
        if (details == null || details.events().isEmpty()) {
            return panels;
        }
        panels.add(panel(texts.text("apply.progress"), new FilingTimeline(details, texts, services.times())));
        var told = services.messages().about(details.filing().id());
        if (!told.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("zb-told");
            told.forEach(sms -> {
                var state = new Span(services.times().shown(sms.createdAt()) + " · " + sms.masked());
                state.addClassName("zb-step-sub");
                list.add(new ListItem(new Span(texts.text(sms.template() + ".title")), state));
            });
            panels.add(panel(texts.text("filing.messages"), list));
        }
        return panels;
    }

    static Optional<Component> diagram(@Nullable FilingDetails details, Texts texts) {
        if (details == null || details.filing().state() == FilingState.DRAFT) {
            return Optional.empty();
        }
        var diagram = new ProcessDiagram(texts);
        diagram.show(details.model(), details.path(), details.at());
        var panel = panel(texts.text("apply.diagram"), diagram);
        panel.getStyle().set("margin-top", "20px");
        return Optional.of(panel);
    }

    /** Asks first. */
    static void confirm(Component page, Texts texts, String sentence, String go, Runnable act) {
        var dialog = new ConfirmDialog();
        dialog.setText(sentence);
        dialog.setConfirmText(go);
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("filing.cancel"));
        dialog.addConfirmListener(confirmed -> act.run());
        OneDialog.open(page, dialog);
    }
}
