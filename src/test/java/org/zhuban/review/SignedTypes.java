package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;

/**
 * Filings of the types under {@code src/test/resources/types/signed}. In each a review is followed by a confirmation that another person
 * must make, that may send back, and that lapses: {@code all-sign-work} three review and all must approve; {@code any-sign-work} three, one
 * is enough; {@code most-sign-work} three, two are enough, and it lapses; {@code turn-sign-work} two in turn; {@code two-eyes-work} one.
 */
public record SignedTypes(FilingService filings, NightWorks works, JdbcClient jdbc) {

    /** A filing in review, and who filed it. */
    public record Filed(UUID id, Applicant applicant, CurrentAccount account) {}

    public Filed submit(String type) {
        CurrentAccount account = works.enterprise("LABOUR");
        Applicant applicant = Applicant.of(account);
        UUID id = filings.open(applicant, type, null, works.answers("会签工程" + UUID.randomUUID()))
                .details()
                .filing()
                .id();
        works.attach(account, id);
        filings.submit(applicant, id);
        return new Filed(id, applicant, account);
    }

    /** Its open tasks, oldest first. */
    public List<String> tasks(Filed filed) {
        return jdbc.sql("select id from open_task where filing = :filing order by created_at, id")
                .param("filing", filed.id())
                .query(String.class)
                .list();
    }

    /** No promise is broken about it, and the inbox has of it what the engine has. */
    void sound(Filed filed, List<ConsistencyCheck> checks, InboxReconcile reconcile) {
        String number = filings.forReview(filed.id()).filing().number();
        assertThat(checks).allSatisfy(check -> assertThat(check.violations())
                .as(check.promise())
                .noneMatch(violation -> violation.contains(number)));
        assertThat(reconcile.reconcile())
                .noneMatch(mend -> mend.contains(filed.id().toString()));
    }
}
