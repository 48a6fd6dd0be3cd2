package org.zhuban.filing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Offers;
import org.zhuban.common.Programme;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.privacy.Sealer;
import org.zhuban.reference.Regions;

/** The catalogue of filing types: what is deployed, with its class if it has one, and its parsed forms. */
@Component
public class FilingTypes implements Offers {

    /** Value of process property {@code subject}: one open filing an enterprise, or a person. */
    private static final String ORGANISATION = "organisation";

    private static final String HIDDEN = "#";

    private final Map<String, FilingType> classes;
    private final FilingWorkflow workflow;
    private final Forms forms;
    private final Sealer sealer;
    private final Regions regions;
    private final String authority;
    private final ObjectProvider<Intake> intake;
    private final Map<String, FormDefinition> parsed = new ConcurrentHashMap<>();

    /** @param authority region of the authority that this installation serves, GB/T 2260 */
    FilingTypes(
            List<FilingType> classes,
            FilingWorkflow workflow,
            Forms forms,
            Sealer sealer,
            Regions regions,
            ObjectProvider<Intake> intake,
            @Value("${zhuban.authority.region:320500}") String authority) {
        this.classes = classes.stream().collect(Collectors.toMap(FilingType::key, Function.identity()));
        this.workflow = workflow;
        this.forms = forms;
        this.sealer = sealer;
        this.regions = regions;
        this.intake = intake;
        this.authority = authority;
    }

    /** Its class, or the plain defaults. */
    public FilingType type(String key) {
        FilingType type = classes.get(key);
        return type != null ? type : () -> key;
    }

