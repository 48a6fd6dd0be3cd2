package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.TestClock;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;
import org.zhuban.common.UnprocessableException;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Catalogue;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessRefusedException;
import org.zhuban.filing.ui.RelatedPage;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.ReviewService;
import org.zhuban.review.ReviewedFilings;
import org.zhuban.review.Reviewers;
import org.zhuban.review.Verdict;

/** 发布: one process administrator asks, another approves, and what he approved is deployed. */
@ApartTest
class ReleaseIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "同意发布", List.of());
    private static final Release.Wish STAY = new Release.Wish("增加说明", false, Map.of());

    @Autowired
    private Releases releases;

    @Autowired
    private Trials trials;

    @Autowired
    private Texts texts;

    @Autowired
    private DraftRows drafts;

    @Autowired
    private RelatedPage link;

    @Autowired
    private ReleaseFilings ways;

    @Autowired
    private ReviewedFilings reviewed;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private FilingService filings;

    @Autowired
    private FilingTypes types;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private NightWorkFolders folders;
    private CurrentAccount wu;
    private CurrentAccount zheng;
    private String base = "";

    @BeforeEach
    void a_version_and_two_administrators() {
        folders = new NightWorkFolders(deployments, transaction);
        wu = reviewers.processAdmin("release-wu", "吴工");
        zheng = reviewers.processAdmin("release-zheng", "郑工");
        base = folders.deploy(folders.reworded("基线 " + UUID.randomUUID()));
    }

    private UUID draft(Map<String, byte[]> files) {
        UUID id = Ids.next();
        drafts.insert(new Draft(
                id,
                NightWorks.KEY,
                base,
                Programme.JM,
                "夜间施工申报",
                Draft.State.DRAFT,
                wu.id(),
                "吴工",
                clock.instant(),
                "吴工",
                clock.instant(),
                "吴工",
                0));
        files.forEach((path, content) -> drafts.put(id, path, content, "吴工"));
        return id;
    }

    private Release asked() {
        return releases.ask(wu, draft(folders.confirmed()), STAY);
    }

    private String task(Release release) {
        return works.task(release.filing());
    }

    private Release now(Release release) {
        return releases.get(wu, release.id());
    }

    private String newest() {
        return deployments.versions(NightWorks.KEY).get(0).definition();
    }

    @Test
    void the_second_administrator_finds_it_in_his_inbox_and_his_approval_deploys_it() {
        Filing running = works.submit(works.enterprise("LABOUR"), "在办工程");
        Release release = asked();
        assertThat(newest()).as("nothing is deployed by asking").isEqualTo(base);
        assertThat(inbox.page(zheng, InboxQuery.of(InboxQuery.Box.GROUP), null, 50)
                        .items())
                .anySatisfy(task -> assertThat(task.filing()).isEqualTo(release.filing()));
        assertThat(drafts.find(Objects.requireNonNull(release.draft()))
                        .orElseThrow()
                        .state())
                .isEqualTo(Draft.State.SUBMITTED);
        assertThat(reviews.decide(zheng, task(release), APPROVED).state()).isEqualTo(FilingState.APPROVED);
        Release done = now(release);
        assertThat(done.state()).isEqualTo(Release.State.RELEASED);
        assertThat(done.definition()).isEqualTo(newest()).isNotEqualTo(base);
        assertThat(done.approvedName()).isEqualTo("郑工");
        assertThat(FolderDigest.of(deployments.files(newest()))).isEqualTo(release.digest());
        assertThat(drafts.find(Objects.requireNonNull(release.draft()))
                        .orElseThrow()
                        .state())
                .isEqualTo(Draft.State.RELEASED);
        assertThat(jdbc.sql(
                                "select detail::text from audit_entry where action = 'process-release' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("复核夜间施工", "增加说明");
        assertThat(filings.forReview(running.id()).filing().processDefinition())
                .as("what runs stays where it is")
                .isEqualTo(base);
        Filing next = works.submit(works.enterprise("LABOUR"), "新工程");
        works.decide(next.id(), "approved");
        assertThat(filings.forReview(next.id()).filing().state())
                .as("a new filing meets the second review")
                .isEqualTo(FilingState.IN_REVIEW);
    }

    private static byte[] scenario(String... steps) {
        return ("name: 申报后通过\nsubmit:\n  projectName: 一号楼\n  startsOn: today + P1D\n  endsOn: today + P3D\n  works: [CONCRETE]\nsteps:\n"
                        + String.join("", steps) + "expect:\n  state: APPROVED\n")
                .getBytes(UTF_8);
    }

    private static String approves(String step) {
        return "- at: " + step + "\n  decide: approved\n";
    }

    @Test
    void a_scenario_that_fails_keeps_the_draft_from_being_released_and_says_which_and_how() {
        UUID draft = draft(folders.confirmed());
        drafts.put(draft, "scenarios/approved.yaml", scenario(approves("review-night-work")), "吴工");
        assertThatThrownBy(() -> releases.ask(wu, draft, STAY))
                .isInstanceOfSatisfying(UnprocessableException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("release.scenario");
                    assertThat(texts.of(refused)).contains("申报后通过", "复核夜间施工");
                });
        assertThat(drafts.find(draft).orElseThrow().state()).isEqualTo(Draft.State.DRAFT);
        drafts.put(
                draft,
                "scenarios/approved.yaml",
                scenario(approves("review-night-work"), approves("confirm-night-work")),
                "吴工");
        Release asked = releases.ask(wu, draft, STAY);
        assertThat(asked.trial()).isEqualTo("没有试运行过。");
    }

    @Test
    void the_second_person_reads_what_the_trial_of_these_very_files_was() {
        UUID draft = draft(folders.confirmed());
        drafts.put(draft, "night-work.bpmn", folders.reworded("试运行前").get("night-work.bpmn"), "吴工");
        Trial other = trials.start(wu, NightWorks.KEY, drafts.files(draft), 0);
        await().atMost(Duration.ofMinutes(1)).until(other::over);
        drafts.put(draft, "night-work.bpmn", folders.confirmed().get("night-work.bpmn"), "吴工");
        assertThat(releases.ask(wu, draft, STAY).trial())
                .as("another content was tried")
                .isEqualTo("没有试运行过。");
        releases.withdraw(wu, releases.pending(wu, NightWorks.KEY).orElseThrow().id());
        Trial trial = trials.start(wu, NightWorks.KEY, drafts.files(draft), 5);
        await().atMost(Duration.ofMinutes(1)).until(trial::over);
        Release asked = releases.ask(wu, draft, STAY);
        assertThat(asked.trial()).contains("吴工：", "场景 0 个");
        assertThat(now(asked).trial()).isEqualTo(asked.trial());
        assertThat(filings.forReview(asked.filing()).data()).containsEntry("trial", asked.trial());
    }

    @Test
    void filings_that_cannot_follow_are_mapped_or_said_to_stay() {
        works.submit(works.enterprise("LABOUR"), "不能迁移");
        UUID draft = draft(folders.renamed());
        assertThatThrownBy(() -> releases.ask(wu, draft, new Release.Wish("环节改名", true, Map.of())))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(texts.of(refused.errors().get(0))).contains("1 件在办", "请指定对应的环节"));
        Release leaving = releases.ask(wu, draft, new Release.Wish("环节改名", true, Map.of(), true));
        releases.withdraw(wu, leaving.id());
        Release mapped = releases.ask(
                wu, draft, new Release.Wish("环节改名", true, Map.of("review-night-work", "examine-night-work")));
        assertThat(String.valueOf(filings.forReview(mapped.filing()).data().get("pairs")))
                .as("steps by their names")
                .doesNotContain("night-work");
    }

    @Test
    void nobody_approves_his_own() {
        Release release = asked();
        assertThatThrownBy(() -> reviews.decide(wu, task(release), APPROVED))
                .isInstanceOf(DeniedException.class)
                .hasMessage("review.own-filing");
        assertThat(newest()).isEqualTo(base);
    }

    @Test
    void no_change_is_no_version_and_an_old_base_is_told() {
        assertThatThrownBy(() -> releases.ask(wu, draft(deployments.files(base)), STAY))
                .isInstanceOf(ConflictException.class)
                .hasMessage("release.no-change");
        jdbc.sql("update process_draft set state = 'DISCARDED'").update();
        UUID late = draft(folders.confirmed());
        folders.deploy(folders.reworded("另一人发布 " + UUID.randomUUID()));
        assertThatThrownBy(() -> releases.ask(wu, late, STAY)).hasMessage("release.base-old");
    }

    @Test
    void what_the_gate_refuses_is_not_asked_for() {
        UUID broken = draft(NightWorkFolders.edited(folders.packaged(), "${issueDocument}", "${runtimeService}"));
        assertThatThrownBy(() -> releases.ask(wu, broken, STAY)).isInstanceOf(ProcessRefusedException.class);
        assertThat(drafts.find(broken).orElseThrow().state()).isEqualTo(Draft.State.DRAFT);
        assertThatThrownBy(() -> releases.ask(wu, broken, new Release.Wish(" ", false, Map.of())))
                .isInstanceOfAny(InvalidInputException.class, ProcessRefusedException.class);
    }

    @Test
    void a_deployment_that_fails_refuses_the_decision_and_leaves_nothing_half() {
        Release release = asked();
        byte[] bad = "<x/>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        jdbc.sql("update process_release_file set content = :bad where release = :id and path = 'night-work.bpmn'")
                .param("bad", bad)
                .param("id", release.id())
                .update();
        assertThatThrownBy(() -> reviews.decide(zheng, task(release), APPROVED)).hasMessage("release.digest");
        Map<String, byte[]> files = folders.confirmed();
        files.put("night-work.bpmn", bad);
        jdbc.sql("update process_release set digest = :digest where id = :id")
                .param("digest", FolderDigest.of(files))
                .param("id", release.id())
                .update();
        assertThatThrownBy(() -> reviews.decide(zheng, task(release), APPROVED))
                .isInstanceOf(ProcessRefusedException.class);
        assertThat(newest()).isEqualTo(base);
        assertThat(filings.forReview(release.filing()).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(now(release).state()).isEqualTo(Release.State.REQUESTED);
    }

    @Test
    void who_was_overtaken_is_told_at_the_approval() {
        Release release = asked();
        folders.deploy(folders.reworded("抢先 " + UUID.randomUUID()));
        assertThatThrownBy(() -> reviews.decide(zheng, task(release), APPROVED)).hasMessage("release.base-old");
    }

    @Test
    void sent_back_the_draft_is_mended_and_submitted_again() {
        Release release = asked();
        UUID draft = Objects.requireNonNull(release.draft());
        reviews.decide(zheng, task(release), new Verdict("returned", "请改名称", List.of()));
        assertThat(now(release).state()).isEqualTo(Release.State.RETURNED);
        assertThat(drafts.find(draft).orElseThrow().state()).isEqualTo(Draft.State.DRAFT);
        drafts.put(
                draft,
                "night-work.bpmn",
                NightWorkFolders.edited(folders.confirmed(), "复核夜间施工", "复核夜间施工申报")
                        .get("night-work.bpmn"),
                "吴工");
        assertThatThrownBy(() -> filings.submit(Applicant.of(wu), release.filing()))
                .as("not past the studio, with what is no longer the draft")
                .isInstanceOf(InvalidInputException.class);
        Release again = releases.ask(wu, draft, STAY);
        assertThat(again.id()).isEqualTo(release.id());
        assertThat(again.digest()).isNotEqualTo(release.digest());
        reviews.decide(zheng, task(release), APPROVED);
        assertThat(FolderDigest.of(deployments.files(newest()))).isEqualTo(again.digest());
    }

    @Test
    void refused_or_taken_back_the_draft_is_free_again() {
        Release refused = asked();
        UUID draft = Objects.requireNonNull(refused.draft());
        reviews.decide(zheng, task(refused), new Verdict("rejected", "暂不调整", List.of()));
        assertThat(now(refused).state()).isEqualTo(Release.State.REFUSED);
        assertThat(drafts.find(draft).orElseThrow().state()).isEqualTo(Draft.State.DRAFT);
        Release again = releases.ask(wu, draft, STAY);
        releases.withdraw(wu, again.id());
        assertThat(now(again).state()).isEqualTo(Release.State.WITHDRAWN);
        assertThat(drafts.find(draft).orElseThrow().state()).isEqualTo(Draft.State.DRAFT);
        assertThatThrownBy(() -> filings.submit(Applicant.of(wu), again.filing()))
                .as("what was taken back is not released later")
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void words_that_are_not_the_studios_are_refused() {
        UUID forged = filings.open(Applicant.of(wu), ProcessRelease.KEY, null, Map.of("type", "night-work", "why", "无"))
                .details()
                .filing()
                .id();
        assertThatThrownBy(() -> filings.submit(Applicant.of(wu), forged)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void while_one_is_on_its_way_another_is_told_whose() {
        asked();
        assertThatThrownBy(() -> releases.askRollback(
                        zheng,
                        NightWorks.KEY,
                        deployments.versions(NightWorks.KEY).get(1).definition(),
                        STAY))
                .isInstanceOfSatisfying(ConflictException.class, told -> {
                    assertThat(told.code()).isEqualTo("release.pending");
                    assertThat(told.args()).containsExactly("吴工");
                });
    }

    @Test
    void applicants_never_see_it() {
        CurrentAccount firm = works.enterprise("LABOUR");
        assertThat(catalogue.of(firm)).noneMatch(entry -> entry.model().key().equals(ProcessRelease.KEY));
        assertThat(types.byProgramme()).doesNotContainKey(Programme.GL);
        assertThat(types.offered()).noneMatch(model -> model.key().equals(ProcessRelease.KEY));
        assertThatThrownBy(() -> filings.open(Applicant.of(firm), ProcessRelease.KEY, null, Map.of()))
                .isInstanceOf(DeniedException.class);
        CurrentAccount reviewer = reviewers.reviewer("release-reviewer", "周审核");
        Release release = asked();
        assertThatThrownBy(() -> reviews.decide(reviewer, task(release), APPROVED))
                .isInstanceOf(ZhubanException.class);
        assertThatThrownBy(() -> releases.get(reviewer, release.id())).isInstanceOf(DeniedException.class);
    }

    @Test
    void a_newer_packaged_folder_is_offered_once_an_administrator_took_the_type_over() {
        assertThat(releases.packagedUpdate(wu, NightWorks.KEY))
                .as("the packaged folder is that of the first version")
                .isFalse();
        assertThatThrownBy(() -> releases.askPackaged(wu, NightWorks.KEY, STAY)).hasMessage("release.no-update");
        jdbc.sql(
                        """
                        update act_ge_bytearray b set bytes_ = bytes_ || ' '::bytea
                        from act_re_deployment d where d.id_ = b.deployment_id_ and d.name_ = 'night-work' and d.source_ like 'packaged:%'
                          and b.name_ like '%.form'""")
                .update();
        assertThat(releases.packagedUpdate(wu, NightWorks.KEY)).isTrue();
        Release release = releases.askPackaged(wu, NightWorks.KEY, STAY);
        reviews.decide(zheng, task(release), APPROVED);
        assertThat(FolderDigest.of(deployments.files(newest()))).isEqualTo(FolderDigest.of(folders.packaged()));
    }

    @Test
    void an_earlier_version_is_taken_up_again_as_a_new_one() {
        Release release = asked();
        reviews.decide(zheng, task(release), APPROVED);
        int versions = deployments.versions(NightWorks.KEY).size();
        Release back = releases.askRollback(zheng, NightWorks.KEY, base, new Release.Wish("新环节有误", false, Map.of()));
        reviews.decide(wu, task(back), APPROVED);
        assertThat(deployments.versions(NightWorks.KEY))
                .as("history only grows")
                .hasSize(versions + 1);
        assertThat(FolderDigest.of(deployments.files(newest()))).isEqualTo(FolderDigest.of(deployments.files(base)));
    }

    @Test
    void the_release_and_its_task_lead_to_each_other() {
        Release release = asked();
        assertThat(link.of(zheng, filings.forReview(release.filing())))
                .hasValueSatisfying(found -> assertThat(found.path()).isEqualTo("studio/releases/" + release.id()));
        assertThat(link.of(reviewers.reviewer("release-reviewer", "周审核"), filings.forReview(release.filing())))
                .isEmpty();
        assertThat(ways.task(zheng, release)).contains(task(release));
        assertThat(ways.task(wu, release)).as("nobody decides his own").isEmpty();
        reviews.decide(zheng, task(release), APPROVED);
        assertThat(ways.task(zheng, now(release))).isEmpty();
    }

    @Test
    void process_administrators_read_the_releases_of_their_desk_and_no_enterprises_filing() {
        Release release = asked();
        reviews.decide(zheng, task(release), APPROVED);
        assertThat(reviewed.details(zheng, release.filing()).filing().filing().state())
                .isEqualTo(FilingState.APPROVED);
        Filing enterprises = works.submit(works.enterprise("LABOUR"), "他人工程");
        assertThatThrownBy(() -> reviewed.details(zheng, enterprises.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> reviews.details(zheng, works.task(enterprises.id())))
                .isInstanceOf(NotFoundException.class);
        assertThat(inbox.page(
                                zheng,
                                new InboxQuery(
                                        InboxQuery.Box.GROUP,
                                        null,
                                        null,
                                        null,
                                        enterprises.number(),
                                        false,
                                        InboxQuery.Sort.DUE),
                                null,
                                50)
                        .items())
                .isEmpty();
    }
}
