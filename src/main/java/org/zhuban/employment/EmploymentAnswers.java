package org.zhuban.employment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.attachment.Attachments;
import org.zhuban.attachment.ReceivedFile;
import org.zhuban.attachment.Slot;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.Desks;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.FilingsInReview;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.person.CodeChecks;
import org.zhuban.person.FaceChecks;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;

/**
 * What a person does about his employment on his phone: agrees by face or by SMS code, refuses, lets an enterprise ask again, asks to end it or
 * answers such a wish. He decides nothing in the inbox, where nobody would ask for either.
 */
@Service
public class EmploymentAnswers {

    public static final String REQUEST = "employment";
    public static final String TERMINATION = "employment-termination";

    private static final Set<String> DESKS = Set.of(Desks.PERSON, Desks.COUNTERPART);
    private static final Slot FACE =
            new Slot("face", "", EnumSet.of(Slot.Kind.JPG, Slot.Kind.PNG), Slot.DEFAULT_MAX_BYTES, false);
    private static final int REASON = 200;

    private final FilingService filings;
    private final FilingsInReview inReview;
    private final OpenTasks openTasks;
    private final Persons persons;
    private final Employments employments;
    private final EmploymentOffice office;
    private final FaceChecks faces;
    private final CodeChecks codes;
    private final Attachments attachments;
    private final Accounts accounts;
    private final Messages messages;
    private final Texts texts;
    private final TransactionTemplate transaction;

    @SuppressWarnings("TooManyParameters")
    EmploymentAnswers(
            FilingService filings,
            FilingsInReview inReview,
            OpenTasks openTasks,
            Persons persons,
            Employments employments,
            EmploymentOffice office,
            FaceChecks faces,
            CodeChecks codes,
            Attachments attachments,
            Accounts accounts,
            Messages messages,
            Texts texts,
            TransactionTemplate transaction) {
        this.filings = filings;
        this.inReview = inReview;
        this.openTasks = openTasks;
        this.persons = persons;
        this.employments = employments;
        this.office = office;
        this.faces = faces;
        this.codes = codes;
        this.attachments = attachments;
        this.accounts = accounts;
        this.messages = messages;
        this.texts = texts;
        this.transaction = transaction;
    }

    /**
     * His employment as his phone shows it.
     *
     * @param current  null = nobody employs him
     * @param leaving  his own wish to end it, while the enterprise has not answered; null = none
     * @param requests of enterprises, that wait for him; {@code employment} or {@code employment-termination}
     * @param refusals that he may reopen
     * @param past     newest first
     */
    public record Standing(
            @Nullable Employment current,
            @Nullable Filing leaving,
            List<Filing> requests,
            List<EmploymentOffice.Refusal> refusals,
            List<Employment> past) {}

    public Standing standing(CurrentAccount account) {
        Person person = person(account);
        Employment current = employments.standing(person.id()).orElse(null);
        Filing leaving = current == null
                ? null
                : inReview.about(TERMINATION, current.number()).stream()
                        .filter(filing -> account.id().equals(filing.applicant()))
                        .findFirst()
                        .orElse(null);
        return new Standing(
                current,
                leaving,
                inReview.decidedBy(account.id()),
                office.refusals(person.id()),
                employments.of(person.id()).stream()
                        .filter(employment -> !employment.active())
                        .toList());
    }

    /** What was asked of him, answered or not. @throws NotFoundException for anything else */
    public FilingDetails asked(CurrentAccount account, UUID filing) {
        FilingDetails details = filings.forReview(filing);
        if (!account.id().equals(details.filing().decider()) || !account.has(Role.PERSON)) {
            throw new NotFoundException("filing.unknown");
        }
        return details;
    }

    /** What waits for him. @throws NotFoundException for anything else @throws ConflictException {@code employment.request-over} when it was answered or taken back */
    public FilingDetails request(CurrentAccount account, UUID filing) {
        FilingDetails details = asked(account, filing);
        if (details.filing().state() != FilingState.IN_REVIEW) {
            throw new ConflictException("employment.request-over");
        }
        return details;
    }

    /**
     * 同意: by face; only a match agrees, after anything else it stays open.
     *
     * @throws ConflictException {@code employment.elsewhere-already}, {@code employment.request-over}
     * @throws org.zhuban.common.TooManyException {@code face.day-limit.EMPLOYMENT}
     */
    public FaceChecks.Outcome accept(
            CurrentAccount account, UUID filing, @Nullable InputStream picture, boolean consent) {
        Person person = free(account, filing);
        if (!consent) {
            throw new InvalidInputException(new FieldError("/faceConsent", "employment.face-consent"));
        }
        if (picture == null) {
            throw new InvalidInputException(new FieldError("/face", "real-name.face"));
        }
        FaceChecks.Outcome outcome = faces.check(
                account,
                FaceChecks.Purpose.EMPLOYMENT,
                filing,
                String.valueOf(person.name()),
                Objects.requireNonNull(persons.numbers(List.of(person.id())).get(person.id())),
                checked(filing, picture));
        if (outcome == FaceChecks.Outcome.MATCH) {
            agree(account, filing, Employment.AgreedBy.FACE, () -> {});
        }
        return outcome;
    }

