package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.employment.Employees;
import org.zhuban.filing.Fault;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.Finding;
import org.zhuban.filing.Lapses;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.person.Workers;
import org.zhuban.privacy.Sealer;
import org.zhuban.project.Sites;
import org.zhuban.studio.AskedReleases;

/**
 * Runs every {@code processes/*}{@code /*}{@code /scenarios/*.yaml} through the kit: submit, decide step by step, then look at state, path,
 * findings and register. A scenario says what happens and what is then true; it has no loops and no conditions.
 */
@ZhubanTest
class ScenarioTests {

    private static final Path ROOT = Path.of("processes");

    /** A day that must not grow old, e.g. {@code today - P1Y}. */
    private static final Pattern RELATIVE = Pattern.compile("\\btoday ([+-]) (P\\w+)");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    /**
     * A scenario file.
     *
     * @param staff   who of the office files
     * @param release the type whose release is asked for
     */
    record Scenario(
            String name,
            @Nullable Firm applicant,
            @Nullable Human person,
            @Nullable List<Human> people,
            @Nullable Employed employment,
            @Nullable Given project,
            @Nullable List<Firm> units,
            @Nullable List<Human> employees,
            @Nullable Role staff,
            @Nullable String release,
            @JsonProperty("on") @Nullable String day,
            @Nullable List<Former> first,
            Map<String, Object> submit,
            List<Step> steps,
            Expect expect) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** An enterprise: the one that files (without one a visitor does), or another that there is already. */
    record Firm(
            String kind,
            String name,
            @JsonProperty("creditCode") String creditCode,
            @Nullable String region,
            @JsonProperty("registeredOn") @Nullable String registeredOn) {}

    /** A filing of the applicant that was approved before. */
    record Former(String type, Map<String, Object> submit) {}

    /** A person: the one that files, whom nobody certified yet unless he has a number; or another, certified already. */
    record Human(@Nullable String name, @JsonProperty("idNumber") @Nullable String idNumber) {}

    /** An employment there is already: by the applicant, or of the person that files by this firm. */
    record Employed(String number, @JsonProperty("idNumber") String idNumber, @Nullable Firm employer) {}

    /** A project there is already, whose general contractor the applicant is, or for a visitor's filing the one named. */
    record Given(String code, String name, @Nullable Firm contractor) {}

    /**
     * What one side does.
     *
     * @param at     BPMN id of the open task; {@code withdrawn} where the filing was taken back
     * @param decide an outcome of the task, {@code lapsed} where its time limit ends instead; the applicant may also {@code withdraw} and,
     *               once withdrawn, {@code submit}
     * @param by     who of several reviewers
     * @param change answers the applicant changes
     */
    record Step(
            String at,
            String decide,
            @Nullable String opinion,
            @Nullable Map<String, String> faults,
            @Nullable Map<String, Object> change,
            @Nullable String by) {}

    /** What is true at the end; the path may leave elements out. */
    record Expect(
            FilingState state,
            @Nullable Integer revision,
            @Nullable List<String> path,
            @Nullable Map<String, String> findings,
            @Nullable List<Entry> register,
            @JsonProperty("not-in-register") @Nullable List<Entry> notInRegister) {}

    /** A row of a register: table and columns. */
    record Entry(String in, Map<String, String> where) {}

    @Autowired
    private FilingService filings;

    @Autowired
    private Firms firms;

    @Autowired
    private Sites sites;

    @Autowired
    private Workers workers;

    @Autowired
    private Employees employees;

    @Autowired
    private TestClock clock;

    @Autowired
    private Lapses lapses;

    @Autowired
    private FilingWorkflow workflow;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private Sealer sealer;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AskedReleases releases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<ConsistencyCheck> checks;