    /** What its decision table is told: by the type's class, else the plain answers. */
    Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        FilingType type = classes.get(filing.type());
        return type != null ? type.facts(filing, data) : PlainFacts.of(form(model(filing)), data);
    }

    /** Has the type a class, which says what its table is told and whose desk decides? */
    public boolean hasClass(String key) {
        return classes.containsKey(key);
    }

    /** What the decision table of a type without a class is told: keys of the form's fields, without personal ones, papers and lists. */
    public static Set<String> plainFacts(FormDefinition form) {
        return PlainFacts.of(form, Map.of()).keySet();
    }

    /** The field by whose region the desk of a type without a class is found: the first of format {@code region}. */
    public static Optional<FormElement> regionField(FormDefinition form) {
        return form.fields().stream()
                .filter(field -> field.format().equals("region"))
                .findFirst();
    }

    private @Nullable String answered(String key, Map<String, Object> answers) {
        return classes.containsKey(key)
                ? type(key).region(answers)
                : regionField(form(newest(key)))
                        .map(field -> answers.get(Objects.requireNonNullElse(field.key(), "")))
                        .map(Object::toString)
                        .filter(region -> regions.find(region).isPresent())
                        .orElse(null);
    }

    /** The region whose desk decides: where the answers or else the applicant are; from outside the authority's own, the authority itself. */
    String region(String key, Map<String, Object> answers, @Nullable String otherwise) {
        String wanted =
                Objects.requireNonNullElse(answered(key, answers), Objects.requireNonNullElse(otherwise, authority));
        return regions.contains(authority, wanted) ? wanted : authority;
    }

    /**
     * 项目 that it is filed for: what the answers name; a project account files for its own.
     *
     * @param present that of the filing so far, where the answers name none
     * @throws NotFoundException {@code filing.project-unknown} when a project account names another
     */
    @Nullable
    UUID project(String key, FilingService.Applicant applicant, Map<String, Object> answers, @Nullable UUID present) {
        UUID named = type(key).project(answers);
        if (applicant.project() == null) {
            return named != null ? named : present;
        }
        if (named != null && !applicant.reaches(named)) {
            throw new NotFoundException("filing.project-unknown");
        }
        return applicant.project();
    }

    /**
     * Enterprise at whose desk it is decided, or account of the person; null = the authority decides.
     *
     * @throws ConflictException {@code filing.no-decider} when the process wants one and the type knows none
     */
    @Nullable
    UUID decider(ProcessModel model, Map<String, Object> answers) {
        UUID decider = type(model.key()).decider(answers);
        if (decider == null && model.tasks().values().stream().anyMatch(task -> Desks.ofParty(task.desk()))) {
            throw new ConflictException("filing.no-decider", model.name());
        }
        return decider;
    }

    /** The newest version. @throws NotFoundException {@code filing-type.unknown} */
    public ProcessModel newest(String key) {
        return workflow.newest(key).orElseThrow(() -> new NotFoundException("filing-type.unknown", key));
    }

    public List<ProcessModel> all() {
        return workflow.types();
    }

    /** Which are suspended 暂停受理, by key. */
    public Map<String, Intake.Pause> paused() {
        return intake.stream().findFirst().map(Intake::paused).orElse(Map.of());
    }

    /** @throws ConflictException {@code filing-type.paused} or {@code filing-type.paused-open}: its name, the day, the reason */
    void refusePaused(ProcessModel model) {
        Intake.Pause pause = paused().get(model.key());
        if (pause != null && pause.until() == null) {
            throw new ConflictException("filing-type.paused-open", model.name(), pause.reason());
        }
        if (pause != null) {
            throw new ConflictException(
                    "filing-type.paused", model.name(), String.valueOf(pause.until()), pause.reason());
        }
    }

    /** Those that are filed from outside the office. */
    public List<ProcessModel> offered() {
        return all().stream().filter(model -> !model.programme().office()).toList();
    }

    /** The names of all by key, read once for a whole list. */
    public Map<String, String> names() {
        return all().stream().collect(Collectors.toMap(ProcessModel::key, ProcessModel::name));
    }

    @Override
    public Map<Programme, List<String>> byProgramme() {
        return offered().stream()
                .collect(Collectors.groupingBy(
                        ProcessModel::programme,
                        TreeMap::new,
                        Collectors.mapping(ProcessModel::name, Collectors.toList())));
    }

    /** The version a filing runs on; for a draft the newest. */
    public ProcessModel model(Filing filing) {
        String definition = filing.processDefinition();
        return definition == null || filing.state() == FilingState.DRAFT || filing.state() == FilingState.WITHDRAWN
                ? newest(filing.type())
                : workflow.model(definition);
    }

    /** The form the applicant fills in on that version. */
    public FormDefinition form(ProcessModel model) {
        return parsed.computeIfAbsent(
                model.definition(),
                definition -> forms.parse(model.submitForm()
                        .orElseThrow(() -> new NotFoundException("filing-type.no-form", model.key()))));
    }

    /** Process property {@code applicants}. */
    public Eligibility eligibility(ProcessModel model) {
        return Eligibility.of(model);
    }

    public boolean forVisitors(ProcessModel model) {
        return eligibility(model).visitors();
    }

    /** What lists show: by the type's class, else the field that process property {@code title} names, else the field {@code name}. */
    public String title(ProcessModel model, Map<String, Object> data) {
        String title = type(model.key()).title(data);
        if (title != null) {
            return title;
        }
        Object value = data.get(model.properties().getOrDefault("title", "name"));
        return value == null ? "" : value.toString();
    }

    /**
     * What the filing is about, one open filing per type and subject: by the type's class, else process property {@code subject}: key of a
     * field, or {@code organisation} for one per enterprise or person. Null = no such rule.
     *
     * @param holder enterprise or account whose the filing is; null for a visitor
     */
    public @Nullable String subject(ProcessModel model, @Nullable UUID holder, Map<String, Object> data) {
        String subject = type(model.key()).subject(data);
        if (subject != null) {
            return subject;
        }
        String property = model.properties().get("subject");
        if (property == null) {
            return null;
        }
        Object value = ORGANISATION.equals(property) ? holder : data.get(property);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        boolean personal =
                form(model).field(property).filter(FormElement::personal).isPresent();
        return personal
                ? HIDDEN + HexFormat.of().formatHex(sealer.index("subject", value.toString()))
                : value.toString();
    }

    /** Process property {@code subject} is {@code organisation}: an enterprise has one, and changes it. */
    public boolean onePerOrganisation(ProcessModel model) {
        return ORGANISATION.equals(model.properties().get("subject"));
    }

    /** May an approved one be changed 申请变更? Process property {@code change} of the newest version is not {@code none}. */
    public boolean changeable(String key) {
        return !"none".equals(newest(key).properties().get("change"));
    }

    /** Is this subject a personal number's keyed index, which says nothing to a reader? */
    public static boolean hidden(@Nullable String subject) {
        return subject != null && subject.startsWith(HIDDEN);
    }

    /** Is a document printed on approval? Process property {@code report} is not {@code none}. */
    public boolean printed(ProcessModel model) {
        return !"none".equals(model.properties().get("report"));
    }

    /** Name of its JRXML in {@code reports/}, without extension; empty = the generic printed form, or none at all. */
    public Optional<String> report(ProcessModel model) {
        return Optional.ofNullable(model.properties().get("report")).filter(name -> !name.equals("none"));
    }

    /** End of the document's validity: the date in the field that process property {@code validUntil} names; empty = none. */
    public Optional<LocalDate> validUntil(ProcessModel model, Map<String, Object> data) {
        return Optional.ofNullable(model.properties().get("validUntil"))
                .map(data::get)
                .flatMap(value -> {
                    try {
                        return Optional.of(LocalDate.parse(value.toString()));
                    } catch (DateTimeParseException none) {
                        return Optional.empty();
                    }
                });
    }
}
