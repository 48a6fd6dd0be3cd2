package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zhuban.common.Texts;
import org.zhuban.filing.Fault;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/**
 * A resubmitted filing as its reviewer sees it: what changed and what was at fault, the rest folded away group by group; each fault of the last
 * return at its field, with whether the field was touched.
 */
public final class RevisionFolds extends Div {

    private static final String FOLDED = "zbf-folded";

    private final Texts texts;
    private final List<Fold> folds = new ArrayList<>();
    private final NativeButton all = new NativeButton();

    /**
     * @param form    shown already, to read
     * @param changed fields and slots that differ from the last submission
     * @param former  faults of the last return
     */
    public RevisionFolds(
            FilingForm form, FormDefinition definition, Set<String> changed, List<Fault> former, Texts texts) {
        this.texts = texts;
        former.forEach(fault -> form.beside(fault.field(), note(fault, changed.contains(fault.field()))));
        List<FormField> loose = new ArrayList<>();
        int folded = 0;
        for (FormElement element : definition.elements()) {
            List<FormField> fields = leaves(element)
                    .flatMap(leaf -> form.field(String.valueOf(leaf.key())).stream())
                    .filter(FormField::isVisible)
                    .filter(field -> !open(field, changed, former))
                    .toList();
            folded += fields.size();
            if (!"group".equals(element.type())) {
                loose.addAll(fields);
            } else if (!fields.isEmpty()) {
                folds.add(new Fold(fields));
            }
        }
        if (!loose.isEmpty()) {
            folds.add(0, new Fold(loose));
        }
        addClassName("zbf-folds");
        all.addClickListener(click -> fold(folds.stream().noneMatch(Fold::folded)));
        add(new Span(texts.text("form.folded", folded)), all);
        setVisible(folded > 0);
        fold(true);
    }

    private static Stream<FormElement> leaves(FormElement element) {
        return element.key() != null
                ? Stream.of(element)
                : element.children().stream().flatMap(RevisionFolds::leaves);
    }

    private static boolean open(FormField field, Set<String> changed, List<Fault> former) {
        String key = String.valueOf(field.element().key());
        return changed.contains(key)
                || former.stream().anyMatch(fault -> fault.field().equals(key));
    }

    private Div note(Fault fault, boolean touched) {
        var head = new Span(texts.text(touched ? "form.former-fault.touched" : "form.former-fault.untouched"));
        head.addClassName("zbf-note-title");
        var note = new Div(head, new Span(fault.reason()));
        note.addClassNames("zbf-note", touched ? "zbf-former-touched" : "zbf-fault");
        return note;
    }

    private void fold(boolean folded) {
        folds.forEach(fold -> fold.set(folded));
        said();
    }

    private void said() {
        boolean some = folds.stream().anyMatch(Fold::folded);
        all.setText(texts.text(some ? "form.unfold-all" : "form.fold-all"));
        all.getElement().setAttribute("aria-expanded", String.valueOf(!some));
    }

    /** The unchanged fields of a group. */
    private final class Fold {

        private final List<FormField> fields;
        private final NativeButton button = new NativeButton();

        Fold(List<FormField> fields) {
            this.fields = fields;
            button.addClassName("zbf-fold");
            button.addClickListener(click -> {
                set(!folded());
                said();
            });
            Component place = fields.get(0).getParent().orElseThrow();
            place.getElement()
                    .getParent()
                    .insertChild(place.getElement().getParent().indexOfChild(place.getElement()), button.getElement());
        }

        boolean folded() {
            return fields.get(0).hasClassName(FOLDED);
        }

        void set(boolean folded) {
            fields.forEach(field -> field.setClassName(FOLDED, folded));
            button.setText(texts.text(folded ? "form.unfold" : "form.fold", fields.size()));
            button.getElement().setAttribute("aria-expanded", String.valueOf(!folded));
        }
    }
}
