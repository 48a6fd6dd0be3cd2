package org.zhuban.demo;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Ids;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.person.Person;
import org.zhuban.person.PersonRegister;
import org.zhuban.person.Persons;
import org.zhuban.privacy.Sealer;

/**
 * Enterprises from other provinces with their people, and their entries 进疆报送: filed like any, and decided by their decision tables against the
 * sandboxes. {@code outsider}'s entry is by hand to be extended, changed and added to.
 */
@Component
@Profile("demo")
class DemoEntries {

    private final Enterprises enterprises;
    private final Accounts accounts;
    private final PersonRegister register;
    private final Persons persons;
    private final FilingService filings;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DemoEntries(
            Enterprises enterprises,
            Accounts accounts,
            PersonRegister register,
            Persons persons,
            FilingService filings,
            Sealer sealer,
            JdbcClient jdbc,
            Clock clock) {
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.register = register;
        this.persons = persons;
        this.filings = filings;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody with a registration certificate, as the sandbox of the national platform knows him. */
    private record Someone(String name, String idNumber) {}

    /** An enterprise as the sandboxes know it. */
    private record Entrant(
            String name, String creditCode, String kind, String region, String registeredOn, String entry) {}

    /** {@code outsider}'s people; of two more, one is certified and free, the other nobody certified. */
    private static final List<Someone> OUTSIDERS = List.of(
            new Someone("赵红军", "410311197405121171"),
            new Someone("李文博", "410305198509032314"),
            new Someone("孙晓梅", "410303198802173260"));

    /** Certified and employed by nobody: to be found and employed. */
    private static final Someone FREE = new Someone("郭海涛", "410322198211284152");

    private static final Map<Entrant, List<Someone>> OTHERS = others();

    private static Map<Entrant, List<Someone>> others() {
        Map<Entrant, List<Someone>> others = new LinkedHashMap<>();
        others.put(
                new Entrant(
                        "重庆山城建设工程有限公司",
                        "91500000MA5TC0091K",
                        "GENERAL_CONTRACTOR",
                        "500000",
                        "2012-02-21",
                        "CONSTRUCTION"),
                List.of(new Someone("冉志强", "500103197812252735"), new Someone("向朝天", "50010319800715271X")));
        others.put(
                new Entrant(
                        "甘肃祁连建设集团有限公司",
                        "91620000MA7QE0085L",
                        "GENERAL_CONTRACTOR",
                        "620000",
                        "1998-06-01",
                        "CONSTRUCTION"),
                List.of(new Someone("马建国", "620102197002141516"), new Someone("敦煌月", "620982198408083686")));
        return others;
    }

    void make() {
        Enterprise outsider = enterprises
                .findByCreditCodeAndState(DemoEnterprise.OUTSIDER.creditCode, Enterprise.State.ACTIVE)
                .orElse(null);
        if (outsider == null || persons.certified(FREE.idNumber()).isPresent()) {
            return;
        }
        certify(FREE);
        var papers = new DemoPapers();
        file(outsider, "CONSTRUCTION", OUTSIDERS, papers);
        int n = 0;
        for (Map.Entry<Entrant, List<Someone>> other : OTHERS.entrySet()) {
            Entrant entrant = other.getKey();
            if (!enterprises.existsByCreditCodeAndState(entrant.creditCode(), Enterprise.State.ACTIVE)) {
                file(enterprise(entrant, ++n), entrant.entry(), other.getValue(), papers);
            }
        }
    }

    private Enterprise enterprise(Entrant entrant, int n) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        String mobile = "1386211010" + n;
        Enterprise enterprise = enterprises.save(new Enterprise(
                id,
                null,
                entrant.name(),
                entrant.kind(),
                entrant.creditCode(),
                "BUSINESS_LICENCE",
                null,
                LocalDate.parse(entrant.registeredOn()),
                entrant.region(),
                "办公室",
                sealer.seal(mobile, "enterprise", "contact_mobile", id.toString()),
                sealer.index("mobile", mobile),
                Enterprise.State.ACTIVE,
                UUID.randomUUID(),
                now,
                now,
                null,
                null));
        accounts.ensure(
                "entrant" + n,
                entrant.name(),
                UUID.randomUUID().toString(),
                mobile,
                id,
                List.of(Grant.of(Role.ENTERPRISE)));
        return enterprise;
    }