    static Stream<org.junit.jupiter.params.provider.Arguments> scenarios() throws IOException {
        return scenarios(ROOT);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> scenarios(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.toAbsolutePath(), 4)) {
            return files
                    .filter(file -> file.getParent().endsWith("scenarios")
                            && file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> org.junit.jupiter.params.provider.Arguments.of(
                            file.getParent().getParent().getFileName().toString(), read(file)));
        }
    }

    private static Scenario read(Path file) {
        try {
            return YAML.readValue(
                    RELATIVE.matcher(Files.readString(file)).replaceAll(ScenarioTests::day), Scenario.class);
        } catch (IOException broken) {
            throw new IllegalArgumentException(file + ": " + broken.getMessage(), broken);
        }
    }

    private static String day(MatchResult relative) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Period span = Period.parse(relative.group(2));
        return "'" + (relative.group(1).equals("+") ? today.plus(span) : today.minus(span)) + "'";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("scenarios")
    void a_scenario_ends_as_it_says(String type, Scenario scenario) throws IOException {
        Firm firm = scenario.applicant();
        CurrentAccount human = person(scenario.person());
        Objects.requireNonNullElse(scenario.people(), List.<Human>of()).forEach(this::person);
        if (scenario.staff() != null) {
            human = officer(scenario.staff());
        }
        var filer = human != null
                ? FilingService.Applicant.of(human)
                : firm == null ? FilingService.Applicant.visitor(null, "访客") : filer(firm);
        if (scenario.day() != null) {
            clock.stopAt(LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() + "-" + scenario.day() + "T09:00:00");
        }
        Objects.requireNonNullElse(scenario.employees(), List.<Human>of())
                .forEach(employee -> employ(filer.organisation(), employee));
        for (Former former : Objects.requireNonNullElse(scenario.first(), List.<Former>of())) {
            approve(filer, former);
        }
        Objects.requireNonNullElse(scenario.units(), List.<Firm>of())
                .forEach(unit -> firms.applicant(unit.kind(), unit.name(), unit.creditCode()));
        Employed employed = scenario.employment();
        if (employed != null) {
            Firm employer = employed.employer();
            var by =
                    employer == null ? filer : firms.applicant(employer.kind(), employer.name(), employer.creditCode());
            employees.employ(
                    Objects.requireNonNull(by.organisation()),
                    employed.idNumber(),
                    employed.number(),
                    LocalDate.now(ZoneId.of("Asia/Shanghai")).plusYears(1));
        }
        Given given = scenario.project();
        if (given != null) {
            Firm contractor = given.contractor();
            var builder = contractor == null
                    ? filer
                    : firms.applicant(contractor.kind(), contractor.name(), contractor.creditCode());
            sites.given(given.code(), given.name(), Objects.requireNonNull(builder.organisation()));
        }
        FilingService.Opened opened = filings.open(filer, type, null, scenario.submit());
        UUID id = opened.details().filing().id();
        var applicant = filer.account() == null ? FilingService.Applicant.visitor(opened.token(), "访客") : filer;
        fillSlots(applicant, opened.details());
        if (scenario.release() != null) {
            releases.asked(id, scenario.release());
        }
        if (human != null && "FACE".equals(scenario.submit().get("method"))) {
            workers.faced(
                    human,
                    id,
                    String.valueOf(scenario.submit().get("name")),
                    String.valueOf(scenario.submit().get("idNumber")));
        }
        confirmMobiles(id, opened.details(), scenario.submit());
        filings.submit(applicant, id);
        for (Step step : scenario.steps()) {
            take(applicant, id, step);
        }
        FilingDetails result = filings.own(applicant, id);
        Expect expect = scenario.expect();
        assertThat(result.filing().state()).isEqualTo(expect.state());
        if (expect.revision() != null) {
            assertThat(result.filing().revision()).isEqualTo(expect.revision());
        }
        if (expect.path() != null) {
            assertThat(result.path()).containsSubsequence(expect.path());
        }
        if (expect.findings() != null) {
            assertThat(filings.forReview(id).findings().stream()
                            .collect(Collectors.toMap(
                                    Finding::rule, finding -> finding.result().name())))
                    .containsAllEntriesOf(expect.findings());
        }
        Objects.requireNonNullElse(expect.register(), List.<Entry>of())
                .forEach(entry -> assertThat(rows(entry)).as("%s", entry).isEqualTo(1));
        Objects.requireNonNullElse(expect.notInRegister(), List.<Entry>of())
                .forEach(entry -> assertThat(rows(entry)).as("%s", entry).isZero());
        assertThat(checks).allSatisfy(check -> assertThat(check.violations().stream()
                        .filter(violation -> violation.contains(result.filing().number())))
                .as(check.promise())
                .isEmpty());
    }

    private FilingService.Applicant filer(Firm firm) {
        return firm.region() == null
                ? firms.applicant(firm.kind(), firm.name(), firm.creditCode())
                : FilingService.Applicant.of(firms.firm(
                        firm.kind(),
                        firm.name(),
                        firm.creditCode(),
                        firm.region(),
                        LocalDate.parse(Objects.requireNonNullElse(firm.registeredOn(), "2016-03-18"))));
    }

    private void employ(@Nullable UUID enterprise, Human employee) {
        String number = Objects.requireNonNull(employee.idNumber());
        workers.certified(String.valueOf(employee.name()), number);
        employees.employ(
                Objects.requireNonNull(enterprise),
                number,
                "XJ" + UUID.randomUUID(),
                LocalDate.now(clock).plusYears(2));
    }

    private void approve(FilingService.Applicant filer, Former former) throws IOException {
        FilingDetails draft =
                filings.open(filer, former.type(), null, former.submit()).details();
        UUID id = draft.filing().id();
        fillSlots(filer, draft);
        if (filings.submit(filer, id).state() == FilingState.IN_REVIEW) {
            OpenTasks.OnDesk task = openTasks.of(id).orElseThrow();
            filings.decide(new FilingService.Decision(
                    id, task.taskId(), task.element(), "approved", "同意。", List.of(), "scenario", "审核员"));
        }
    }

    private CurrentAccount officer(Role role) {
        UUID id = accounts.ensure(
                "scenario-officer", "流程管理员甲", "demo2026", "13900007788", null, List.of(new Grant(role, null, null)));
        return accounts.find(id).orElseThrow();
    }

    private @Nullable CurrentAccount person(@Nullable Human human) {
        if (human == null) {
            return null;
        }
        String number = human.idNumber();
        return number == null
                ? workers.registered()
                : workers.certified(String.valueOf(human.name()), number).account();
    }

    private void take(FilingService.Applicant applicant, UUID id, Step step) {
        Filing filing = filings.own(applicant, id).filing();
        if (step.change() != null) {
            var data = new LinkedHashMap<>(filings.own(applicant, id).data());
            data.putAll(step.change());
            filings.save(applicant, id, filing.version(), data);
        }
        switch (filing.state()) {
            case IN_REVIEW -> {
                OpenTasks.OnDesk task = openTasks.of(id).orElseThrow();
                assertThat(task.element()).isEqualTo(step.at());
                if (step.decide().equals("withdraw")) {
                    filings.withdraw(applicant, id);
                } else if (step.decide().equals("lapsed")) {
                    clock.stopAt(task.dueAt());
                    lapses.sweep();
                } else {
                    filings.decide(new FilingService.Decision(
                            id,
                            task.taskId(),
                            task.element(),
                            step.decide(),
                            Objects.requireNonNullElse(step.opinion(), ""),
                            faults(step),
                            Objects.requireNonNullElse(step.by(), "scenario"),
                            Objects.requireNonNullElse(step.by(), "审核员")));
                }
            }
            case RETURNED -> {
                assertThat(workflow.applicantTask(Objects.requireNonNull(filing.processInstance())))
                        .as("the applicant's task")
                        .isPresent();
                assertThat(filings.own(applicant, id).path()).endsWith(step.at());
                switch (step.decide()) {
                    case "resubmitted" -> filings.submit(applicant, id);
                    case "abandoned" -> filings.abandon(applicant, id);
                    case "withdraw" -> filings.withdraw(applicant, id);
                    default -> throw new IllegalArgumentException("an applicant cannot decide " + step.decide());
                }
            }
            case WITHDRAWN -> {
                assertThat(step.at()).isEqualTo("withdrawn");
                filings.submit(applicant, id);
            }
            default -> throw new IllegalArgumentException("nothing can be done at " + filing.state());
        }
    }

    private static List<Fault> faults(Step step) {
        return Objects.requireNonNullElse(step.faults(), Map.<String, String>of()).entrySet().stream()
                .map(fault -> new Fault(fault.getKey(), fault.getValue()))
                .toList();
    }

    private void fillSlots(FilingService.Applicant applicant, FilingDetails draft) throws IOException {
        var page = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(page);
        }
        for (FormElement field : draft.form().fields()) {
            if (field.type().equals("filepicker") && field.validation().required()) {
                filings.attach(
                        applicant,
                        draft.filing().id(),
                        Objects.requireNonNull(field.key()),
                        field.label().replace('/', ' ') + ".pdf",
                        new ByteArrayInputStream(page.toByteArray()));
            }
        }
    }

    /** As if the code sent to it had been typed; the codes themselves are tested where they live. */
    private void confirmMobiles(UUID id, FilingDetails draft, Map<String, Object> data) {
        for (FormElement field : draft.form().fields()) {
            if ("sms-code".equals(field.properties().get("format"))) {
                Object mobile = data.get(field.properties().getOrDefault("mobile", "mobile"));
                jdbc.sql("update filing set verified_mobile = :index where id = :id")
                        .param("index", sealer.index("mobile", String.valueOf(mobile)))
                        .param("id", id)
                        .update();
            }
        }
    }

    private long rows(Entry entry) {
        assertThat(entry.in()).matches("[a-z_]+");
        assertThat(entry.where().keySet())
                .allSatisfy(column -> assertThat(column).matches("[a-z_]+"));
        String where = entry.where().keySet().stream()
                .map(column -> column + "::text = :" + column)
                .collect(Collectors.joining(" and "));
        return jdbc.sql("select count(*) from " + entry.in() + " where " + where)
                .params(entry.where())
                .query(Long.class)
                .single();
    }
}
