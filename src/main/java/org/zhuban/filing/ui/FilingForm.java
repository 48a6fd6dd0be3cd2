package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Prefill;
import org.zhuban.filing.Provenance;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;

/**
 * A form file on the screen: to fill in, to read, to point at what is wrong. It keeps no rules of its own; each field is checked
 * when the reader is done with it, by the same {@code Forms} that submission asks.
 */
@StyleSheet("context://form.css")
@JavaScript("context://form.js")
public final class FilingForm extends Composite<Div> {

    private final FormDefinition form;
    private final FormServices services;
    private final FormActions actions;
    private final ErrorSummary summary;
    private final FieldWarnings warnings;
    private final FaultLinks faultLinks;
    private final List<Attachment> attachments = new ArrayList<>();
    private final Set<String> wrong = new LinkedHashSet<>();
    private Map<String, Object> given = Map.of();
    private List<Fault> faults = List.of();
    private Map<String, FieldChange> changes = Map.of();
    private Map<String, String> picked = Map.of();
    private Set<String> accepted = Set.of();
    private final Map<String, Provenance> origins = new LinkedHashMap<>();
    private boolean readOnly;
    private @Nullable Consumer<Prefill> takeListener;
    private @Nullable Consumer<String> changeListener;
    private @Nullable Consumer<FormElement> pickListener;
    private FormPart part;

    public FilingForm(FormDefinition form, FormServices services, FormActions actions) {
        this.form = form;
        this.services = services;
        this.actions = actions;
        this.summary = new ErrorSummary(services.texts());
        this.faultLinks = new FaultLinks(services.texts());
        this.warnings = new FieldWarnings(form, services);
        getContent().addClassName("zbf");
        getContent().getElement().addEventListener("zb-leaving", leaving -> {}); // see form.js
        this.part = render();
    }

    private FormPart render() {
        FormPart fresh = new FormPart(form, new Page());
        part = fresh;
        getContent().removeAll();
        getContent().setClassName("zbf-readonly", readOnly);
        getContent().add(faultLinks, summary, fresh);
        summary.show(List.of());
        wrong.clear();
        fresh.setData(given);
        fresh.arrange(given);
        showRemarks();
        return fresh;
    }

    /** Replaces all answers; keys that the form does not have are left out. */
    public void setData(Map<String, Object> data) {
        given = new LinkedHashMap<>(data);
        part.setData(given);
        part.arrange(given);
        warnings.show(part.fields(), given);
    }

    /** The answers as typed, hidden ones too: {@code Forms.clean} decides what counts. */
    public Map<String, Object> data() {
        Map<String, Object> data = part.data();
        // what only a reader may see whole stays as it was given
        form.fields().stream()
                .map(FormElement::key)
                .filter(key -> part.field(String.valueOf(key)).isEmpty())
                .forEach(key -> {
                    Object value = given.get(key);
                    if (value != null) {
                        data.put(String.valueOf(key), value);
                    }
                });
        return data;
    }

    public void setAttachments(List<Attachment> files) {
        attachments.clear();
        attachments.addAll(files);
        part.fields().forEach(field -> field.input().refresh());
    }

    /** Shows all at once, at their fields and in a summary with a way to each, and goes to the first. Replaces earlier ones. */
    public void setErrors(List<FieldError> errors) {
        reopen(errors.stream().map(FilingForm::key).collect(Collectors.toSet()));
        part.fields().forEach(field -> field.input().setError(null));
        wrong.clear();
        Map<FormField, List<FieldError>> byField = new LinkedHashMap<>();
        List<ErrorSummary.Entry> homeless = new ArrayList<>();
        for (FieldError error : errors) {
            part.field(key(error))
                    .filter(FormField::isVisible)
                    .ifPresentOrElse(
                            field -> byField.computeIfAbsent(field, one -> new ArrayList<>())
                                    .add(error),
                            () -> homeless.add(
                                    new ErrorSummary.Entry(services.texts().of(error), null)));
        }
        List<ErrorSummary.Entry> entries = new ArrayList<>();
        for (FormField field : part.fields()) {
            for (FieldError error : byField.getOrDefault(field, List.of())) {
                show(field, error);
                entries.add(new ErrorSummary.Entry(services.texts().of(error), field));
            }
        }
        entries.addAll(homeless);
        summary.show(entries);
        entries.stream()
                .map(ErrorSummary.Entry::field)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresentOrElse(FormField::reveal, () -> {
                    if (!entries.isEmpty()) {
                        summary.getElement().executeJs("this.scrollIntoView({block: 'center'})");
                    }
                });
    }

