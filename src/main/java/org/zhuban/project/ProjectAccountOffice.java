package org.zhuban.project;

import java.io.InputStream;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.attachment.ReceivedFile;
import org.zhuban.attachment.Slot;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Mobile;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.message.Messages;

/**
 * 项目账号管理: an enterprise looks after the accounts of its projects; to anybody else they are not found. Passwords go to the account's mobile and
 * are shown to nobody.
 */
@Service
public class ProjectAccountOffice {

    /** Purpose of the code that confirms the next administrator's mobile. */
    public static final String HAND_OVER = "project-account-hand-over";

    /** Where the letter belongs, of a hand-over and of a certification. */
    public static final String LETTER = "authorisation";

    private static final int LONGEST_NAME = 50;
    private static final String PRESENT = "project-account.mobile-present";

    /** Ends of login names, by what the enterprise is in the project. */
    private static final Map<String, String> ENDS = Map.of(
            ProjectKinds.GENERAL_CONTRACTOR, "zb",
            ProjectKinds.DEVELOPER, "js",
            ProjectKinds.SUPERVISION, "jl",
            ProjectKinds.SPECIALIST, "zy",
            ProjectKinds.LABOUR, "lw");

    private final ProjectAccounts accounts;
    private final AccountHolders holders;
    private final ProjectRows projects;
    private final ParticipationRows participations;
    private final Attachments attachments;
    private final OneTimeCodes codes;
    private final Messages messages;
    private final Texts texts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @SuppressWarnings("TooManyParameters")
    ProjectAccountOffice(
            ProjectAccounts accounts,
            AccountHolders holders,
            ProjectRows projects,
            ParticipationRows participations,
            Attachments attachments,
            OneTimeCodes codes,
            Messages messages,
            Texts texts,
            Clock clock,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.holders = holders;
        this.projects = projects;
        this.participations = participations;
        this.attachments = attachments;
        this.codes = codes;
        this.messages = messages;
        this.texts = texts;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * A project account as its enterprise sees it.
     *
     * @param administrator his name
     */
    public record Row(ProjectAccounts.Listed account, Project project, String administrator) {

        /** Is this part of project, code, login or administrator? Full and half width, upper and lower case are one. */
        public boolean holds(String part) {
            return normal(String.join(" ", project.name(), project.code(), account.login(), administrator))
                    .contains(normal(part));
        }

        private static String normal(String text) {
            return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who keeps or kept it.
     *
     * @param mobile  masked
     * @param filing  the certification that named him; null = it was handed over to him
     * @param by      who handed it over
     * @param endedAt null = he still does
     */
    public record Holder(
            UUID id,
            String name,
            String mobile,
            @Nullable UUID filing,
            Instant appointedAt,
            String by,
            @Nullable Instant endedAt) {}

    /** A hand-over as it was typed. */
    public record HandOver(String name, String mobile, String code) {}

    /** The slot that takes the letter of a hand-over. */
    public static Slot letter(String label) {
        return new Slot(
                LETTER, label, Set.of(Slot.Kind.JPG, Slot.Kind.PNG, Slot.Kind.PDF), Slot.DEFAULT_MAX_BYTES, false);
    }

    /** Opens the account of a unit in a project; in the transaction of the decision, which has asked the rules. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(CertifiableUnits.Unit unit, String administrator, String mobile, UUID filing) {
        Project project = unit.project();
        Accounts.Issued issued = accounts.open(
                "xm" + project.code() + "-" + ENDS.getOrDefault(unit.kind(), "cj"),
                unit.name() + " · " + project.name(),
                mobile,
                unit.enterprise(),
                project.id());
        holders.appoint(issued.id(), administrator, mobile, filing, unit.name(), clock.instant());
        messages.sms(
                mobile,
                "sms.project-account-opened",
                filing,
                unit.name(),
                project.name(),
                issued.login(),
                issued.password());
    }

    /** All of the enterprise's, newest first. @throws NotFoundException for any but an enterprise's own account */
    @Transactional(readOnly = true)
    public List<Row> list(CurrentAccount enterprise) {
        List<ProjectAccounts.Listed> all = accounts.of(enterprise);
        Map<UUID, Project> of =
                projects
                        .findAllById(all.stream()
                                .map(ProjectAccounts.Listed::project)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Project::id, Function.identity()));
        Map<UUID, String> administrators =
                holders.present(all.stream().map(ProjectAccounts.Listed::id).toList());
        return all.stream()
                .filter(account -> of.containsKey(account.project()))
                .map(account -> new Row(
                        account,
                        Objects.requireNonNull(of.get(account.project())),
                        administrators.getOrDefault(account.id(), "")))
                .toList();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Holder> holders(CurrentAccount enterprise, UUID account) {
        accounts.find(enterprise, account);
        return holders.of(account);
    }

    /** The letter that named an administrator: of the certification, or of the hand-over to him. @throws NotFoundException {@code attachment.unknown} */
    @Transactional(readOnly = true)
    public Attachment letter(CurrentAccount enterprise, UUID account, UUID holder) {
        return holders(enterprise, account).stream()
                .filter(one -> one.id().equals(holder))
                .flatMap(one -> attachments.of(Objects.requireNonNullElse(one.filing(), one.id())).stream())
                .filter(file -> file.slot().equals(LETTER))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("attachment.unknown"));
    }

    public InputStream open(Attachment letter) {
        return attachments.open(letter);
    }

    /** @throws ConflictException {@code project-account.party-left} where an enterprise that left the project would enable its account there */
    @Transactional
    public void enable(CurrentAccount enterprise, UUID account, boolean enabled) {
        if (enabled) {
            taking(enterprise, account);
        } else {
            accounts.find(enterprise, account);
        }
        accounts.enable(enterprise, account, enabled);
    }

    /** The account, if its enterprise takes part in the project still. */
    private ProjectAccounts.Listed taking(CurrentAccount enterprise, UUID account) {
        ProjectAccounts.Listed listed = accounts.find(enterprise, account);
        if (participations.findByProjectAndEnterpriseOrderBySinceDesc(listed.project(), listed.organisation()).stream()
                .noneMatch(Participation::active)) {
            throw new ConflictException("project-account.party-left");
        }
        return listed;
    }

    /** A new random password, sent to the account's mobile. @throws ConflictException {@code project-account.party-left} */
    @Transactional
    public void reset(CurrentAccount enterprise, UUID account) {
        ProjectAccounts.Listed listed = taking(enterprise, account);
        Accounts.Issued issued = accounts.reset(enterprise, account);
        tell(
                "sms.project-account-password",
                accounts.mobile(enterprise, account),
                enterprise,
                listed,
                issued.login(),
                issued.password());
    }

    /**
     * A code to the next administrator's mobile.
     *
     * @return message code of what he is to be warned of who asks; null = nothing
     * @throws InvalidInputException at {@code /mobile}, also for that of the present administrator
     * @throws ConflictException     {@code project-account.party-left}
     */
    @Transactional
    public @Nullable String sendCode(CurrentAccount enterprise, UUID account, String mobile, @Nullable String address) {
        ProjectAccounts.Listed listed = taking(enterprise, account);
        String next = HalfWidth.code(mobile);
        if (next.equals(accounts.mobile(enterprise, account))) {
            throw new InvalidInputException(new FieldError("/mobile", PRESENT));
        }
        codes.send(HAND_OVER, next, address);
        return accounts.mobileElsewhere(next, listed.organisation()) ? "project-account.mobile-elsewhere" : null;
    }

    /**
     * 移交: another administrator, named by a new letter, his mobile confirmed by a code; the sessions of the former end, and the new one gets login
     * and random password. Both are told by SMS.
     *
     * @param fileName of the letter; empty = none was given
     * @throws InvalidInputException at {@code /name}, {@code /mobile}, {@code /code}, {@code /authorisation}
     * @throws ConflictException     {@code project-account.party-left}
     */
    public void handOver(CurrentAccount enterprise, UUID account, HandOver given, String fileName, InputStream letter) {
        ProjectAccounts.Listed listed = taking(enterprise, account);
        String former = accounts.mobile(enterprise, account);
        String name = HalfWidth.trim(given.name());
        String mobile = HalfWidth.code(given.mobile());
        List<FieldError> errors = faults(name, mobile, former, given.code());
        if (fileName.isBlank()) {
            errors.add(new FieldError("/" + LETTER, "slot.required", texts.text("project-account.letter")));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        UUID holder = UUID.randomUUID();
        try (ReceivedFile received = attachments.receive(
                holder, enterprise.organisation(), letter(texts.text("project-account.letter")), fileName, letter)) {
            transaction.executeWithoutResult(status -> {
                if (!codes.use(HAND_OVER, mobile)) {
                    throw new InvalidInputException(new FieldError("/code", "code.none"));
                }
                Accounts.Issued issued = accounts.handOver(enterprise, account, mobile);
                holders.appoint(holder, account, name, mobile, null, enterprise.displayName(), clock.instant());
                attachments.add(received);
                tell("sms.project-account-handed-over", mobile, enterprise, listed, issued.login(), issued.password());
                tell("sms.project-account-handed-on", former, enterprise, listed);
            });
        }
    }

    private List<FieldError> faults(String name, String mobile, String former, String code) {
        List<FieldError> errors = new ArrayList<>();
        int length = name.codePointCount(0, name.length());
        if (length < 2 || length > LONGEST_NAME) {
            errors.add(new FieldError("/name", "project-account.name", LONGEST_NAME));
        }
        String fault = mobile.equals(former) ? PRESENT : Mobile.fault(mobile);
        if (fault != null) {
            errors.add(new FieldError("/mobile", fault));
        }
        if (code.isBlank()) {
            errors.add(new FieldError("/code", "code.required"));
        } else if (fault == null) {
            OneTimeCodes.Result result = codes.check(HAND_OVER, mobile, HalfWidth.code(code));
            if (result != OneTimeCodes.Result.RIGHT) {
                errors.add(new FieldError("/code", "code." + result.name().toLowerCase(Locale.ROOT)));
            }
        }
        return errors;
    }

    /** @param more places of the wording after enterprise and project */
    private void tell(
            String template, String mobile, CurrentAccount enterprise, ProjectAccounts.Listed account, String... more) {
        Project project = projects.findById(account.project()).orElseThrow();
        Object[] places = Stream.concat(Stream.of(enterprise.displayName(), project.name()), Stream.of(more))
                .toArray();
        messages.sms(mobile, template, null, places);
    }
}