    private void file(Enterprise enterprise, String kind, List<Someone> people, DemoPapers papers) {
        people.forEach(someone -> {
            certify(someone);
            employ(enterprise, someone);
        });
        UUID account = jdbc.sql("select id from account where organisation = ? and enabled order by login limit 1")
                .param(enterprise.id())
                .query(UUID.class)
                .single();
        Applicant applicant = Applicant.of(accounts.find(account).orElseThrow());
        Someone principal = people.get(0);
        Someone technicalHead = people.get(1);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind);
        entry.put("contact", principal.name());
        entry.put("contactPhone", "13862110110");
        entry.put("localOffice", "苏州市相城区元和街道嘉元路1000号");
        entry.put("safetyPermitNo", "(豫)JZ安许证字[2024]000512");
        entry.put("safetyPermitValidUntil", LocalDate.now(clock).plusYears(2).toString());
        entry.put("principalNumber", principal.idNumber());
        entry.put("principal", principal.name());
        entry.put("principalPhone", "13862110111");
        entry.put("technicalHeadNumber", technicalHead.idNumber());
        entry.put("technicalHead", technicalHead.name());
        submit(applicant, enterprise, "entry-filing", entry, papers);
        submit(applicant, enterprise, "entry-personnel", Map.of("kind", kind, "contactPhone", "13862110110"), papers);
    }

    private void submit(
            Applicant applicant, Enterprise enterprise, String type, Map<String, Object> answers, DemoPapers papers) {
        FilingDetails draft = filings.open(applicant, type, null, answers).details();
        byte[] licence = papers.licence(
                enterprise.name(),
                enterprise.creditCode(),
                enterprise.registeredOn().toString(),
                enterprise.contactName());
        draft.form().slots().stream()
                .filter(slot -> draft.form()
                        .field(slot.key())
                        .orElseThrow()
                        .validation()
                        .required())
                .forEach(slot -> filings.attach(
                        applicant,
                        draft.filing().id(),
                        slot.key(),
                        draft.form().field(slot.key()).orElseThrow().label() + ".png",
                        new ByteArrayInputStream(licence)));
        filings.submit(applicant, draft.filing().id());
    }

    private void certify(Someone someone) {
        // the last digits of his number make a mobile that nobody else of the demo has
        UUID account = register.register("139" + someone.idNumber().substring(9, 17));
        if (!persons.ofAccount(account).orElseThrow().certified()) {
            register.certify(account, someone.name(), someone.idNumber(), Person.CertifiedBy.FACE, null);
        }
    }

    /** As a confirmed employment would have it. */
    private void employ(Enterprise enterprise, Someone someone) {
        Person person = persons.certified(someone.idNumber()).orElseThrow();
        UUID id = Ids.next();
        LocalDate today = LocalDate.now(clock);
        jdbc.sql(
                        """
                        insert into employment (id, enterprise, subject, region, filing, person, name, id_number, id_number_index, post,
                                                starts_on, ends_on, created_at, changed_at)
                        values (:id, :enterprise, :subject, :region, :filing, :person, :name, :number, :index, '工程技术人员', :from, :until, now(), now())""")
                .param("id", id)
                .param("enterprise", Objects.requireNonNull(enterprise.id()))
                .param("subject", "XJ-" + id)
                .param("region", enterprise.region())
                .param("filing", Ids.next())
                .param("person", person.id())
                .param("name", someone.name())
                .param("number", sealer.seal(someone.idNumber(), "employment", "id_number", id.toString()))
                .param("index", sealer.index("resident-id", someone.idNumber()))
                .param("from", today.minusMonths(8))
                .param("until", today.plusYears(2))
                .update();
    }
}
