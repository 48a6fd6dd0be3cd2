package org.zhuban.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.employment.Employments;
import org.zhuban.employment.Employments.Standing;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.enterprise.RegistryFacts;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Prefill;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;
import org.zhuban.reference.CodeTables;

/** What the filing types of the entry have alike (RULES XJ 3): whose they are, what is asked of enterprise, people and papers. */
@Component
public class EntryRules {

    private static final int PROVINCE = 2;

    private final EnterpriseFacts enterprises;
    private final RegistryFacts registry;
    private final EntryQualifications qualifications;
    private final PlatformAnswers platform;
    private final Employments employments;
    private final Persons persons;
    private final Attachments attachments;
    private final LoggedIn loggedIn;
    private final CodeTables codes;
    private final Clock clock;
    private final String authority;

    /** @param authority region of the authority that this installation serves, GB/T 2260 */
    @SuppressWarnings("TooManyParameters")
    EntryRules(
            EnterpriseFacts enterprises,
            RegistryFacts registry,
            EntryQualifications qualifications,
            PlatformAnswers platform,
            Employments employments,
            Persons persons,
            Attachments attachments,
            LoggedIn loggedIn,
            CodeTables codes,
            Clock clock,
            @Value("${zhuban.authority.region:320500}") String authority) {
        this.enterprises = enterprises;
        this.registry = registry;
        this.qualifications = qualifications;
        this.platform = platform;
        this.employments = employments;
        this.persons = persons;
        this.attachments = attachments;
        this.loggedIn = loggedIn;
        this.codes = codes;
        this.clock = clock;
        this.authority = authority;
    }

    public static Optional<EntryKind> kind(Map<String, Object> data) {
        return EntryKind.of(new Answers(data).text("kind"));
    }

    /** What lists call a filing about an entry: whose it is and its kind, so that reviewers find it by the enterprise. */
    public @Nullable String title(Map<String, Object> data) {
        String enterprise = new Answers(data).text("name");
        return kind(data)
                .map(this::name)
                .map(kind -> enterprise == null ? kind : enterprise + " · " + kind)
                .orElse(enterprise);
    }

    /** E.g. 建筑施工企业. */
    public String name(EntryKind kind) {
        return codes.name("entry-kind", kind.name()).orElse(kind.name());
    }

    public Instant now() {
        return clock.instant();
    }

    /** Civil day of the first submission; before it, today. */
    public LocalDate filedOn(Filing filing) {
        return filing.submittedAt() == null ? today() : LocalDate.ofInstant(filing.submittedAt(), clock.getZone());
    }

