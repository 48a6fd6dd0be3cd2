package org.zhuban.filing;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.attachment.Attachment;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.privacy.Sealer;

/** The kit at work. Each act locks the filing's row first, so that of two simultaneous acts one wins and the other is told. */
@Service
class FilingOffice implements FilingService {

    private final FilingOpening opening;
    private final FilingDrafts drafts;
    private final Filings filings;
    private final FilingLists lists;
    private final FirstSubmitted first;
    private final FilingHistory history;
    private final FilingData data;
    private final FilingTypes types;
    private final FilingReader reader;
    private final SubmissionRules rules;
    private final NotifyApplicant notify;
    private final FilingWorkflow workflow;
    private final OpenTasks openTasks;
    private final FilingDecisions deciding;
    private final Overtaken overtaken;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @SuppressWarnings("TooManyParameters")
    FilingOffice(
            FilingOpening opening,
            FilingDrafts drafts,
            Filings filings,
            FilingLists lists,
            FirstSubmitted first,
            FilingHistory history,
            FilingData data,
            FilingTypes types,
            FilingReader reader,
            SubmissionRules rules,
            NotifyApplicant notify,
            FilingWorkflow workflow,
            OpenTasks openTasks,
            FilingDecisions deciding,
            Overtaken overtaken,
            Sealer sealer,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.opening = opening;
        this.drafts = drafts;
        this.filings = filings;
        this.lists = lists;
        this.first = first;
        this.history = history;
        this.data = data;
        this.types = types;
        this.reader = reader;
        this.rules = rules;
        this.notify = notify;
        this.workflow = workflow;
        this.openTasks = openTasks;
        this.deciding = deciding;
        this.overtaken = overtaken;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Opened open(Applicant applicant, String type, @Nullable String subject, Map<String, Object> given) {
        return opening.open(applicant, type, subject, given);
    }

    @Override
    public FilingDetails change(Applicant applicant, UUID approved) {
        return opening.change(applicant, approved);
    }

    @Override
    public Filing save(Applicant applicant, UUID id, int version, Map<String, Object> given, List<Prefill> taken) {
        return drafts.save(applicant, id, version, given, taken);
    }

    @Override
    public Attachment attach(Applicant applicant, UUID id, String slot, String name, InputStream content) {
        return drafts.attach(applicant, id, slot, name, content);
    }

    @Override
    public void detach(Applicant applicant, UUID id, UUID attachment) {
        drafts.detach(applicant, id, attachment);
    }

    @Override
    public void delete(Applicant applicant, UUID id) {
        drafts.delete(applicant, id);
    }

    @Override
    @Transactional(readOnly = true)
    public FilingDetails own(Applicant applicant, UUID id) {
        return reader.details(owned(applicant, filings.find(id).orElseThrow(FilingOffice::notFound)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> untouched(Applicant applicant, UUID id) {
        return reader.untouched(owned(applicant, filings.find(id).orElseThrow(FilingOffice::notFound)));
    }

    @Override
    @Transactional(readOnly = true)
    public FilingDetails byToken(String token) {
        return reader.details(filings.byToken(VisitorTokens.hash(token)).orElseThrow(FilingOffice::notFound));
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Filing> mine(Applicant applicant, FilingQuery query, int size) {
        Objects.requireNonNull(applicant.account());
        int limit = Math.max(1, Math.min(200, size));
        List<Filing> found = lists.own(applicant, query, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Filing last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), new FilingQuery.After(last.changedAt(), last.id()).cursor());
    }

    @Override
    @Transactional(readOnly = true)
    public FilingProgressView progress(String number, String mobile) {
        UUID id = filings.byNumber(
                        number.strip().toUpperCase(java.util.Locale.ROOT), sealer.index("mobile", mobile.strip()))
                .orElseThrow(FilingOffice::notFound);
        return reader.progress(reader.details(filings.find(id).orElseThrow(FilingOffice::notFound)));
    }

    @Override
    @Transactional
    public void renewLink(String number, String mobile, String base) {
        UUID id = filings.byNumber(
                        number.strip().toUpperCase(java.util.Locale.ROOT), sealer.index("mobile", mobile.strip()))
                .orElseThrow(FilingOffice::notFound);
        Filings.Row row = filings.lock(id).orElseThrow(FilingOffice::notFound);
        if (row.visitorToken() == null) {
            throw notFound();
        }
        String token = VisitorTokens.next();
        filings.renewToken(id, VisitorTokens.hash(token));
        notify.link(
                row.filing(), mobile.strip(), base + "/apply/" + row.filing().type() + "/" + token);
        audit.done("filing-link-renew", "filing:" + row.filing().number(), Map.of());
    }

    @Override
    public Filing submit(Applicant applicant, UUID id) {
        Filings.Row before = owned(applicant, filings.find(id).orElseThrow(FilingOffice::notFound));
        Filing draft = overtaken.editable(before.filing());
        types.type(draft.type()).consult(data.open(id, before.data()));
        try {
            return Objects.requireNonNull(transaction.execute(status -> submitNow(applicant, id)));
        } catch (DuplicateKeyException duplicate) {
            if (String.valueOf(duplicate.getMessage()).contains("filing_open_subject")) {
                throw first.of(applicant, id);
            }
            throw duplicate;
        }
    }

    private Filing submitNow(Applicant applicant, UUID id) {
        Filings.Row row = filings.lock(id).orElseThrow(FilingOffice::notFound);
        Filing filing = overtaken.editable(row.filing());
        ProcessModel model = types.model(filing);
        FormDefinition form = types.form(model);
        FilingType type = types.type(filing.type());
        if (filing.state() != FilingState.RETURNED) {
            types.refusePaused(model);
        }
        SubmissionRules.Accepted accepted = rules.check(row, form, data.open(id, row.data()));
        rules.useCodes(row, form, accepted.data());
        Instant now = clock.instant();
        String subject = Objects.requireNonNullElse(
                types.subject(
                        model,
                        filing.organisation() == null ? filing.applicant() : filing.organisation(),
                        accepted.data()),
                Objects.requireNonNullElse(filing.subject(), ""));
        Filing submitted = filing.submitted(
                types.region(filing.type(), accepted.data(), filing.region()),
                subject.isEmpty() ? null : subject,
                types.title(model, accepted.data()),
                types.project(filing.type(), applicant, accepted.data(), filing.project()),
                types.decider(model, accepted.data()));
        String stored = data.seal(form, id, accepted.data());
        filings.submitted(
                submitted, stored, contact(sealer, type, accepted.data()), accepted.verified(), now, applicant.name());
        int revision = filing.revision() + 1;
        var files = accepted.files().stream()
                .map(FilingHistory.AttachmentDigest::of)
                .toList();
        history.addRevision(id, revision, now, applicant.actor(), stored, files, data.digest(accepted.data(), files));
        history.addEvent(
                id,
                history.event(
                        now,
                        revision == 1 ? FilingEvent.Kind.SUBMITTED : FilingEvent.Kind.RESUBMITTED,
                        applicant.actor(),
                        applicant.name(),
                        revision),
                null);
        if (filing.state() == FilingState.RETURNED) {
            workflow.complete(applicantTask(filing), "resubmitted");
        } else {
            String instance = workflow.start(model.definition(), id, filing.number(), submitted.region());
            if (filings.find(id)
                    .filter(held -> instance.equals(held.filing().processInstance()))
                    .isEmpty()) {
                filings.started(id, instance, model.definition()); // it met no review step yet
            }
        }
        audit.done("filing-submit", "filing:" + filing.number(), Map.of("revision", revision));
        Filing result = filings.find(id).orElseThrow(FilingOffice::notFound).filing();
        if (result.state() == FilingState.IN_REVIEW) { // else its outcome was told
            notify.tell(result, accepted.data(), result.decider() == null ? "filing-submitted" : "filing-awaited", "");
        }
        notify.expiring(result, accepted.expiring());
        return result;
    }

    @Override
    @Transactional
    public Filing withdraw(Applicant applicant, UUID id) {
        return withdraw(applicant, id, null);
    }

    @Override
    @Transactional
    public Filing withdraw(Applicant applicant, UUID id, @Nullable FilingState seen) {
        Filings.Row row = owned(applicant, filings.lock(id).orElseThrow(FilingOffice::notFound));
        Filing filing = row.filing();
        boolean open = filing.state() == FilingState.IN_REVIEW || filing.state() == FilingState.RETURNED;
        if (!open || (seen != null && seen != filing.state())) {
            throw overtaken.refusal(filing);
        }
        FilingDetails.Wait waits = reader.waits(filing);
        if (waits != null && !waits.withdrawable()) {
            throw new ConflictException("filing.waits-on", waits.name());
        }
        if (!reader.withdrawable(filing)) {
            throw new ConflictException("filing.past-withdrawal");
        }
        List<String> taken =
                openTasks.all(id).stream().map(OpenTasks.OnDesk::taskId).toList();
        workflow.withdraw(Objects.requireNonNull(filing.processInstance()));
        return ended(applicant, filing, FilingEvent.Kind.WITHDRAWN, taken, "filing-withdraw");
    }

    @Override
    @Transactional
    public Filing abandon(Applicant applicant, UUID id) {
        Filings.Row row = owned(applicant, filings.lock(id).orElseThrow(FilingOffice::notFound));
        Filing filing = row.filing();
        switch (filing.state()) {
            case RETURNED -> workflow.complete(applicantTask(filing), "abandoned");
            case WITHDRAWN, DRAFT -> filings.ended(id, FilingState.ABANDONED, clock.instant());
            default -> throw new ConflictException("filing.not-abandonable");
        }
        return ended(applicant, filing, FilingEvent.Kind.ABANDONED, List.of(), "filing-abandon");
    }

    /** @param tasks that the act took off reviewers' desks */
    private Filing ended(Applicant applicant, Filing filing, FilingEvent.Kind kind, List<String> tasks, String action) {
        FilingEvent event =
                history.event(clock.instant(), kind, applicant.actor(), applicant.name(), filing.revision());
        history.addEvent(filing.id(), event, tasks.isEmpty() ? null : tasks.get(0));
        history.addEnded(event.id(), tasks.stream().skip(1).toList());
        audit.done(action, "filing:" + filing.number(), Map.of());
        return filings.find(filing.id()).orElseThrow(FilingOffice::notFound).filing();
    }

    @Override
    @Transactional(readOnly = true)
    public FilingDetails forReview(UUID id) {
        return reader.details(filings.find(id).orElseThrow(FilingOffice::notFound));
    }

    @Override
    @Transactional
    public Filing decide(Decision decision) {
        return deciding.decide(decision);
    }

    @Override
    @Transactional
    public Filing remind(Applicant applicant, UUID id) {
        Filings.Row row = owned(applicant, filings.lock(id).orElseThrow(FilingOffice::notFound));
        Filing filing = row.filing();
        if (filing.state() != FilingState.IN_REVIEW) {
            throw overtaken.refusal(filing);
        }
        if (openTasks.of(id).isEmpty()) {
            throw new ConflictException("filing.remind-nobody");
        }
        Instant now = clock.instant();
        if (!filings.remind(id, LocalDate.now(clock), now)) {
            throw new ConflictException("filing.reminded-today");
        }
        openTasks.remind(id, now);
        return ended(applicant, filing, FilingEvent.Kind.REMINDED, List.of(), "filing-remind");
    }

    private String applicantTask(Filing filing) {
        return workflow.applicantTask(Objects.requireNonNull(filing.processInstance()))
                .orElseThrow(() -> new ConflictException("filing.already-decided"));
    }

    static byte @Nullable [] contact(Sealer sealer, FilingType type, Map<String, Object> answers) {
        String mobile = type.contactMobile(answers);
        return mobile == null || mobile.isBlank() ? null : sealer.index("mobile", mobile);
    }

    static Filing editable(Filing filing) {
        if (!filing.state().editable()) {
            throw new ConflictException("filing.locked." + filing.state().name().toLowerCase(java.util.Locale.ROOT));
        }
        return filing;
    }

    /** The row, if it is the applicant's. */
    static Filings.Row owned(Applicant applicant, Filings.Row row) {
        if (!owns(applicant, row)) {
            throw notFound();
        }
        return row;
    }

    /** His account's enterprise, of a project account for its project only, his own, or the visitor's token. */
    static boolean owns(Applicant applicant, Filings.Row row) {
        if (applicant.token() != null) {
            return row.visitorToken() != null
                    && Arrays.equals(row.visitorToken(), VisitorTokens.hash(applicant.token()));
        }
        if (applicant.account() == null) {
            return false;
        }
        Filing filing = row.filing();
        return filing.organisation() != null
                ? filing.organisation().equals(applicant.organisation()) && applicant.reaches(filing.project())
                : applicant.account().equals(filing.applicant());
    }

    static NotFoundException notFound() {
        return new NotFoundException("filing.unknown");
    }
}
