package org.zhuban.demo;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.employment.Employments;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.Accounts;
import org.zhuban.person.Person;
import org.zhuban.person.Persons;

/** Who employs the demo's workers: two are employed, {@code worker} is asked, the last is free to be found. */
@Component
@Profile("demo")
class DemoEmployments {

    private final Persons persons;
    private final Employments employments;
    private final FilingService filings;
    private final OpenTasks openTasks;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoEmployments(
            Persons persons,
            Employments employments,
            FilingService filings,
            OpenTasks openTasks,
            Accounts accounts,
            JdbcClient jdbc,
            Clock clock) {
        this.persons = persons;
        this.employments = employments;
        this.filings = filings;
        this.openTasks = openTasks;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void make() {
        Person first = person(0);
        if (employments.of(first.id()).isEmpty()) {
            agree(ask(DemoEnterprise.LABOUR, DemoPersons.MORE.get(0).idNumber(), first, "钢筋工"), first);
            Person second = person(1);
            agree(ask(DemoEnterprise.OUTSIDER, DemoPersons.MORE.get(1).idNumber(), second, "施工员"), second);
            Person worker = persons.certified(DemoPersons.ID_NUMBER).orElseThrow();
            ask(DemoEnterprise.LABOUR, DemoPersons.ID_NUMBER, worker, "木工");
        }
    }

    private Person person(int which) {
        return persons.certified(DemoPersons.MORE.get(which).idNumber()).orElseThrow();
    }

    private UUID ask(DemoEnterprise enterprise, String number, Person person, String post) {
        UUID account = jdbc.sql("select id from account where login = ?")
                .param(enterprise.login)
                .query(UUID.class)
                .single();
        Applicant employer = Applicant.of(accounts.find(account).orElseThrow());
        LocalDate today = LocalDate.now(clock);
        String name = String.valueOf(person.name());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("idNumber", number);
        data.put("startsOn", today.toString());
        data.put("endsOn", today.plusYears(2).toString());
        data.put("post", post);
        UUID id = filings.open(employer, "employment", null, data)
                .details()
                .filing()
                .id();
        byte[] contract = DemoPapers.scanned(new DemoPapers()
                .certificate(
                        "劳动合同",
                        "甲方：" + enterprise.unit,
                        "乙方：" + name,
                        "岗位：" + post,
                        "期限：" + today + " 至 " + today.plusYears(2)));
        filings.attach(employer, id, "contract", "劳动合同.pdf", new ByteArrayInputStream(contract));
        filings.submit(employer, id);
        return id;
    }

    /** As if he had shown his face. */
    private void agree(UUID filing, Person person) {
        OpenTasks.OnDesk task = openTasks.of(filing).orElseThrow();
        filings.decide(new FilingService.Decision(
                filing,
                task.taskId(),
                task.element(),
                "accepted",
                "本人刷脸同意。",
                List.of(),
                person.account().toString(),
                String.valueOf(person.name())));
    }
}