    /** The enterprise that is logged in, if the answers are about it. */
    public Optional<UUID> own(Map<String, Object> data) {
        return loggedIn.account()
                .map(CurrentAccount::organisation)
                .flatMap(enterprises::of)
                .filter(enterprise -> enterprise.creditCode().equals(data.get("creditCode")))
                .map(Enterprise::id);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Enterprise enterprise(Filing filing) {
        return enterprises.filing(filing);
    }

    /**
     * What registry and register know of the enterprise.
     *
     * @throws DeniedException {@code entry.in-region} for one of the authority's own province: it enters nothing
     */
    public List<Prefill> prefill(Applicant applicant) {
        List<Prefill> known = new ArrayList<>();
        enterprises.of(applicant.organisation()).ifPresent(enterprise -> {
            if (inRegion(enterprise)) {
                throw new DeniedException("entry.in-region");
            }
            registry.ask(enterprise.creditCode()).map(registry::prefill).ifPresent(known::add);
            known.add(enterprises.prefill(enterprise).without("kind"));
            known.add(enterprises.identity(enterprise));
        });
        return known;
    }

    /**
     * Is the entry something for who is logged in: staff, or an enterprise from another province?
     *
     * @param costs what cost consultants file, in place of what all others do
     */
    public boolean concerned(boolean costs) {
        UUID organisation = loggedIn.account().map(CurrentAccount::organisation).orElse(null);
        return organisation == null
                || enterprises
                        .of(organisation)
                        .filter(enterprise -> !inRegion(enterprise))
                        .filter(enterprise -> costs == enterprise.kind().equals("COST_CONSULTING"))
                        .isPresent();
    }

    /** The kind of entry that is the enterprise's business: field {@code kind} begins with it. */
    public Optional<Prefill> usual(Applicant applicant) {
        return enterprises.of(applicant.organisation()).flatMap(enterprise -> Arrays.stream(EntryKind.values())
                .filter(kind -> kind.fits(enterprise.kind()))
                .findFirst()
                .map(kind -> new Prefill(
                        Map.of("kind", kind.name()),
                        "source.enterprise-register",
                        enterprise.changedAt(),
                        Prefill.Rank.REGISTER)));
    }

    private boolean inRegion(Enterprise enterprise) {
        return enterprise.region().startsWith(authority.substring(0, PROVINCE));
    }

    public void consult(Map<String, Object> data) {
        String code = new Answers(data).text("creditCode");
        if (code != null) {
            registry.ask(code);
            platform.consultQualifications(code);
        }
    }

    /** Its own code, from outside the region. */
    public List<FieldError> applicant(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(enterprises.ownCode(filing, new Answers(data).text("creditCode")));
        if (inRegion(enterprises.filing(filing))) {
            errors.add(new FieldError("/creditCode", "entry.in-region"));
        }
        return errors;
    }

    /** What the registry says of the enterprise: facts {@code registry}, {@code registryDetails}. */
    public Map<String, Object> registered(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Enterprise enterprise = enterprises.filing(filing);
        String name = answers.text("name");
        LocalDate founded = answers.date("foundedOn");
        return Map.of(
                "registry",
                registry.compared(
                        enterprise.creditCode(),
                        name == null ? enterprise.name() : name,
                        founded == null ? enterprise.registeredOn() : founded),
                "registryDetails",
                registry.details(enterprise.creditCode(), answers));
    }

    /** What the registry says of the enterprise as it stands in the register: fact {@code registry}. */
    public String registry(Filing filing) {
        Enterprise enterprise = enterprises.filing(filing);
        return registry.compared(enterprise.creditCode(), enterprise.name(), enterprise.registeredOn());
    }

    /** Is it the business of the enterprise, or has the platform qualifications for it? Fact {@code kindFits}. */
    public boolean fits(Filing filing, EntryKind kind) {
        Enterprise enterprise = enterprises.filing(filing);
        return kind.fits(enterprise.kind()) || qualifications.known(kind, enterprise.creditCode());
    }

    /** Are all these slots filled? Fact {@code papers}. */
    public boolean papers(Filing filing, Set<String> slots) {
        return attachments.of(filing.id()).stream()
                .map(Attachment::slot)
                .collect(Collectors.toSet())
                .containsAll(slots);
    }

    /** Facts of principals: {@code EMPLOYED, NOT_EMPLOYED, NOT_CERTIFIED, NONE}. */
    public String standing(Filing filing, @Nullable Object number) {
        return number == null
                ? "NONE"
                : standings(filing, List.of(number.toString()))
                        .getOrDefault(number.toString(), Standing.NOT_CERTIFIED)
                        .name();
    }

    /** How these people stand to the enterprise that files, by number, in one statement. */
    public Map<String, Standing> standings(Filing filing, Collection<String> numbers) {
        return employments.standings(organisation(filing), numbers);
    }

    public static UUID organisation(Filing filing) {
        return Objects.requireNonNull(filing.organisation());
    }

    /** Somebody named must be certified and employed by the enterprise that files, and be called so. */
    public List<FieldError> person(
            Filing filing, String field, @Nullable Object number, String nameField, @Nullable Object name) {
        if (number == null) {
            return List.of();
        }
        return people(filing, List.of(new Named(field, number.toString(), nameField, name)));
    }

    /** Somebody whom a field names. */
    public record Named(String field, String number, String nameField, @Nullable Object name) {}

    /** All of them in two statements. */
    public List<FieldError> people(Filing filing, List<Named> named) {
        Map<String, Standing> standings =
                standings(filing, named.stream().map(Named::number).toList());
        Map<String, Person> certified = persons.certified(named.stream()
                .map(Named::number)
                .filter(number -> standings.get(number) == Standing.EMPLOYED)
                .toList());
        List<FieldError> errors = new ArrayList<>();
        for (Named one : named) {
            Standing standing = standings.getOrDefault(one.number(), Standing.NOT_CERTIFIED);
            if (standing != Standing.EMPLOYED) {
                errors.add(new FieldError(one.field(), "entry.person." + code(standing)));
            } else if (one.name() != null
                    && !one.name()
                            .equals(Objects.requireNonNull(certified.get(one.number()))
                                    .name())) {
                errors.add(new FieldError(one.nameField(), "entry.person.name"));
            }
        }
        return errors;
    }

    private static String code(Standing standing) {
        return standing == Standing.NOT_CERTIFIED ? "not-certified" : "not-employed";
    }
}
