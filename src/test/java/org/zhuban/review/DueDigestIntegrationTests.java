package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.WorkingDays;

/** 临期提醒与超期上报: one message a morning says what ends today or is over. */
@ZhubanTest
class DueDigestIntegrationTests {

    private static final String REGION = "320505";

    @Autowired
    private DueDigest digest;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private SubmittedFilings filings;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount reviewer;
    private CurrentAccount supervisor;

    @BeforeEach
    void people() {
        jdbc.sql("delete from open_task where region = :region")
                .param("region", REGION)
                .update();
        reviewer = reviewers.reviewer("digest-reviewer", "审核员 晨", REGION);
        supervisor = reviewers.supervisor("digest-supervisor", "主管 暮", REGION);
    }

    @Test
    void a_reviewer_hears_once_a_working_day_what_of_his_is_over_and_his_supervisor_how_much_is() {
        List<String> tasks = IntStream.range(0, 3)
                .mapToObj(n -> filings.submit(REGION).taskId())
                .toList();
        reviews.claim(reviewer, tasks.get(0));
        clock.advance(Duration.ofDays(16));
        toAWorkingDay();
        digest.tell();
        digest.tell();
        assertThat(notices(reviewer, "notice.due-mine"))
                .singleElement()
                .asString()
                .contains("0", "1", "2");
        assertThat(notices(supervisor, "notice.due-over"))
                .singleElement()
                .asString()
                .contains("3");
    }

    @Test
    void on_a_day_off_nobody_hears() {
        filings.submit(REGION);
        clock.advance(Duration.ofDays(16));
        while (workingDays.isWorkingDay(LocalDate.now(clock))) {
            clock.advance(Duration.ofDays(1));
        }
        CurrentAccount other = reviewers.supervisor("digest-other", "主管 休", REGION);
        digest.tell();
        assertThat(notices(other, "notice.due-over")).isEmpty();
    }

    private void toAWorkingDay() {
        while (!workingDays.isWorkingDay(LocalDate.now(clock))) {
            clock.advance(Duration.ofDays(1));
        }
    }

    private List<String> notices(CurrentAccount account, String template) {
        return jdbc.sql("select arguments::text from box_message where account = :account and template = :template")
                .param("account", account.id())
                .param("template", template)
                .query(String.class)
                .list();
    }
}
