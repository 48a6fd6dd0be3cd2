package org.zhuban.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.employment.Duties;
import org.zhuban.employment.Employees;
import org.zhuban.employment.EmploymentAnswers;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.Finding;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.person.Workers;

@ZhubanTest
class EntryDutiesIntegrationTests {

    @Autowired
    private Duties duties;

    @Autowired
    private EmploymentAnswers answers;

    @Autowired
    private FilingService filings;

    @Autowired
    private Entrants entrants;

    @Autowired
    private Workers workers;

    @Autowired
    private Employees employees;

    @Autowired
    private TestClock clock;

    @Test
    void the_end_of_an_employment_warns_of_the_principals_of_a_valid_entry() {
        CurrentAccount firm = entrants.firm("GENERAL_CONTRACTOR");
        UUID enterprise = Objects.requireNonNull(firm.organisation());
        Workers.Worker principal = employed(enterprise, "范成大");
        Workers.Worker technicalHead = employed(enterprise, "杨万里");
        Workers.Worker nobody = employed(enterprise, "尤袤之");
        entrants.approve(entrants.submit(firm, "entry-filing", entrants.answers(principal, technicalHead)));
        assertThat(duties.of(enterprise, principal.id())).containsExactly("建筑施工企业进疆报送的进疆负责人");
        assertThat(duties.of(enterprise, technicalHead.id())).containsExactly("建筑施工企业进疆报送的进疆技术负责人");
        assertThat(duties.of(enterprise, nobody.id())).isEmpty();
        assertThat(warned(principal)).containsEntry("duty", Finding.Result.WARN);
        assertThat(warned(nobody)).containsEntry("duty", Finding.Result.PASS);
        clock.advance(java.time.Duration.ofDays(366));
        assertThat(duties.of(enterprise, principal.id()))
                .as("the entry is over")
                .isEmpty();
    }

    private Workers.Worker employed(UUID enterprise, String name) {
        Workers.Worker worker = workers.certified(name);
        employees.employ(enterprise, worker.number());
        return worker;
    }

    private Map<String, Finding.Result> warned(Workers.Worker worker) {
        answers.end(worker.account(), "回家");
        UUID wish = Objects.requireNonNull(answers.standing(worker.account()).leaving())
                .id();
        List<Finding> findings = filings.forReview(wish).findings();
        return findings.stream().collect(java.util.stream.Collectors.toMap(Finding::rule, Finding::result));
    }
}
