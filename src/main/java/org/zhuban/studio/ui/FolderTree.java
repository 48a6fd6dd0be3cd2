package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.zhuban.common.Texts;

/**
 * The files of a draft by kind, each with the number of its faults. A row whose number changes stays the same button: a press on it, with which a
 * field is left that changes the number, never falls into a redraw.
 */
final class FolderTree extends Div {

    /** Kinds of files, in the order they are shown. */
    enum Kind {
        DIAGRAM("", ".bpmn"),
        TABLE("", ".dmn"),
        FORM("forms/", ".form"),
        SCENARIO("scenarios/", ".yaml"),
        REPORT("reports/", ".jrxml");

        private final String folder;
        private final String ending;

        Kind(String folder, String ending) {
            this.folder = folder;
            this.ending = ending;
        }

        static Kind of(String path) {
            for (Kind kind : values()) {
                if (path.endsWith(kind.ending)) {
                    return kind;
                }
            }
            return SCENARIO;
        }

        String path(String name) {
            return folder + name + ending;
        }

        /** Its name without folder and ending. */
        String name(String path) {
            return path.substring(folder.length(), path.length() - ending.length());
        }
    }

    private record Row(Div line, NativeButton name, Span count) {}

    private final Texts texts;
    private final Consumer<String> open;
    private final Consumer<Kind> add;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private List<Object> shown = List.of();

    FolderTree(Texts texts, Consumer<String> open, Consumer<Kind> add) {
        this.texts = texts;
        this.open = open;
        this.add = add;
        addClassName("studio-tree");
        getElement().setAttribute("role", "navigation").setAttribute("aria-label", texts.text("studio.files"));
    }

    /** @param faults number of faults by path */
    void show(Collection<String> paths, String chosen, Map<String, Long> faults, boolean readOnly) {
        List<Object> now = List.of(List.copyOf(paths), readOnly);
        if (!now.equals(shown)) {
            shown = now;
            draw(paths, readOnly);
        }
        rows.forEach((path, row) -> mark(row, path.equals(chosen), faults.getOrDefault(path, 0L)));
    }

    private void draw(Collection<String> paths, boolean readOnly) {
        removeAll();
        rows.clear();
        for (Kind kind : Kind.values()) {
            add(heading(kind, readOnly));
            paths.stream().filter(path -> Kind.of(path) == kind).forEach(path -> {
                Row row = row(kind, path);
                rows.put(path, row);
                add(row.line());
            });
        }
    }

    private Component heading(Kind kind, boolean readOnly) {
        var heading = new H3(new Span(texts.text("studio.kind." + kind)));
        if (kind != Kind.DIAGRAM && !readOnly) {
            var plus = new Button(VaadinIcon.PLUS.create(), click -> add.accept(kind));
            plus.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            plus.setAriaLabel(texts.text("studio.file.add", texts.text("studio.kind." + kind)));
            plus.setTooltipText(texts.text("studio.file.add", texts.text("studio.kind." + kind)));
            heading.add(plus);
        }
        return heading;
    }

    private Row row(Kind kind, String path) {
        var name = new NativeButton(kind.name(path), click -> open.accept(path));
        name.addClassName("name");
        name.getElement().setAttribute("title", path);
        var count = new Span();
        count.addClassName("count");
        count.getElement().setAttribute("role", "img");
        var line = new Div(name, count);
        line.addClassName("studio-file");
        return new Row(line, name, count);
    }

    private void mark(Row row, boolean chosen, long faults) {
        row.line().setClassName("chosen", chosen);
        if (chosen) {
            row.name().getElement().setAttribute("aria-current", "true");
        } else {
            row.name().getElement().removeAttribute("aria-current");
        }
        row.count().setVisible(faults > 0);
        row.count().setText(String.valueOf(faults));
        row.count().getElement().setAttribute("aria-label", texts.text("studio.faults.some", faults));
    }
}
