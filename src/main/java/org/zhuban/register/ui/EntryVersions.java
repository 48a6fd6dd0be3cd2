package org.zhuban.register.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.register.EntryVersion;

/** The history of an entry 变更记录: who changed what, when, by which filing or as the authority; and what else happened to it. */
public final class EntryVersions extends Composite<Div> {

    private final Map<String, String> names;
    private final boolean own;
    private final Texts texts;
    private final Times times;

    /** What happened besides the entry's own changes. */
    public record Note(Instant at, String act, String detail) {}

    public EntryVersions(List<EntryVersion> history, Map<String, String> names, boolean own, Texts texts, Times times) {
        this(history, List.of(), names, own, texts, times);
    }

    /**
     * @param notes in any order; they stand among the versions, newest first
     * @param names of filing types
     * @param own   the reader is an enterprise: a filing's number leads to it
     */
    public EntryVersions(
            List<EntryVersion> history,
            List<Note> notes,
            Map<String, String> names,
            boolean own,
            Texts texts,
            Times times) {
        this.names = names;
        this.own = own;
        this.texts = texts;
        this.times = times;
        Div panel = getContent();
        panel.add(new H3(texts.text("register.history")));
        panel.addClassNames("zb-panel", "review-changes");
        if (history.isEmpty() && notes.isEmpty()) {
            panel.add(new Paragraph(texts.text("register.history.none")));
        }
        Map<Instant, List<Component>> rows = new TreeMap<>(Comparator.reverseOrder());
        for (EntryVersion version : history) {
            List<Component> at = rows.computeIfAbsent(version.at(), none -> new ArrayList<>());
            at.add(head(version));
            if (version.version() > 1 || history.size() == 1) {
                at.add(changes(version.changes()));
            }
        }
        notes.forEach(note ->
                rows.computeIfAbsent(note.at(), none -> new ArrayList<>()).add(row(note)));
        rows.values().forEach(panel::add);
    }

    private Component row(Note note) {
        var row = new Div(new Span(note.act()), new Span(times.shown(note.at())), new Span(note.detail()));
        row.addClassName("register-version");
        return row;
    }

    private Component head(EntryVersion version) {
        String filed = Objects.requireNonNullElse(version.number(), "");
        var head = new Div(
                new Span(texts.text("register.version", version.version())),
                new Span(times.shown(version.at())),
                new Span(
                        version.filing() == null
                                ? texts.text("register.act." + version.type())
                                : names.getOrDefault(version.type(), version.type())),
                own && version.filing() != null ? new Anchor("filings/" + version.filing(), filed) : new Span(filed),
                new Span(version.by()));
        head.addClassName("register-version");
        return head;
    }

    private Component changes(List<FieldChange> changes) {
        var list = new Div();
        list.addClassName("register-changes");
        if (changes.isEmpty()) {
            list.setText(texts.text("register.version.same"));
        }
        for (FieldChange change : changes) {
            var label = new Span(change.label());
            label.addClassName("review-change-label");
            var before = new Span(change.before().isEmpty() ? texts.text("register.nothing") : change.before());
            before.addClassName("review-before");
            var after = new Span(change.after().isEmpty() ? texts.text("register.nothing") : change.after());
            after.addClassName("review-after");
            var arrow = new Span("→");
            arrow.getElement().setAttribute("aria-hidden", "true");
            list.add(change.before().isEmpty() ? new Div(label, after) : new Div(label, before, arrow, after));
        }
        return list;
    }
}
