package org.zhuban.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingSignature;
import org.zhuban.filing.InForce;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.ui.DueMark;
import org.zhuban.filing.ui.FilingForm;
import org.zhuban.filing.ui.FilingTimeline;
import org.zhuban.filing.ui.FormServices;
import org.zhuban.filing.ui.PicturesCompared;
import org.zhuban.filing.ui.ProcessDiagram;
import org.zhuban.filing.ui.RelatedPage;
import org.zhuban.filing.ui.RevisionFolds;
import org.zhuban.filing.ui.SignatureNote;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskTeam;
import org.zhuban.review.WatchedFilings;

/** The two sides of a task's page: what was filed on the left, what it is compared with on the right. */
@Component
class TaskPanels {

    private final FormServices services;
    private final List<PicturesCompared> compared;
    private final List<RelatedPage> related;
    private final WatchedFilings watched;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final DueMark dueMark;

    TaskPanels(
            FormServices services,
            List<PicturesCompared> compared,
            List<RelatedPage> related,
            WatchedFilings watched,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            DueMark dueMark) {
        this.services = services;
        this.compared = compared;
        this.related = related;
        this.watched = watched;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.dueMark = dueMark;
    }

    /** What it is and who has it, with the ways to its neighbours; staff may watch it. */
    TaskHeader header(
            TaskDetails details,
            TaskTeam team,
            com.vaadin.flow.component.Component more,
            TaskSteps steps,
            TaskHeader.Acts acts) {
        CurrentAccount account = loggedIn.require();
        var header = new TaskHeader(details, team, account.id(), more, texts, times, dueMark, acts);
        header.getElement().insertChild(1, steps.getElement());
        if (account.organisation() == null) {
            var watch = new WatchButton(watched, loggedIn, texts, details.task().filing());
            header.getElement().appendChild(watch.getElement());
        }
        return header;
    }

    FilingForm form(FilingDetails details) {
        var form = new FilingForm(
                details.form(), services, new ReviewFiles(details.filing().id()));
        form.setReadOnly(true);
        form.setData(details.data());
        form.setAttachments(details.attachments());
        form.setOrigins(details.provenance());
        form.setChanged(details.changes().stream().collect(Collectors.toMap(FieldChange::field, Function.identity())));
        return form;
    }

    /**
     * Findings, changes, the form.
     *
     * @param reveal gives the personal fields in clear; null when the reader may not ask
     */
    Div filed(TaskDetails details, FilingForm form, @Nullable Supplier<Map<String, Object>> reveal) {
        return filed(details.filing(), form, reveal);
    }

    /** Of a filing that is only read. */
    Div filed(FilingDetails filing, FilingForm form) {
        return filed(filing, form, null);
    }

    private Div filed(FilingDetails filing, FilingForm form, @Nullable Supplier<Map<String, Object>> reveal) {
        var left = new Div();
        left.addClassName("review-filed");
        related.stream()
                .map(one -> one.of(loggedIn.require(), filing))
                .flatMap(Optional::stream)
                .forEach(link -> left.add(related(link)));
        if (!filing.findings().isEmpty()) {
            left.add(new FindingsPanel(filing.findings(), texts, times));
        }
        FilingSignature signature = filing.signature();
        if (signature != null) {
            left.add(SignatureNote.of(signature, texts, times));
        }
        if (!filing.changes().isEmpty()) {
            left.add(new ChangesPanel(
                    texts.text("review.changes", filing.changes().size()), filing.changes(), texts));
        }
        InForce inForce = filing.inForce();
        if (inForce != null) {
            left.add(new ChangesPanel(
                    texts.text(
                            "review.differences",
                            inForce.differences().size(),
                            inForce.number(),
                            times.day(inForce.since())),
                    inForce.differences(),
                    texts));
        }
        var head = new Div(new H3(texts.text("review.form")));
        head.addClassName("review-form-head");
        if (reveal != null && filing.form().fields().stream().anyMatch(FormElement::personal)) {
            head.add(reveal(filing, form, reveal));
        }
        head.add(print());
        var panel = new Div(head, form);
        FormerReturn.of(filing)
                .ifPresent(former -> panel.addComponentAtIndex(
                        1,
                        new RevisionFolds(
                                form,
                                filing.form(),
                                filing.changes().stream()
                                        .map(FieldChange::field)
                                        .collect(Collectors.toSet()),
                                former.faults(),
                                texts)));
        panel.addClassNames("zb-panel", "review-form");
        left.add(panel, printed(filing));
        return left;
    }

    private static Div related(RelatedPage.Link link) {
        var anchor = new Anchor(link.path(), link.name());
        anchor.setId("related");
        var note = new Div(anchor, new Span(link.text()));
        note.addClassNames("zb-note", "review-related");
        return note;
    }

    private Button print() {
        var button = new Button(texts.text("review.print"), VaadinIcon.PRINT.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setTooltipText(texts.text("review.print.hint"));
        button.setId("print");
        button.addClickListener(click -> button.getElement().executeJs("window.print()"));
        return button;
    }

    /** On paper only: that it is not decided yet, and its history, which stands behind a tab on the screen. */
    private Div printed(FilingDetails filing) {
        var printed = new Div(
                new H3(texts.text("review.history")),
                new FilingTimeline(filing, texts, times),
                new Paragraph(texts.text("review.print.open")));
        printed.addClassNames("zb-panel", "review-printed");
        printed.getElement().setAttribute("aria-hidden", "true");
        return printed;
    }

    private Button reveal(FilingDetails filing, FilingForm form, Supplier<Map<String, Object>> ask) {
        var button = new Button(texts.text("review.reveal"), VaadinIcon.EYE.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setTooltipText(texts.text("review.reveal.hint"));
        button.setId("reveal");
        button.addClickListener(click -> {
            Map<String, Object> whole = new HashMap<>(filing.data());
            whole.putAll(ask.get());
            form.setData(whole);
            button.setVisible(false);
        });
        return button;
    }

    /**
     * What is to be compared, attachments, diagram, history, working together.
     *
     * @param team null where nobody works together
     */
    TabSheet beside(TaskDetails details, @Nullable TeamPanel team) {
        TabSheet sheet = beside(details.filing(), details.task().task());
        if (team != null) {
            sheet.add(team.tab(), team);
        }
        return sheet;
    }

    /** @param at BPMN id of the present step; null = where the filing stands, if anywhere */
    TabSheet beside(FilingDetails filing, @Nullable String at) {
        var sheet = new TabSheet();
        sheet.addClassName("review-beside");
        compared.stream()
                .map(one -> one.of(filing))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(comparison -> {
                    sheet.addClassName("comparing");
                    sheet.add(
                            texts.text("review.compare"),
                            new ComparisonPane(
                                    filing.form(),
                                    comparison,
                                    new ReviewFiles(filing.filing().id()),
                                    texts,
                                    times));
                });
        sheet.add(
                texts.text("review.files.count", filing.attachments().size()),
                new AttachmentPane(
                        filing.form(),
                        filing.attachments(),
                        new ReviewFiles(filing.filing().id()),
                        texts));
        var diagram = new ProcessDiagram(texts);
        diagram.setHeight("100%");
        diagram.show(filing.model(), filing.path(), at == null ? filing.at() : at);
        sheet.add(texts.text("review.diagram"), diagram);
        var history = new Div(new FilingTimeline(filing, texts, times));
        history.addClassName("review-history");
        sheet.add(texts.text("review.history"), history);
        return sheet;
    }
}
