package org.zhuban.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.document.Documents;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.PublicWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.publicity.Section.Row;

/** 办理结果公示: what a process lays open of an approved filing, and for how long. */
@ZhubanTest
class PublishApprovalIntegrationTests {

    private static final String FIELDS = "\"projectName,works,startsOn,endsOn,equipment\"";

    @Autowired
    private PublicWorks works;

    @Autowired
    private NightWorks firms;

    @Autowired
    private FilingService filings;

    @Autowired
    private NoticeBoard board;

    @Autowired
    private Documents documents;

    @Autowired
    private TestClock clock;

    @Autowired
    private TestRestTemplate http;

    private CurrentAccount firm = NightWorks.reviewer();

    @BeforeEach
    void a_version_of_this_test() {
        clock.stopAt("2026-11-16T09:00");
        firm = firms.enterprise("LABOUR");
        works.deploy(works.packaged());
    }

    private Filing approved() {
        Filing filing = works.submit(firm, "公示工程" + UUID.randomUUID());
        firms.decide(filing.id(), "approved");
        return filing;
    }

    private PublicNotice notice(Filing filing) {
        return board.find(PublishApproval.subject(filing.id())).orElseThrow();
    }

    private static List<Row> rows(PublicNotice notice, int section) {
        return Objects.requireNonNull(notice.sections()).get(section).rows();
    }

