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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.zhuban.common.Texts;

/** The files of a draft by kind, each with the number of its faults. */
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

    private final Texts texts;
    private final Consumer<String> open;
    private final Consumer<Kind> add;
    private List<Object> shown = List.of();
    private boolean pressed;

    FolderTree(Texts texts, Consumer<String> open, Consumer<Kind> add) {
        this.texts = texts;
        this.open = open;
        this.add = add;
        addClassName("studio-tree");
        getElement().setAttribute("role", "navigation").setAttribute("aria-label", texts.text("studio.files"));
    }

    /** @param faults number of faults by path */
    void show(Collection<String> paths, String chosen, Map<String, Long> faults, boolean readOnly) {
        List<Object> now = List.of(List.copyOf(paths), chosen, Map.copyOf(faults), readOnly);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        for (Kind kind : Kind.values()) {
            add(heading(kind, readOnly));
            paths.stream()
                    .filter(path -> Kind.of(path) == kind)
                    .forEach(path -> add(file(kind, path, path.equals(chosen), faults.getOrDefault(path, 0L))));
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

    private Component file(Kind kind, String path, boolean chosen, long faults) {
        var name = new NativeButton(kind.name(path), click -> {
            pressed = true;
            open.accept(path);
        });
        name.addClassName("name");
        name.getElement().setAttribute("title", path);
        if (chosen) {
            name.getElement().setAttribute("aria-current", "true");
            if (pressed) {
                pressed = false;
                name.focus();
            }
        }
        var row = new Div(name);
        row.addClassName("studio-file");
        row.setClassName("chosen", chosen);
        if (faults > 0) {
            var count = new Span(String.valueOf(faults));
            count.addClassName("count");
            count.getElement().setAttribute("role", "img");
            count.getElement().setAttribute("aria-label", texts.text("studio.faults.some", faults));
            row.add(count);
        }
        return row;
    }
}
