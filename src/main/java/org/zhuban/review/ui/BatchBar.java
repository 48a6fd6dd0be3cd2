package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.router.RouteParameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.BatchPlan;
import org.zhuban.review.DecisionBatches;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.OpenTask;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Verdict;

/** 批量办理: what is chosen in the list, and the decisions that all of it allows. */
final class BatchBar extends Composite<Div> {

    private static final Set<String> FAVOURABLE = Set.of("approved", "accepted");

    private final DecisionBatches batches;
    private final Inbox inbox;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Supplier<InboxQuery> query;
    private final TaskGrid grid;
    private final Span count = new Span();
    private final Button all = new Button();
    private final TextField opinion = new TextField();
    private final Div outcomes = new Div();
    private final Div chosenPart = new Div();
    private Set<String> chosen = Set.of();
    private boolean choosing;

    /** @param query that the list shows */
    BatchBar(
            DecisionBatches batches,
            Inbox inbox,
            LoggedIn loggedIn,
            Texts texts,
            TaskGrid grid,
            Supplier<InboxQuery> query) {
        this.batches = batches;
        this.inbox = inbox;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.grid = grid;
        this.query = query;
        count.addClassName("review-batch-count");
        count.getElement().setAttribute("role", "status");
        all.setText(texts.text("batch.all", ReviewService.LARGEST_BATCH));
        all.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        all.setId("batch-all");
        all.addClickListener(click -> chooseAll());
        var none = new Button(texts.text("batch.none"), click -> grid.deselectAll());
        none.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        none.setId("batch-none");
        opinion.setPlaceholder(texts.text("review.opinion.placeholder"));
        opinion.setAriaLabel(texts.text("review.opinion"));
        opinion.setMaxLength(Verdict.LONGEST_OPINION);
        opinion.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        opinion.addValueChangeListener(change -> opinion.setInvalid(false));
        outcomes.addClassName("review-outcomes");
        chosenPart.add(count, all, none, opinion, outcomes);
        chosenPart.addClassName("review-batch");
        chosenPart.setVisible(false);
        getContent().getElement().setAttribute("role", "region").setAttribute("aria-label", texts.text("batch.title"));
        Div recent = recent();
        getContent().add(recent, chosenPart);
        getContent().setVisible(recent.getElement().getChildCount() > 0);
        grid.selectable(tasks -> {
            if (!choosing) {
                choose(tasks.stream().map(OpenTask::id).toList());
            }
        });
    }

    /** The way to what is still at work, or to what ended last. */
    private Div recent() {
        var recent = new Div();
        batches.recent(loggedIn.require()).stream().findFirst().ifPresent(last -> {
            var link = new Anchor(
                    "decision-batches/" + last.id(),
                    texts.text(
                            last.running() ? "batch.running" : "batch.last",
                            texts.text("outcome." + last.outcome()),
                            last.decided() + last.refused(),
                            last.total()));
            link.setId("batch-last");
            recent.add(link);
            recent.addClassName("review-batch-last");
        });
        return recent;
    }

    private void chooseAll() {
        List<OpenTask> found = inbox.page(loggedIn.require(), query.get(), null, ReviewService.LARGEST_BATCH)
                .items();
        choosing = true;
        try {
            Set<String> ids =
                    new LinkedHashSet<>(found.stream().map(OpenTask::id).toList());
            grid.asMultiSelect()
                    .select(grid.getListDataView()
                            .getItems()
                            .filter(row -> ids.contains(row.id()))
                            .toList());
        } finally {
            choosing = false;
        }
        choose(found.stream().map(OpenTask::id).toList());
    }

    private void choose(List<String> ids) {
        chosen = new LinkedHashSet<>(ids);
        chosenPart.setVisible(!chosen.isEmpty());
        getContent().setVisible(getContent().isVisible() || !chosen.isEmpty());
        outcomes.removeAll();
        if (chosen.isEmpty()) {
            return;
        }
        BatchPlan plan = batches.plan(loggedIn.require(), chosen);
        count.setText(texts.text("batch.chosen", chosen.size()));
        if (plan.outcomes().isEmpty()) {
            outcomes.add(new Span(texts.text("batch.no-outcome")));
        }
        plan.outcomes().forEach(outcome -> outcomes.add(button(outcome)));
    }

    private Button button(String outcome) {
        var button = new Button(texts.text("outcome." + outcome), click -> ask(outcome));
        button.setId("batch-" + outcome);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (FAVOURABLE.contains(outcome)) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    /** Says what will happen before it does. */
    private void ask(String outcome) {
        if (!FAVOURABLE.contains(outcome) && opinion.getValue().isBlank()) {
            opinion.setErrorMessage(texts.text("review.opinion-missing"));
            opinion.setInvalid(true);
            opinion.focus();
            return;
        }
        BatchPlan plan = batches.plan(loggedIn.require(), chosen);
        List<String> words = new ArrayList<>();
        words.add(texts.text("batch.confirm.text", plan.ready(outcome), texts.text("outcome." + outcome)));
        say(words, "batch.confirm.anothers", plan.anothers());
        say(words, "batch.confirm.held", plan.held());
        say(words, "batch.confirm.barred", plan.barred());
        say(words, "batch.confirm.failed", plan.refused(outcome));
        say(words, "batch.confirm.gone", chosen.size() - plan.tasks().size());
        var dialog = new ConfirmDialog();
        dialog.setHeader(texts.text("batch.confirm", texts.text("outcome." + outcome)));
        var text = new Div();
        words.forEach(word -> text.add(new Div(word)));
        dialog.setText(text);
        dialog.setConfirmText(texts.text("batch.start"));
        dialog.setCancelable(true);
        dialog.setCancelText(texts.text("review.cancel"));
        dialog.addConfirmListener(confirmed -> start(outcome));
        OneDialog.open(this, dialog);
    }

    private void say(List<String> words, String code, int number) {
        if (number > 0) {
            words.add(texts.text(code, number));
        }
    }

    private void start(String outcome) {
        try {
            UUID batch = batches.start(loggedIn.require(), chosen, outcome, opinion.getValue());
            UI.getCurrent().navigate(BatchView.class, new RouteParameters(BatchView.ID, batch.toString()));
        } catch (InvalidInputException invalid) {
            opinion.setErrorMessage(texts.of(invalid.errors().get(0)));
            opinion.setInvalid(true);
        }
    }
}
