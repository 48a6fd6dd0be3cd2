package org.zhuban.filing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.ChangedMeanwhileException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.OpenAlreadyException;
import org.zhuban.filing.Prefill;
import org.zhuban.filing.form.Dependents;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.FormMerge;

/**
 * A filing on its applicant's screen, whoever he is: form, state, timeline, messages, diagram, and what he can do now. Everything typed is
 * saved at once; two who edit the same are brought together field by field.
 */
final class FilingPage extends Div implements FilingBar.Acts {

    private static final int TOLD = 8_000;
    private static final int TRIES = 3;

    /** The view around it: who asks, and where his filing comes from. */
    interface Host {

        Applicant applicant();

        /** Opens the draft with the first answer or file. */
        FilingDetails open();

        /** Beside the form, above the timeline. */
        List<Component> beside();

        /** The filing is no more. */
        void gone();

        void go(UUID filing);
    }

    private final PageServices services;
    private final Texts texts;
    private final Host host;
    private final Span saved = new Span();
    private final Div suggestion = new Div();
    private final List<Prefill> taken = new ArrayList<>();
    private @Nullable FilingDetails details;
    private @Nullable FilingForm form;
    private String type = "";

    FilingPage(PageServices services, Host host) {
        this.services = services;
        this.texts = services.forms().texts();
        this.host = host;
        saved.addClassName("zb-saved");
        saved.getElement().setAttribute("role", "status");
        suggestion.getElement().setAttribute("role", "status");
    }

    /** A form not begun. */
    void show(String key, String name, FormDefinition definition) {
        type = key;
        details = null;
        show(name, definition, FilingState.DRAFT);
    }

    void show(FilingDetails present) {
        type = present.filing().type();
        details = present;
        show(present.model().name(), present.form(), present.filing().state());
    }

    private void show(String name, FormDefinition definition, FilingState state) {
        removeAll();
        taken.clear();
        suggestion.removeAll();
        add(FilingNotes.head(state, details, name, saved, services));
        var main = new Div();
        main.addClassName("zb-panel");
        boolean account = host.applicant().account() != null;
        FilingNotes.banner(state, details, account, texts, services.times(), main);
        FilingNotes.paused(state, type, services).ifPresent(main::add);
        FilingNotes.decidedBy(details, services).ifPresent(main::add);
        FilingNotes.expiring(state, details, services.forms()).ifPresent(main::add);
        form = new FilingForm(
                definition,
                services.forms(),
                new ApplicantActions(services, host::applicant, () -> Objects.requireNonNull(ensured())));
        main.add(suggestion, form);
        if (details != null) {
            fill(details, form);
        }
        form.setReadOnly(!state.editable());
        form.onTake(taken::add);
        form.onChange(this::changed);
        main.add(new FilingBar(details, account, services, this));
        var aside = new Aside();
        host.beside().forEach(aside::add);
        FilingNotes.offered(details, host.applicant(), services, this::reload).forEach(aside::add);
        FilingNotes.beside(details, services).forEach(aside::add);
        var columns = new Div(main, aside);
        columns.addClassName("zb-filing");
        add(columns);
        FilingNotes.diagram(details, texts).ifPresent(this::add);
    }

    private void fill(FilingDetails present, FilingForm into) {
        into.setData(present.data());
        into.setAttachments(present.attachments());
        into.setFaults(present.openFaults());
        into.setOrigins(present.provenance());
        if (present.filing().state() == FilingState.RETURNED) {
            into.setAccepted(accepted(present));
        } else if (!present.filing().state().editable()) {
            into.setChanged(
                    present.changes().stream().collect(Collectors.toMap(change -> change.field(), change -> change)));
        }
    }

    /** All but what was faulted and what depends on it; nothing when the return names no field. */
    private static Set<String> accepted(FilingDetails returned) {
        Set<String> faulted = returned.openFaults().stream().map(Fault::field).collect(Collectors.toSet());
        if (faulted.isEmpty()) {
            return Set.of();
        }
        Set<String> open = Dependents.with(returned.form(), faulted);
        return returned.form().fields().stream()
                .filter(field -> !field.isTransient()
                        || !open.contains(field.properties().getOrDefault("mobile", "")))
                .map(FormElement::key)
                .filter(Objects::nonNull)
                .filter(key -> !open.contains(key))
                .collect(Collectors.toSet());
    }

    private void changed(String key) {
        try {
            save();
            services.types()
                    .type(type)
                    .suggest(key, shown().data())
                    .ifPresentOrElse(found -> suggest(found, key), () -> suggestion.removeAll());
        } catch (ConflictException meanwhile) {
            refused(meanwhile);
            reload();
        } catch (ZhubanException refused) {
            saved.setText(texts.text("apply.save-failed", texts.of(refused)));
        }
    }

    private FilingForm shown() {
        return Objects.requireNonNull(form);
    }