    /**
     * Sends him the code for {@link #acceptByCode}.
     *
     * @param address of the asker
     * @throws org.zhuban.common.TooManyException as for every code
     */
    public void sendCode(CurrentAccount account, UUID filing, @Nullable String address) {
        free(account, filing);
        codes.send(account, REQUEST, address);
    }

    /**
     * 同意 without a face: by the code that his mobile got.
     *
     * @throws ConflictException as {@link #accept}
     * @throws InvalidInputException at {@code /code}
     */
    public void acceptByCode(CurrentAccount account, UUID filing, String code) {
        free(account, filing);
        codes.check(account, REQUEST, code);
        agree(account, filing, Employment.AgreedBy.SMS_CODE, () -> codes.use(account, REQUEST));
    }

    /** Who agreed to another at the same moment is told of that one. */
    private void agree(CurrentAccount account, UUID filing, Employment.AgreedBy by, Runnable before) {
        try {
            transaction.executeWithoutResult(status -> {
                before.run();
                decide(account, filing, "accepted", texts.text("employment.agreed-by." + by));
                office.agreed(filing, by);
            });
        } catch (ConflictException lost) {
            free(account, filing);
            throw lost;
        }
    }

    /** The person, if he may agree to this request now. */
    private Person free(CurrentAccount account, UUID filing) {
        if (!request(account, filing).filing().type().equals(REQUEST)) {
            throw new NotFoundException("filing.unknown");
        }
        Person person = person(account);
        employments.standing(person.id()).ifPresent(current -> {
            throw new ConflictException("employment.elsewhere-already", current.enterpriseName());
        });
        return person;
    }

    /** The picture as it was checked and re-encoded; it is not kept. */
    private byte[] checked(UUID filing, InputStream picture) {
        try (ReceivedFile received = attachments.receive(filing, null, FACE, "face", picture);
                InputStream in = received.open()) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** 拒绝 a request: this enterprise cannot ask again until he reopens it. @throws InvalidInputException at {@code /reason} */
    public void refuse(CurrentAccount account, UUID filing, String reason) {
        Filing request = request(account, filing).filing();
        String why = reason(reason);
        transaction.executeWithoutResult(status -> {
            decide(account, filing, "refused", why);
            if (request.type().equals(REQUEST)) {
                office.refused(person(account).id(), request, why);
            }
        });
    }

    /** 确认解除, without a face: it gives nothing away. */
    public void agreeToEnd(CurrentAccount account, UUID filing) {
        if (!request(account, filing).filing().type().equals(TERMINATION)) {
            throw new NotFoundException("filing.unknown");
        }
        decide(account, filing, "accepted", "");
    }

    private void decide(CurrentAccount account, UUID filing, String outcome, String opinion) {
        OpenTasks.OnDesk task = openTasks
                .of(filing)
                .filter(open -> DESKS.contains(open.desk()))
                .orElseThrow(() -> new ConflictException("employment.request-over"));
        filings.decide(new FilingService.Decision(
                filing,
                task.taskId(),
                task.element(),
                outcome,
                opinion,
                List.of(),
                account.id().toString(),
                account.displayName()));
    }

    /** 重新发起: lets an enterprise ask again that he refused; it is told. */
    public void reopen(CurrentAccount account, UUID enterprise) {
        Person person = person(account);
        transaction.executeWithoutResult(status -> {
            if (office.reopen(person.id(), enterprise)) {
                accounts.holders(Role.ENTERPRISE, enterprise)
                        .forEach(holder -> messages.notice(
                                holder, "notice.employment-reopened", "employment", String.valueOf(person.name())));
            }
        });
    }

    /** 解除聘用 by himself: the enterprise is asked. @throws ConflictException {@code employment.none}, {@code employment.end-asked-already} by either side @throws InvalidInputException at {@code /reason} */
    public void end(CurrentAccount account, String reason) {
        Employment current =
                employments.standing(person(account).id()).orElseThrow(() -> new ConflictException("employment.none"));
        if (!inReview.about(TERMINATION, current.number()).isEmpty()) {
            throw new ConflictException("employment.end-asked-already");
        }
        var applicant = FilingService.Applicant.of(account);
        String why = reason(reason);
        UUID draft = filings.open(applicant, TERMINATION, null, Map.of("employmentNo", current.number(), "reason", why))
                .details()
                .filing()
                .id();
        try {
            filings.submit(applicant, draft);
        } catch (org.zhuban.common.ZhubanException refused) {
            filings.delete(applicant, draft);
            throw refused;
        }
    }

    /** Takes his wish back. */
    public void stay(CurrentAccount account) {
        Filing leaving = standing(account).leaving();
        if (leaving != null) {
            var applicant = FilingService.Applicant.of(account);
            filings.withdraw(applicant, leaving.id());
            filings.abandon(applicant, leaving.id());
        }
    }

    private static String reason(String given) {
        String why = given.strip();
        if (why.isEmpty() || why.codePointCount(0, why.length()) > REASON) {
            throw new InvalidInputException(new FieldError("/reason", "employment.reason", REASON));
        }
        return why;
    }

    private Person person(CurrentAccount account) {
        return persons.ofAccount(account.id()).orElseThrow(() -> new NotFoundException("person.unknown"));
    }
}