    private void show(FormField field, FieldError error) {
        String[] steps = error.field().replaceFirst("^/", "").split("/", 2);
        String sentence = services.texts().of(error);
        wrong.add(steps[0]);
        if (steps.length == 2) {
            field.input().setInnerError(steps[1], sentence);
        } else {
            field.input().setError(sentence);
        }
    }

    static String key(FieldError error) {
        return error.field().replaceFirst("^/", "").split("/", 2)[0];
    }

    /** Reasons of a return, at their fields and slots; they stay while the applicant corrects. */
    public void setFaults(List<Fault> returned) {
        faults = List.copyOf(returned);
        showRemarks();
    }

    /** Fields that differ from what was there before, by key. */
    public void setChanged(Map<String, FieldChange> differing) {
        changes = Map.copyOf(differing);
        showRemarks();
    }

    /** Reasons that the reviewer has pinned so far, by key of field or slot. */
    public void setPicked(Map<String, String> reasonByField) {
        if (!picked.equals(reasonByField)) {
            picked = Map.copyOf(reasonByField);
            showRemarks();
        }
    }

    /** A view to read: labels and values, files to preview. */
    public void setReadOnly(boolean reading) {
        if (readOnly != reading) {
            given = data();
            readOnly = reading;
            render();
        }
    }

    /** Called with the key of the field or slot after each change by the reader. */
    public void onChange(Consumer<String> listener) {
        changeListener = listener;
    }

    /** Shows something right at a field; nowhere if there is no such field on the screen. */
    void beside(String key, Component note) {
        part.field(key).ifPresent(field -> field.getElement().appendChild(note.getElement()));
    }

    /** Fields that were accepted in the last review: to read, each opened on purpose only, or by an error at it. */
    public void setAccepted(Set<String> keys) {
        given = data();
        accepted = Set.copyOf(keys);
        render();
    }

    private void reopen(Set<String> keys) {
        if (accepted.stream().anyMatch(keys::contains)) {
            setAccepted(accepted.stream().filter(key -> !keys.contains(key)).collect(Collectors.toSet()));
        }
    }

    /** Where answers came from, by key; shown at the fields, with what the source said where the answer is another. */
    public void setOrigins(Map<String, Provenance> present) {
        origins.clear();
        origins.putAll(present);
        showOrigins(origins.keySet());
    }

    /** Called with answers that were taken over from somewhere, before the change is told. */
    public void onTake(Consumer<Prefill> listener) {
        takeListener = listener;
    }

    /** Fills in answers from a register or an outside source. */
    public void take(Prefill taken) {
        taken.values().forEach((key, value) -> part.field(key).ifPresent(field -> {
            field.input().setValue(value);
            field.input().setError(null);
            summary.settle(field);
            origins.put(key, new Provenance(taken.source(), taken.at(), value));
        }));
        part.arrange(data());
        warnings.show(part.fields(), data());
        showOrigins(taken.values().keySet());
        if (takeListener != null) {
            takeListener.accept(taken);
        }
    }

    private void showOrigins(Collection<String> keys) {
        new OriginNotes(form, services)
                .show(keys.stream().flatMap(key -> part.field(key).stream()).toList(), origins, data());
    }

