package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.studio.Difference;
import org.zhuban.studio.Difference.Change;
import org.zhuban.studio.Difference.Kind;

/**
 * What changes 变更内容: the new diagram with what was added and changed in colours, the former one with what goes, and all of it in words, file
 * by file. Who does not see colours reads the marks on the shapes.
 */
public final class DifferencePanel extends Div {

    private static final Set<Kind> NEW = Set.of(Kind.ADDED, Kind.CHANGED, Kind.MOVED);

    private final Texts texts;
    private final Map<String, Kind> colours;
    private final @Nullable ColouredDiagram present;
    private final @Nullable ColouredDiagram former;

    /**
     * @param oldBpmn the diagram before, as XML; empty for a type that is new
     * @param newBpmn the diagram now
     */
    public DifferencePanel(Difference difference, String oldBpmn, String newBpmn, Texts texts) {
        this.texts = texts;
        this.colours = difference.colours();
        addClassName("difference");
        setId("difference");
        if (difference.isEmpty()) {
            present = null;
            former = null;
            var none = new Div(texts.text("studio.difference.none"));
            none.addClassName("difference-none");
            add(none);
            return;
        }
        boolean coloured = !oldBpmn.isEmpty() && colours.values().stream().anyMatch(NEW::contains);
        boolean removed = !oldBpmn.isEmpty() && colours.containsValue(Kind.REMOVED);
        present = coloured || oldBpmn.isEmpty() ? diagram("studio.difference.after", newBpmn, NEW) : null;
        former = removed ? diagram("studio.difference.before", oldBpmn, Set.of(Kind.REMOVED)) : null;
        words(difference);
    }

    private ColouredDiagram diagram(String heading, String bpmn, Set<Kind> shown) {
        var diagram = new ColouredDiagram(
                bpmn,
                colours.entrySet().stream()
                        .filter(each -> shown.contains(each.getValue()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                texts.text(heading),
                texts);
        var title = new Div(new H3(texts.text(heading)), legend(shown));
        title.addClassName("difference-head");
        add(title, diagram);
        return diagram;
    }

    private Component legend(Set<Kind> shown) {
        var legend = new Div();
        legend.addClassName("difference-legend");
        List.of(Kind.ADDED, Kind.CHANGED, Kind.REMOVED).stream()
                .filter(shown::contains)
                .forEach(kind -> legend.add(tag(kind)));
        return legend;
    }

    private Span tag(Kind kind) {
        var tag = new Span(word(kind));
        tag.addClassNames("difference-tag", "difference-" + kind.name().toLowerCase(Locale.ROOT));
        return tag;
    }

    private String word(Kind kind) {
        return texts.text("studio.difference." + kind);
    }

    private void words(Difference difference) {
        add(new H3(texts.text("studio.difference.words", difference.changes().size())));
        difference.byFile().forEach((file, changes) -> {
            add(new H4(texts.text("studio.difference.file." + Difference.kindOf(file), file)));
            var list = new UnorderedList();
            list.addClassName("difference-list");
            changes.forEach(change -> list.add(line(change)));
            add(list);
        });
    }

    private ListItem line(Change change) {
        var line = new ListItem();
        if (change.drawing()) {
            line.addClassName("difference-weak");
            line.setText(change.sentence());
            return line;
        }
        line.add(tag(change.kind()), new Span(change.sentence()));
        ColouredDiagram shows = change.kind() == Kind.REMOVED ? former : present;
        if (shows != null && shows.colours(change.element())) {
            var find = new Button(VaadinIcon.CROSSHAIRS.create(), click -> shows.centre(change.element()));
            find.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
            find.setAriaLabel(texts.text("studio.difference.find", change.sentence()));
            find.setTooltipText(texts.text("studio.difference.find.short"));
            line.add(find);
        }
        return line;
    }
}