    @Test
    void an_approval_is_public_with_what_the_process_names_for_as_many_working_days_as_it_says() {
        Filing filing = works.submit(firm, "人民路占道");
        assertThat(board.find(PublishApproval.subject(filing.id()))).isEmpty();
        firms.decide(filing.id(), "approved");
        PublicNotice notice = notice(filing);
        assertThat(notice.category()).isEqualTo("approval");
        assertThat(notice.title()).isEqualTo(firm.displayName() + "：占道施工许可（" + filing.number() + "）");
        assertThat(notice.creditCode()).startsWith("TEST");
        assertThat(notice.region()).isEqualTo(NightWorks.REGION);
        assertThat(notice.until()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(rows(notice, 0))
                .containsExactly(
                        new Row("办件编号", filing.number()),
                        new Row("事项", "占道施工许可"),
                        new Row("申请单位", firm.displayName()),
                        new Row("结果", "通过"),
                        new Row("决定日期", "2026-11-16"));
        assertThat(rows(notice, 1))
                .containsExactly(
                        new Row("工程名称", "人民路占道"),
                        new Row("施工内容", "混凝土连续浇筑"),
                        new Row("开始日期", "2026-11-17"),
                        new Row("结束日期", "2026-11-19"));
        assertThat(Objects.requireNonNull(notice.sections()).get(2))
                .isEqualTo(Section.table("进场设备", List.of("设备", "台数"), List.of(List.of("25 吨吊车", "2"))));
        assertThat(notice.toString()).doesNotContain("李班长").doesNotContain("13862119999");
        clock.stopAt("2026-11-24T00:00");
        works.timers();
        assertThat(notice(filing).state()).as("its days are over").isEqualTo(PublicNotice.State.ENDED);
        assertThat(filings.forReview(filing.id()).filing().state()).isEqualTo(FilingState.APPROVED);
    }

    @Test
    void the_page_the_search_the_api_and_the_changes_know_the_category() {
        String until = board.list(new NoticeQuery(null, null, null), null, 1).until();
        Filing filing = approved();
        String number = filing.number();
        String page = http.getForObject("/notices?category=approval&q=" + number, String.class);
        assertThat(page)
                .contains("办理结果", firm.displayName() + "：占道施工许可（" + number + "）", "办理地区")
                .doesNotContain("id=\"kind\"");
        String own = http.getForObject("/notices/" + PublishApproval.subject(filing.id()), String.class);
        assertThat(own).contains(number, "办理地区", "25 吨吊车").doesNotContain("注册地");
        String list = http.getForObject("/api/v1/public/notices?category=approval&q=" + number, String.class);
        assertThat(list).contains(PublishApproval.subject(filing.id()).toString());
        String changes =
                http.getForObject("/api/v1/public/notices?category=approval&since={since}", String.class, until);
        assertThat(changes).contains(number);
        assertThat(http.getForObject("/notices?category=entry-enterprise", String.class))
                .contains("id=\"kind\"");
    }

    @Test
    void without_days_it_is_public_for_good_and_without_fields_it_says_what_was_decided() {
        works.deploy(works.edited(
                "<camunda:property name=\"fields\" value=" + FIELDS + " />",
                "",
                "<camunda:property name=\"days\" value=\"5\" />",
                ""));
        PublicNotice notice = notice(approved());
        assertThat(notice.until()).isNull();
        assertThat(notice.sections()).hasSize(1);
    }

    @Test
    void taken_back_by_its_applicant_it_is_no_longer_public_and_approved_again_it_is_a_new_version() {
        Filing filing = approved();
        assertThat(notice(filing).version()).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        filings.withdraw(Applicant.of(firm), filing.id());
        assertThat(notice(filing).state()).isEqualTo(PublicNotice.State.ENDED);
        clock.advance(Duration.ofHours(1));
        filings.submit(Applicant.of(firm), filing.id());
        firms.decide(filing.id(), "approved");
        assertThat(notice(filing).version()).isEqualTo(2);
    }

    @Test
    void revoked_it_is_no_longer_public() {
        works.deploy(works.edited("<camunda:property name=\"days\" value=\"5\" />", "", "P5D", "P1D"));
        Filing filing = approved();
        clock.advance(Duration.ofDays(3));
        works.timers();
        assertThat(notice(filing).state()).isEqualTo(PublicNotice.State.PUBLIC);
        CurrentAccount supervisor = new CurrentAccount(
                UUID.randomUUID(),
                "test-supervisor",
                "相城区住建局 主管",
                List.of(new Grant(Role.SUPERVISOR, null, NightWorks.REGION)),
                null,
                java.util.Set.of("*"));
        clock.advance(Duration.ofHours(1));
        documents.revoke(supervisor, filing.id(), "提供虚假材料");
        assertThat(notice(filing).state()).isEqualTo(PublicNotice.State.ENDED);
    }

    @Test
    void a_visitors_filing_is_public_without_a_name() {
        works.deploy(works.edited(
                "value=\"enterprise:GENERAL_CONTRACTOR, enterprise:SPECIALIST, enterprise:LABOUR\"",
                "value=\"visitor\""));
        Filing filing = works.submit(
                Applicant.visitor(null, "陆建国"),
                Map.of("projectName", "张三宅前占道", "regionCode", NightWorks.REGION, "contactMobile", "13862117777"));
        firms.decide(filing.id(), "approved");
        PublicNotice notice = notice(filing);
        assertThat(notice.title()).isEqualTo("占道施工许可（办件编号 " + filing.number() + "）");
        assertThat(notice.creditCode()).isNull();
        assertThat(rows(notice, 0)).extracting(Row::label).doesNotContain("申请单位");
        assertThat(notice.toString()).doesNotContain("陆建国").doesNotContain("13862117777");
    }

    @Test
    void a_step_that_would_publish_personal_data_is_refused_and_nothing_is_decided() {
        for (String field : List.of("contactMobile", "shifts")) {
            works.deploy(works.edited(FIELDS, "\"projectName," + field + "\""));
            Filing filing = works.submit(firm, "不公示工程" + UUID.randomUUID());
            assertThatThrownBy(() -> firms.decide(filing.id(), "approved")).hasMessage("publish.refused");
            assertThat(filings.forReview(filing.id()).onDesk()).isPresent();
            assertThat(board.find(PublishApproval.subject(filing.id()))).isEmpty();
        }
    }
}
