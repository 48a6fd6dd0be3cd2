package org.zhuban.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.attachment.Attachments;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.Accounts;
import org.zhuban.privacy.Sealer;

/** Opens drafts, filled in with what is known (SPEC 2, fill once): a filing before it, the register, what the type knows. */
@Service
class FilingOpening {

    private static final String FORMER = "source.former-filing";
    private static final String ORGANISATION = "source.enterprise-register";

    private final Filings filings;
    private final FilingLists lists;
    private final FilingReader reader;
    private final FilingData data;
    private final FilingTypes types;
    private final FilingNumbers numbers;
    private final Forms forms;
    private final Attachments attachments;
    private final ObjectProvider<Organisations> organisations;
    private final Accounts accounts;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @SuppressWarnings("TooManyParameters")
    FilingOpening(
            Filings filings,
            FilingLists lists,
            FilingReader reader,
            FilingData data,
            FilingTypes types,
            FilingNumbers numbers,
            Forms forms,
            Attachments attachments,
            ObjectProvider<Organisations> organisations,
            Accounts accounts,
            Sealer sealer,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.filings = filings;
        this.lists = lists;
        this.reader = reader;
        this.data = data;
        this.types = types;
        this.numbers = numbers;
        this.forms = forms;
        this.attachments = attachments;
        this.organisations = organisations;
        this.accounts = accounts;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    FilingService.Opened open(
            FilingService.Applicant applicant, String key, @Nullable String subject, Map<String, Object> given) {
        ProcessModel model = types.newest(key);
        FormDefinition form = types.form(model);
        Organisations.Organisation organisation = eligible(applicant, model);
        if (organisation != null) {
            types.type(key).notNow(organisation).ifPresent(refused -> {
                throw refused;
            });
        }
        // what the caller names, or the enterprise itself; a subject that merely stands among the answers makes no
        // change of an approved filing
        String named = subject != null ? subject : types.subject(model, applicant.holder(), Map.of());
        String about = named != null ? named : types.subject(model, applicant.holder(), given);
        Optional<Filings.Row> former = about == null || organisation == null
                ? Optional.empty()
                : former(applicant, organisation.id(), key, about);
        List<Prefill> known = known(former.orElse(null), form, organisation, key, applicant, given);
        Map<String, Object> own = merged(known, Map.of());
        Map<String, Object> answers = forms.clean(form, forms.keepReadOnly(form, merged(known, given), own));
        List<FieldError> errors = new ArrayList<>(forms.unknown(form, given));
        errors.addAll(forms.oversized(form, answers));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        UUID changes = former.filter(
                        row -> named != null && row.filing().state() == FilingState.APPROVED && types.changeable(key))
                .map(row -> row.filing().id())
                .orElse(null);
        return Objects.requireNonNull(transaction.execute(status -> {
            FilingService.Opened opened = insert(
                    applicant, model, form, organisation, named, changes, answers, Origins.of(form, known, answers));
            if (changes == null) {
                return opened;
            }
            UUID id = opened.details().filing().id();
            attachments.copy(changes, id);
            return new FilingService.Opened(
                    reader.details(filings.find(id).orElseThrow(FilingOffice::notFound)), opened.token());
        }));
    }

    FilingDetails change(FilingService.Applicant applicant, UUID approved) {
        Filings.Row row = FilingOffice.owned(applicant, filings.find(approved).orElseThrow(FilingOffice::notFound));
        Filing former = row.filing();
        if (!changeable(former)) {
            throw new ConflictException("filing.not-changeable");
        }
        ProcessModel model = types.newest(former.type());
        if (former.state() == FilingState.APPROVED && !types.changeable(former.type())) {
            throw new ConflictException("filing.unchangeable", model.name());
        }
        FormDefinition form = types.form(model);
        Organisations.Organisation organisation = eligible(applicant, model);
        Optional<Filings.Row> present = lists.changeOf(approved);
        if (present.isPresent()) {
            return reader.details(editable(present.get()));
        }
        List<Prefill> known = known(row, form, organisation, former.type(), applicant, Map.of());
        // what was approved stays as it was, unless something else was approved since; other knowledge fills gaps only,
        // and what the applicant cannot change himself
        Instant since = Objects.requireNonNullElse(former.decidedAt(), former.changedAt());
        Map<String, Object> own = merged(known, Map.of());
        Map<String, Object> now = data.open(former.id(), row.data());
        known.stream()
                .filter(one -> one.approved() && one.at().isAfter(since))
                .forEach(one -> now.putAll(one.values()));
        Map<String, Object> answers = forms.clean(form, forms.keepReadOnly(form, merged(known, now), own));
        return Objects.requireNonNull(transaction.execute(status -> {
            FilingDetails opened = insert(
                            applicant,
                            model,
                            form,
                            organisation,
                            former.subject(),
                            former.id(),
                            answers,
                            Origins.of(form, known, answers))
                    .details();
            attachments.copy(former.id(), opened.filing().id());
            return reader.details(filings.find(opened.filing().id()).orElseThrow(FilingOffice::notFound));
        }));
    }

    /** Of every source, the winning ones last. */
    private List<Prefill> known(
            Filings.@Nullable Row former,
            FormDefinition form,
            Organisations.@Nullable Organisation organisation,
            String type,
            FilingService.Applicant applicant,
            Map<String, Object> given) {
        List<Prefill> known = new ArrayList<>();
        if (former != null) {
            known.add(former(former));
        }
        if (organisation != null) {
            known.add(basics(form, organisation));
        }
        known.addAll(types.type(type).prefill(applicant, merged(known, given)));
        return Prefill.ranked(known);
    }

    /** What is in force, or was revoked and nothing took its place. */
    private boolean changeable(Filing former) {
        UUID organisation = former.organisation();
        String subject = former.subject();
        if (former.state() != FilingState.REVOKED || organisation == null || subject == null) {
            return former.state() == FilingState.APPROVED || former.state() == FilingState.REVOKED;
        }
        return lists.about(organisation, former.type(), subject).stream()
                .noneMatch(row -> row.filing().state() == FilingState.APPROVED);
    }

    private static Filings.Row editable(Filings.Row row) {
        if (row.filing().state() == FilingState.DRAFT || row.filing().state() == FilingState.WITHDRAWN) {
            return row;
        }
        throw new OpenAlreadyException(
                row.filing().id(), row.filing().title(), row.filing().number());
    }

    /** The enterprise that files; null for a visitor and a person. */
    private Organisations.@Nullable Organisation eligible(FilingService.Applicant applicant, ProcessModel model) {
        Eligibility eligibility = types.eligibility(model);
        if (applicant.account() == null) {
            if (!eligibility.visitors()) {
                throw new NotFoundException("filing-type.unknown", model.key());
            }
            return null;
        }
        UUID id = applicant.organisation();
        if (id == null
                && accounts.find(applicant.account())
                        .filter(eligibility::admits)
                        .isPresent()) {
            return null;
        }
        Organisations register = organisations.getIfAvailable();
        Organisations.Organisation organisation =
                id == null || register == null ? null : register.find(id).orElse(null);
        if (organisation == null || !eligibility.accounts(applicant.project() != null)) {
            audit.denied("filing-open", "filing-type:" + model.key(), Map.of());
            throw new DeniedException("filing-type.not-for-you", model.name());
        }
        if (!eligibility.admits(organisation.kind(), applicant.project() != null)) {
            audit.denied("filing-open", "filing-type:" + model.key(), Map.of("kind", organisation.kind()));
            throw new DeniedException("filing-type.kinds", model.name());
        }
        return organisation;
    }

    /** The last approved one about the same, else the last of its own; an open one is no beginning but a refusal. */
    private Optional<Filings.Row> former(
            FilingService.Applicant applicant, UUID organisation, String type, String subject) {
        List<Filings.Row> all = lists.about(organisation, type, subject).stream()
                .filter(row -> applicant.reaches(row.filing().project()))
                .toList();
        all.stream()
                .filter(row -> row.filing().state() == FilingState.IN_REVIEW
                        || row.filing().state() == FilingState.RETURNED)
                .findFirst()
                .ifPresent(FilingOpening::editable);
        return all.stream()
                .filter(row -> row.filing().state() == FilingState.APPROVED)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private Prefill former(Filings.Row row) {
        return new Prefill(
                data.open(row.filing().id(), row.data()), FORMER, row.filing().changedAt(), Prefill.Rank.FORMER);
    }

    /** Property {@code prefill} of a form element names what the register knows of every enterprise. */
    private Prefill basics(FormDefinition form, Organisations.Organisation organisation) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("organisation.name", organisation.name());
        facts.put("organisation.creditCode", organisation.creditCode());
        facts.put("organisation.kind", organisation.kind());
        facts.put("organisation.region", organisation.region());
        if (organisation.contactMobile() != null) {
            facts.put("organisation.contactMobile", organisation.contactMobile());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormElement field : form.fields()) {
            Object fact = facts.get(field.properties().getOrDefault("prefill", ""));
            if (fact != null) {
                values.put(String.valueOf(field.key()), fact);
            }
        }
        return new Prefill(values, ORGANISATION, clock.instant(), Prefill.Rank.REGISTER);
    }

    private static Map<String, Object> merged(List<Prefill> known, Map<String, Object> given) {
        Map<String, Object> merged = new LinkedHashMap<>();
        known.forEach(prefill -> merged.putAll(prefill.values()));
        merged.putAll(given);
        return merged;
    }

    @SuppressWarnings("TooManyParameters")
    private FilingService.Opened insert(
            FilingService.Applicant applicant,
            ProcessModel model,
            FormDefinition form,
            Organisations.@Nullable Organisation organisation,
            @Nullable String subject,
            @Nullable UUID supersedes,
            Map<String, Object> answers,
            Map<String, Provenance> provenance) {
        FilingType type = types.type(model.key());
        String token = applicant.account() == null ? VisitorTokens.next() : null;
        Instant now = clock.instant();
        String home = types.region(model.key(), answers, organisation == null ? null : organisation.region());
        var filing = new Filing(
                Ids.next(),
                0,
                numbers.next(model.programme(), home),
                model.key(),
                model.programme(),
                FilingState.DRAFT,
                home,
                applicant.account(),
                applicant.organisation(),
                types.project(model.key(), applicant, answers, null),
                null,
                subject,
                types.title(model, answers),
                0,
                null,
                null,
                now,
                now,
                applicant.name(),
                null,
                null,
                null);
        filings.insert(
                filing,
                data.seal(form, filing.id(), answers),
                token == null ? null : VisitorTokens.hash(token),
                FilingOffice.contact(sealer, type, answers),
                supersedes,
                data.sealProvenance(form, filing.id(), provenance));
        audit.done("filing-open", "filing:" + filing.number(), Map.of("type", model.key()));
        return new FilingService.Opened(
                new FilingDetails(
                        filing,
                        model,
                        form,
                        answers,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        Optional.empty(),
                        null,
                        false,
                        null,
                        null,
                        provenance),
                token);
    }
}
