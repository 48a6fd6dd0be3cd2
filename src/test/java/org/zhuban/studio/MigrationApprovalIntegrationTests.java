package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Reviewers;
import org.zhuban.review.Verdict;

/** 在办件迁移 by itself: one process administrator asks, another approves with the preview in front of him, and then it begins. */
@ApartTest
class MigrationApprovalIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "同意迁移", List.of());
    private static final Map<String, String> NONE = Map.of();
    private static final Map<String, String> RENAMED = Map.of("review-night-work", "examine-night-work");

    @Autowired
    private Migrations migrations;

    @Autowired
    private Releases releases;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private FilingService filings;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private NightWorkFolders folders;
    private CurrentAccount wu;
    private CurrentAccount zheng;
    private String base = "";
    private String target = "";

    @BeforeEach
    void filings_that_a_release_left_behind() {
        folders = new NightWorkFolders(deployments, transaction);
        wu = reviewers.processAdmin("release-wu", "吴工");
        zheng = reviewers.processAdmin("release-zheng", "郑工");
        base = folders.deploy(folders.reworded("基线 " + UUID.randomUUID()));
        works.submit(works.enterprise("LABOUR"), "留下的工程");
        target = folders.deploy(folders.renamed());
    }

    private Release ask(Map<String, String> pairs, boolean leaves) {
        return migrations.ask(wu, NightWorks.KEY, base, target, new Release.Wish("审核环节已改名", true, pairs, leaves));
    }

    private Release now(Release release) {
        return releases.get(wu, release.id());
    }

    private List<Migration> begun(Release release) {
        return migrations.of(wu, NightWorks.KEY).stream()
                .filter(migration -> release.id().equals(migration.release()))
                .toList();
    }

    private String audited(String action) {
        return jdbc.sql("select detail::text from audit_entry where action = :action order by id desc limit 1")
                .param("action", action)
                .query(String.class)
                .single();
    }

    @Test
    void nothing_moves_until_the_second_person_approves_and_then_it_begins() {
        Release asked = ask(RENAMED, false);
        assertThat(begun(asked)).as("asking moves nothing").isEmpty();
        assertThat(deployments.versions(NightWorks.KEY).get(0).definition()).isEqualTo(target);
        assertThat(filings.forReview(asked.filing()).data())
                .as("he reads why, the mapping and the preview")
                .containsEntry("why", "审核环节已改名")
                .containsEntry("kind", "MIGRATE")
                .containsEntry("pairs", "审核夜间施工 → 审核夜间施工")
                .hasEntrySatisfying(
                        "preview", words -> assertThat(String.valueOf(words)).contains("共 1 件在办", "1 件，迁移到"));
        assertThat(migrations.preview(zheng, asked.id(), asked.pairs()).orElseThrow())
                .satisfies(preview -> {
                    assertThat(preview.running()).isEqualTo(1);
                    assertThat(preview.clean()).isTrue();
                });
        assertThat(releases.compared(zheng, asked.id()).difference().isEmpty()).isFalse();
        assertThat(audited("migration-ask")).contains("审核环节已改名", "examine-night-work");
        assertThat(reviews.decide(zheng, works.task(asked.filing()), APPROVED).state())
                .isEqualTo(FilingState.APPROVED);
        assertThat(now(asked)).satisfies(done -> {
            assertThat(done.state()).isEqualTo(Release.State.RELEASED);
            assertThat(done.approvedName()).isEqualTo("郑工");
            assertThat(done.definition()).as("it deployed nothing").isNull();
        });
        assertThat(begun(asked)).singleElement().satisfies(migration -> {
            assertThat(migration.total()).isEqualTo(1);
            assertThat(migration.pairs()).isEqualTo(RENAMED);
            assertThat(migration.by()).isEqualTo("吴工");
        });
        assertThat(audited("process-migrate")).contains(asked.id().toString(), "审核环节已改名", "吴工");
    }

    @Test
    void nobody_approves_his_own_and_the_database_keeps_two_people_too() {
        Release asked = ask(RENAMED, false);
        String task = works.task(asked.filing());
        assertThatThrownBy(() -> reviews.decide(wu, task, APPROVED))
                .isInstanceOf(DeniedException.class)
                .hasMessage("review.own-filing");
        assertThatThrownBy(() -> jdbc.sql("update process_release set approved_by = asked_by::text where id = :id")
                        .param("id", asked.id())
                        .update())
                .hasMessageContaining("process_release_two_people");
        assertThat(begun(asked)).isEmpty();
    }

    @Test
    void refused_nothing_moves_and_sent_back_it_is_asked_for_again_with_another_mapping() {
        Release refused = ask(RENAMED, false);
        reviews.decide(zheng, works.task(refused.filing()), new Verdict("rejected", "暂不迁移", List.of()));
        assertThat(now(refused).state()).isEqualTo(Release.State.REFUSED);
        assertThat(begun(refused)).isEmpty();
        Release returned = ask(NONE, true);
        assertThat(returned.id()).isNotEqualTo(refused.id());
        reviews.decide(zheng, works.task(returned.filing()), new Verdict("returned", "请指定环节", List.of()));
        Release again = ask(RENAMED, false);
        assertThat(again.id()).isEqualTo(returned.id());
        reviews.decide(zheng, works.task(again.filing()), APPROVED);
        assertThat(begun(again)).singleElement().satisfies(migration -> assertThat(migration.pairs())
                .isEqualTo(RENAMED));
    }

    @Test
    void steps_that_cannot_follow_are_refused_at_the_mapping_unless_they_are_said_to_stay() {
        assertThatThrownBy(() -> ask(NONE, false)).isInstanceOfSatisfying(InvalidInputException.class, refused -> {
            FieldError error = refused.errors().get(0);
            assertThat(error.field()).isEqualTo("/pairs");
            assertThat(texts.of(error)).contains("审核夜间施工", "1 件在办");
        });
        assertThat(releases.pending(wu, NightWorks.KEY)).isEmpty();
        Release asked = ask(NONE, true);
        assertThat(asked.leaves()).isTrue();
        assertThat(asked.preview()).contains("1 件，留在原版本办完");
        reviews.decide(zheng, works.task(asked.filing()), APPROVED);
        assertThat(begun(asked)).hasSize(1);
    }

    @Test
    void what_came_meanwhile_to_a_step_it_cannot_leave_keeps_the_approval_from_moving_anything() {
        String present = folders.deploy(folders.reworded("现行 " + UUID.randomUUID()));
        CurrentAccount firm = works.enterprise("LABOUR");
        Filing returned = works.submit(firm, "退回补正的工程");
        works.decide(returned.id(), "returned");
        Release asked =
                migrations.ask(wu, NightWorks.KEY, present, target, new Release.Wish("审核环节已改名", true, NONE, false));
        filings.submit(Applicant.of(firm), returned.id());
        assertThatThrownBy(() -> reviews.decide(zheng, works.task(asked.filing()), APPROVED))
                .isInstanceOfSatisfying(ConflictException.class, late -> {
                    assertThat(late.code()).isEqualTo("release.stuck-now");
                    assertThat(late.args()).containsExactly("审核夜间施工", 1);
                });
        assertThat(begun(asked)).isEmpty();
        assertThat(now(asked).state()).isEqualTo(Release.State.REQUESTED);
    }

    @Test
    void a_release_that_takes_its_filings_along_is_held_up_by_them_too() {
        CurrentAccount firm = works.enterprise("LABOUR");
        String present = folders.deploy(folders.confirmed());
        Filing first = works.submit(firm, "尚未复核的工程");
        Release back = releases.askRollback(wu, NightWorks.KEY, base, new Release.Wish("复核环节有误", true, NONE, false));
        works.decide(first.id(), "approved");
        assertThat(filings.forReview(first.id()).onDesk().orElseThrow().element())
                .isEqualTo("confirm-night-work");
        assertThatThrownBy(() -> reviews.decide(zheng, works.task(back.filing()), APPROVED))
                .hasMessage("release.stuck-now");
        assertThat(deployments.versions(NightWorks.KEY).get(0).definition())
                .as("nothing is deployed")
                .isEqualTo(present);
    }

    @Test
    void while_one_is_on_its_way_no_release_of_the_type_is_asked_for() {
        ask(RENAMED, false);
        assertThatThrownBy(() -> releases.askRollback(zheng, NightWorks.KEY, base, new Release.Wish("退回", false, NONE)))
                .isInstanceOfSatisfying(ConflictException.class, told -> {
                    assertThat(told.code()).isEqualTo("release.pending");
                    assertThat(told.args()).containsExactly("吴工");
                });
    }
}