    /** True if the answers on the screen are saved now; false while the reader is asked which to keep, or if one is too long to be kept. */
    private boolean save() {
        List<FieldError> oversized = List.of();
        for (int tries = 0; tries < TRIES; tries++) {
            Map<String, Object> mine = shown().data();
            FilingDetails before = ensured();
            for (FieldError error : oversized) {
                String key = FilingForm.key(error);
                mine.remove(key);
                Optional.ofNullable(before.data().get(key)).ifPresent(former -> mine.put(key, former));
            }
            try {
                Filing filing = services.filings()
                        .save(
                                host.applicant(),
                                before.filing().id(),
                                before.filing().version(),
                                mine,
                                List.copyOf(taken));
                taken.clear();
                details = before.saved(filing, services.forms().forms().clean(before.form(), mine));
                saved.setText(
                        oversized.isEmpty()
                                ? texts.text("apply.saved", services.times().shown(filing.changedAt()))
                                : texts.text("apply.save-failed", texts.of(oversized.get(0))));
                return oversized.isEmpty();
            } catch (InvalidInputException invalid) {
                oversized = invalid.errors();
                shown().setErrors(oversized);
            } catch (ChangedMeanwhileException meanwhile) {
                if (!merged(before, mine, meanwhile)) {
                    return false;
                }
            }
        }
        throw new ConflictException("filing.busy");
    }

    /** Theirs with mine; true when nothing is to be asked. */
    private boolean merged(FilingDetails before, Map<String, Object> mine, ChangedMeanwhileException meanwhile) {
        FilingDetails theirs =
                services.filings().own(host.applicant(), before.filing().id());
        if (theirs.filing().state() != before.filing().state()) {
            throw meanwhile;
        }
        var forms = services.forms().forms();
        FormMerge merge =
                FormMerge.of(forms, before.form(), before.data(), forms.clean(before.form(), mine), theirs.data());
        details = theirs;
        shown().setData(merge.merged());
        shown().setOrigins(theirs.provenance());
        if (merge.conflicts().isEmpty()) {
            if (!merge.theirs().isEmpty()) {
                tell(texts.text("filing.merged", theirs.filing().changedBy(), String.join("、", merge.theirs())));
            }
            return true;
        }
        new MergeDialog(merge, meanwhile, services.forms(), keepMine -> {
                    shown().setData(merge.with(keepMine));
                    changed("");
                })
                .open();
        return false;
    }

    private FilingDetails ensured() {
        FilingDetails present = details;
        if (present == null) {
            present = host.open();
            details = present;
        }
        return present;
    }

    private void suggest(FilingType.Suggestion found, String key) {
        suggestion.removeAll();
        var note = FilingNotes.note(
                "", texts.text(found.message(), found.arguments().toArray()), "");
        Prefill offered = found.taken();
        if (offered != null) {
            var take = new Button(texts.text("apply.registry.use"), click -> {
                shown().take(offered);
                suggestion.removeAll();
                changed("");
            });
            take.addThemeVariants(ButtonVariant.LUMO_SMALL);
            note.add(take);
        }
        suggestion.add(note);
        shown().beside(key, suggestion);
    }

    private UUID id() {
        return Objects.requireNonNull(details).filing().id();
    }

    @Override
    public void withdraw() {
        FilingState shown = Objects.requireNonNull(details).filing().state();
        services.filings().withdraw(host.applicant(), id(), shown);
    }

    @Override
    public void abandon() {
        services.filings().abandon(host.applicant(), id());
    }

    @Override
    public void remind() {
        services.filings().remind(host.applicant(), id());
        tell(texts.text("filing.reminded"));
    }

    @Override
    public void delete() {
        services.filings().delete(host.applicant(), id());
        details = null;
        host.gone();
    }

    @Override
    public void change() {
        try {
            host.go(services.filings().change(host.applicant(), id()).filing().id());
        } catch (OpenAlreadyException open) {
            host.go(open.existing());
        }
    }

    @Override
    public Applicant applicant() {
        return host.applicant();
    }

    @Override
    public void submit(@Nullable BesideFiling then) {
        try {
            if (!save()) {
                return;
            }
            List<String> untouched = services.filings().untouched(host.applicant(), id());
            if (untouched.isEmpty()) {
                submitNow(then);
            } else {
                FilingNotes.confirm(
                        this,
                        texts,
                        texts.text("filing.untouched", String.join("、", untouched)),
                        texts.text("filing.untouched.submit"),
                        () -> submitNow(then));
            }
        } catch (ZhubanException refused) {
            refused(refused);
            reload();
        }
    }

    private void submitNow(@Nullable BesideFiling then) {
        try {
            if (save()) {
                services.filings().submit(host.applicant(), id());
                reload();
                getElement().executeJs("this.scrollIntoView({block: 'start'})");
                if (then != null) {
                    then.submitted(host.applicant(), Objects.requireNonNull(details), this::reload);
                }
            }
        } catch (InvalidInputException invalid) {
            shown().setErrors(invalid.errors());
        } catch (OpenAlreadyException open) {
            FilingNotes.confirm(
                    this, texts, texts.of(open), texts.text("filing.open-already.go"), () -> host.go(open.existing()));
        } catch (ZhubanException refused) {
            refused(refused);
            reload();
        }
    }

    @Override
    public void refused(ZhubanException refused) {
        tell(texts.of(refused)).addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    private static Notification tell(String sentence) {
        Notification told = Notification.show(sentence, TOLD, Notification.Position.TOP_CENTER);
        told.setAssertive(true);
        return told;
    }

    @Override
    public void reload() {
        if (details != null) {
            show(services.filings().own(host.applicant(), id()));
        }
    }
}