    /** Lets the reader point at a field or slot, by click or keyboard. */
    public void onPick(Consumer<FormElement> listener) {
        pickListener = listener;
        showRemarks();
    }

    private void showRemarks() {
        for (FormField field : part.fields()) {
            String key = String.valueOf(field.element().key());
            String reasons = faults.stream()
                    .filter(fault -> fault.field().equals(key))
                    .map(Fault::reason)
                    .collect(Collectors.joining("\n"));
            if (pickListener != null) {
                field.makePickable();
            }
            field.showFault(reasons.isEmpty() ? null : reasons);
            field.showChange(changes.get(key));
            field.showPicked(picked.get(key));
        }
        warnings.show(part.fields(), data());
        faultLinks.show(faults, part);
        showOrigins(origins.keySet());
    }

    /** Checks one field by the form's rules; an empty one is only spoken to after a submission has named it. */
    private void check(FormElement element) {
        String key = String.valueOf(element.key());
        FormField field = part.field(key).orElse(null);
        if (field == null) {
            return;
        }
        String unreadable = field.input().unreadable();
        if (unreadable != null) {
            field.input().setError(unreadable);
            return;
        }
        Object value = field.input().value();
        if ((value == null || value.equals("")) && !wrong.contains(key)) {
            field.input().setError(null);
            return;
        }
        List<FieldError> errors = services.forms().validate(form, data(), filledSlots()).stream()
                .filter(error -> key(error).equals(key))
                .toList();
        field.input().setError(null);
        errors.forEach(error -> show(field, error));
        if (errors.isEmpty()) {
            summary.settle(field);
        }
        warnings.show(List.of(field), data());
    }

    Optional<FormField> field(String key) {
        return part.field(key);
    }

    private Set<String> filledSlots() {
        return attachments.stream().map(Attachment::slot).collect(Collectors.toSet());
    }

    /** What the parts see of the form. */
    private final class Page implements FormPage {

        @Override
        public FormServices services() {
            return services;
        }

        @Override
        public FormActions actions() {
            return actions;
        }

        @Override
        public boolean readOnly() {
            return readOnly;
        }

        @Override
        public Map<String, Object> data() {
            return FilingForm.this.data();
        }

        @Override
        public boolean reads(FormElement field) {
            return readOnly || accepted(field);
        }

        @Override
        public boolean accepted(FormElement field) {
            return !readOnly && accepted.contains(String.valueOf(field.key()));
        }

        @Override
        public void reopen(FormElement field) {
            String key = String.valueOf(field.key());
            FilingForm.this.reopen(Set.of(key));
            field(key).ifPresent(FormField::reveal);
        }

        @Override
        public void take(Prefill taken) {
            FilingForm.this.take(taken);
        }

        @Override
        public void changed(FormElement field) {
            part.arrange(FilingForm.this.data());
            showOrigins(List.of(String.valueOf(field.key())));
            if (changeListener != null) {
                changeListener.accept(String.valueOf(field.key()));
            }
        }

        @Override
        public void left(FormElement field) {
            check(field);
            part.fields().stream()
                    .map(FormField::element)
                    .filter(other -> String.valueOf(field.key())
                            .equals(other.properties().get("after")))
                    .forEach(FilingForm.this::check);
        }

        @Override
        public List<Attachment> attachments(String slot) {
            return attachments.stream().filter(file -> file.slot().equals(slot)).toList();
        }

        @Override
        public void attached(FormElement slot, Attachment attachment) {
            attachments.add(attachment);
            field(String.valueOf(slot.key())).ifPresent(summary::settle);
            changed(slot);
        }

        @Override
        public void detached(FormElement slot, Attachment attachment) {
            attachments.remove(attachment);
            changed(slot);
        }

        @Override
        public void picked(FormElement field) {
            if (pickListener != null) {
                pickListener.accept(field);
            }
        }
    }
}
