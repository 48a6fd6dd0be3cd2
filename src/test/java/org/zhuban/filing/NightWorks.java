package org.zhuban.filing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.common.Ids;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.privacy.Sealer;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Verdict;

/**
 * Enterprises that file {@code night-work}, the type of {@code src/test/resources/types/jm}: a folder and nothing else.
 */
@TestComponent
public class NightWorks {

    public static final String KEY = "night-work";
    public static final String REGION = "320507";

    private final FilingService filings;
    private final ReviewService reviews;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final TestClock clock;

    NightWorks(FilingService filings, ReviewService reviews, Sealer sealer, JdbcClient jdbc, TestClock clock) {
        this.filings = filings;
        this.reviews = reviews;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account of a new enterprise of that kind. */
    public CurrentAccount enterprise(String kind) {
        UUID id = Ids.next();
        String name = "苏州夜工" + ThreadLocalRandom.current().nextInt(1_000_000) + "建筑有限公司";
        jdbc.sql(
                        """
                        insert into enterprise (id, name, kind, credit_code, certificate_kind, registered_on, region, contact_name,
                                                contact_mobile, contact_mobile_index, certified_by)
                        values (:id, :name, :kind, :code, 'BUSINESS_LICENCE', '2015-01-01', :region, '王工', :mobile, :index, :id)""")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("code", "TEST" + id.toString().replace("-", "").substring(18))
                .param("region", REGION)
                .param("mobile", sealer.seal("13862119999", "enterprise", "contact_mobile", id.toString()))
                .param("index", sealer.index("mobile", "13862119999"))
                .update();
        return colleague(id, name);
    }

    /** Another account of the same enterprise. */
    public CurrentAccount colleague(UUID enterprise, String name) {
        return new CurrentAccount(
                Ids.next(), "test-" + name, name, List.of(Grant.of(Role.ENTERPRISE)), enterprise, Set.of("*"));
    }

    /** A draft with every answer and its paper, not yet submitted. */
    public Filing draft(CurrentAccount account, String project) {
        Filing draft = filings.open(Applicant.of(account), KEY, null, answers(project))
                .details()
                .filing();
        attach(account, draft.id());
        return draft;
    }

    public void attach(CurrentAccount account, UUID filing) {
        filings.attach(Applicant.of(account), filing, "plan", "方案.pdf", new ByteArrayInputStream(pdf()));
    }

    public Filing submit(CurrentAccount account, String project) {
        return filings.submit(Applicant.of(account), draft(account, project).id());
    }

    public Map<String, Object> answers(String project) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("projectName", project);
        answers.put("startsOn", today.plusDays(1).toString());
        answers.put("endsOn", today.plusDays(3).toString());
        answers.put("works", List.of("CONCRETE", "钢结构焊接"));
        answers.put("budget", "12,000.50");
        answers.put("shifts", List.of(Map.of("leader", "李班长", "people", 12)));
        return answers;
    }

    /** The desk's decision, by a reviewer of the region. */
    public void decide(UUID filing, String outcome, Fault... faults) {
        reviews.decide(reviewer(), task(filing), new Verdict(outcome, "意见", List.of(faults)));
    }

    public static CurrentAccount reviewer() {
        return new CurrentAccount(
                Ids.next(),
                "test-reviewer",
                "相城区住建局 审核员",
                List.of(new Grant(Role.REVIEWER, null, REGION)),
                null,
                Set.of("*"));
    }

    public String task(UUID filing) {
        return jdbc.sql("select id from open_task where filing = :filing")
                .param("filing", filing)
                .query(String.class)
                .single();
    }

    /** The smallest PDF with a page that opens. */
    public static byte[] pdf() {
        return pdf(0);
    }

    /** Another one for each number. */
    public static byte[] pdf(int number) {
        String body = "%PDF-1.4\n%" + number + "\n";
        int one = body.length();
        body += "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
        int two = body.length();
        body += "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n";
        int three = body.length();
        body += "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n";
        int table = body.length();
        body += "xref\n0 4\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n%010d 00000 n \n"
                        .formatted(one, two, three)
                + "trailer<</Size 4/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n";
        return body.getBytes(StandardCharsets.US_ASCII);
    }
}
