package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.review.Colleague;
import org.zhuban.review.Proposal;
import org.zhuban.review.TaskDetails;
import org.zhuban.review.TaskRequest;
import org.zhuban.review.TaskTeam;
import org.zhuban.review.Teamwork;

/** 会办, beside what was filed: the decision that waits, requests, comments, and what was done with the task. */
final class TeamPanel extends Div {

    /** What can be done from here. */
    interface Acts {
        void takeBack(TaskRequest request);

        void takeBackProposal();

        /** May refuse. */
        void comment(String text, List<Colleague> mentions);
    }

    private final Tab tab = new Tab();
    private final Texts texts;
    private final Times times;
    private final Acts acts;
    private final Div state = new Div();
    private final Div write = new Div();
    private final Div history = new Div();
    private final TextArea comment = new TextArea();
    private final MultiSelectComboBox<Colleague> mentions = new MultiSelectComboBox<>();
    private @Nullable List<Colleague> colleagues;

    /** @param sitting who can be mentioned; asked when the reader opens the list */
    TeamPanel(Texts texts, Times times, Supplier<List<Colleague>> sitting, Acts acts) {
        this.texts = texts;
        this.times = times;
        this.acts = acts;
        addClassName("team-panel");
        comment.setLabel(texts.text("team.comment"));
        comment.setPlaceholder(texts.text("team.comment.hint"));
        comment.setMaxLength(Teamwork.LONGEST_WORDS);
        comment.setMaxRows(5);
        comment.setManualValidation(true);
        comment.setValueChangeMode(ValueChangeMode.LAZY);
        comment.addValueChangeListener(change -> comment.setInvalid(false));
        comment.setWidthFull();
        comment.setId("team-comment");
        mentions.setPlaceholder(texts.text("team.mention"));
        mentions.setAriaLabel(texts.text("team.mention"));
        mentions.setItemLabelGenerator(Colleague::name);
        mentions.setManualValidation(true);
        mentions.setItems(query -> all(sitting)
                .filter(one -> one.name()
                        .toLowerCase(Locale.ROOT)
                        .contains(query.getFilter().orElse("").toLowerCase(Locale.ROOT)))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        var send = new Button(texts.text("team.comment.do"), click -> comment());
        send.addThemeVariants(ButtonVariant.LUMO_SMALL);
        send.setId("team-comment-send");
        var row = new Div(mentions, send);
        row.addClassName("team-row");
        write.add(comment, row);
        write.addClassName("team-write");
        history.addClassNames("team-acts", "zb");
        add(state, write, history);
    }

    private Stream<Colleague> all(Supplier<List<Colleague>> sitting) {
        if (colleagues == null) {
            colleagues = sitting.get();
        }
        return colleagues.stream();
    }

    Tab tab() {
        return tab;
    }

    void show(TaskDetails details, TaskTeam team) {
        boolean mine = details.barrier() == null
                && team.free(details.task())
                && !details.task().suspended();
        show(team, details.filing().form(), mine, "team.none");
    }

    /** Of a filing that is only read: nothing to press, nothing to write. */
    void read(TaskTeam team, FormDefinition form) {
        write.removeFromParent();
        show(team, form, false, "team.none.read");
    }

    private void show(TaskTeam team, FormDefinition form, boolean mine, String nobody) {
        tab.setLabel(texts.text("team.tab", team.requests().size()));
        state.removeAll();
        Proposal proposal = team.proposal();
        if (proposal != null) {
            state.add(proposal(proposal, team, mine));
        }
        Comparator<TaskRequest> waitingFirst = Comparator.comparing(request -> !request.waits());
        team.requests().stream()
                .sorted(waitingFirst.thenComparing(TaskRequest::askedAt))
                .forEach(request -> state.add(request(request, form, mine)));
        if (proposal == null && team.requests().isEmpty()) {
            var none = new Div(texts.text(nobody));
            none.addClassName("zb-sub");
            state.add(none);
        }
        history.removeAll();
        if (!team.acts().isEmpty()) {
            history.add(new H3(texts.text("team.acts")), new TeamHistory(team.acts(), texts, times));
        }
    }

    private Component proposal(Proposal proposal, TaskTeam team, boolean mine) {
        var words = new Div(TeamWords.proposal(proposal, team, texts, times));
        var box = new Div(words);
        box.addClassNames("zb-note", "team-proposal");
        if (!proposal.verdict().opinion().isBlank()) {
            var opinion = new Div(proposal.verdict().opinion());
            opinion.addClassName("team-words");
            box.add(opinion);
        }
        if (mine) {
            var back = new Button(texts.text("team.take-back-proposal"), click -> acts.takeBackProposal());
            back.addThemeVariants(ButtonVariant.LUMO_SMALL);
            back.setId("proposal-take-back");
            box.add(back);
        }
        return box;
    }

    private Component request(TaskRequest request, FormDefinition form, boolean mine) {
        var head = new Div(
                badge(texts.text("team.kind." + request.kind()), "blue"),
                new Span(texts.text(
                        request.kind() == TaskRequest.Kind.COPY ? "team.request.copy" : "team.request",
                        request.askerName(),
                        request.askedName())),
                badge(TeamWords.state(request, texts), TeamWords.colour(request)));
        head.addClassName("team-row");
        var words = new Div(request.question());
        words.addClassName("team-words");
        var at = new Div(times.shown(request.askedAt()));
        at.addClassName("team-time");
        var box = new Div(head, words, at);
        box.addClassName("team-request");
        if (request.answererName() != null) {
            String answer = Objects.requireNonNullElse(request.answer(), "");
            var said = new Div(texts.text(
                    answer.isBlank() ? "team.answered.silent" : "team.answered",
                    request.answererName(),
                    times.shown(request.endedAt()),
                    answer));
            said.addClassName("team-words");
            box.add(said);
        }
        request.faults().forEach(fault -> box.add(TeamWords.fault(fault, form, texts)));
        if (mine && request.waits()) {
            var back = new Button(texts.text(TeamWords.takeBack(request)), click -> acts.takeBack(request));
            back.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            back.setId("take-back-" + request.id());
            back.setAriaLabel(texts.text(TeamWords.takeBack(request)) + " " + request.askedName());
            head.add(back);
        }
        return box;
    }

    private void comment() {
        try {
            acts.comment(comment.getValue(), List.copyOf(mentions.getValue()));
        } catch (InvalidInputException invalid) {
            comment.setErrorMessage(invalid.errors().stream()
                    .map((FieldError error) -> texts.of(error))
                    .collect(Collectors.joining(" ")));
            comment.setInvalid(true);
            comment.focus();
            return;
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
            return;
        }
        comment.clear();
        mentions.clear();
    }

    private static Span badge(String text, String colour) {
        var badge = new Span(text);
        badge.addClassNames("zb-badge", colour);
        return badge;
    }
}
