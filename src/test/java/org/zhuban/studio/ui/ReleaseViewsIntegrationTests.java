package org.zhuban.studio.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.TestClock;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Reviewers;
import org.zhuban.review.Verdict;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.Migrations;
import org.zhuban.studio.NightWorkFolders;
import org.zhuban.studio.Release;
import org.zhuban.studio.Releases;
import org.zhuban.studio.Suspensions;

/** 暂停受理、提请发布、恢复旧版 and 迁移 on the screens. */
@ApartTest
class ReleaseViewsIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private StudioActs acts;

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private Releases releases;

    @Autowired
    private Migrations migrations;

    @Autowired
    private Drafts drafts;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    private NightWorkFolders folders;
    private CurrentAccount wu;

    @BeforeEach
    void an_administrator() {
        folders = new NightWorkFolders(deployments, transaction);
        wu = reviewers.processAdmin("release-wu", "吴工");
        KaribuLogin.as(wu, application, Set.of(ReleaseView.class, MigrationView.class, EditorView.class));
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
        suspensions.of(wu, NightWorks.KEY).ifPresent(left -> suspensions.resume(wu, NightWorks.KEY));
    }

    private static void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
    }

    private static Class<? extends Component> taskPage() {
        try {
            return Class.forName("org.zhuban.review.ui.TaskDetailsView").asSubclass(Component.class);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }

    private static String words(Class<? extends Component> view) {
        return _get(view).getElement().getTextRecursively();
    }

    @Test
    void a_type_is_suspended_with_reason_and_day_and_resumed() {
        UI.getCurrent().add(acts.suspension(NightWorks.KEY, "夜间施工申报", () -> {}));
        press("studio-suspension");
        press("suspension-save");
        assertThat(_get(TextArea.class, spec -> spec.withId("suspension-reason"))
                        .isInvalid())
                .isTrue();
        _setValue(_get(TextArea.class, spec -> spec.withId("suspension-reason")), "系统升级");
        LocalDate day = LocalDate.now(clock).plusDays(3);
        _setValue(_get(DatePicker.class, spec -> spec.withId("suspension-until")), day);
        press("suspension-save");
        assertThat(suspensions.of(wu, NightWorks.KEY)).hasValueSatisfying(suspended -> {
            assertThat(suspended.reason()).isEqualTo("系统升级");
            assertThat(suspended.until()).isEqualTo(day);
        });
        UI.getCurrent().removeAll();
        UI.getCurrent().add(acts.suspension(NightWorks.KEY, "夜间施工申报", () -> {}));
        press("studio-suspension");
        assertThat(suspensions.of(wu, NightWorks.KEY)).isEmpty();
    }

    @Test
    void a_roll_back_is_asked_for_with_its_filings_and_shown_on_its_page() {
        String base = folders.deploy(folders.reworded("页面 " + UUID.randomUUID()));
        works.submit(works.enterprise("LABOUR"), "页面工程" + UUID.randomUUID());
        String newest = folders.deploy(folders.confirmed());
        UI.getCurrent().add(acts.rollback(NightWorks.KEY, base, 1));
        _click(_get(Button.class, spec -> spec.withText("恢复到此版本")));
        press("release-submit");
        assertThat(_get(TextArea.class, spec -> spec.withId("release-why")).isInvalid())
                .isTrue();
        assertThat(_get(Button.class, spec -> spec.withId("release-submit")).isEnabled())
                .as("it can be pressed again")
                .isTrue();
        _setValue(_get(TextArea.class, spec -> spec.withId("release-why")), "复核环节有误");
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Boolean> running = _get(RadioButtonGroup.class, spec -> spec.withId("release-running"));
        _setValue(running, true);
        assertThat(_find(MigrationTable.class)).hasSize(1);
        press("release-submit");
        Release asked = releases.pending(wu, NightWorks.KEY).orElseThrow();
        assertThat(asked.migrate()).isTrue();
        assertThat(words(ReleaseView.class)).contains("审批中", "复核环节有误", "复核夜间施工");
        KaribuLogin.as(
                reviewers.processAdmin("release-zheng", "郑工"), application, Set.of(ReleaseView.class, taskPage()));
        UI.getCurrent().navigate("studio/releases/" + asked.id());
        String task = works.task(asked.filing());
        assertThat(_get(Anchor.class, spec -> spec.withId("release-task")).getHref())
                .isEqualTo("tasks/" + task);
        UI.getCurrent().navigate("tasks/" + task);
        assertThat(_get(Anchor.class, spec -> spec.withId("related")).getHref())
                .isEqualTo("studio/releases/" + asked.id());
        assertThat(_find(Anchor.class, spec -> spec.withText("维护模板")))
                .as("a page he may not open")
                .isEmpty();
        KaribuLogin.as(wu, application, Set.of(ReleaseView.class, MigrationView.class));
        UI.getCurrent().navigate("studio/releases/" + asked.id());
        press("release-withdraw");
        assertThat(words(ReleaseView.class)).as("it asks first").contains("审批中");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(words(ReleaseView.class)).contains("已撤回");
        assertThat(deployments.versions(NightWorks.KEY).get(0).definition()).isEqualTo(newest);
    }

    @Test
    void after_an_unforeseen_error_what_was_typed_stands_and_can_be_sent_again() {
        String base = folders.deploy(folders.reworded("出错 " + UUID.randomUUID()));
        folders.deploy(folders.confirmed());
        var tries = new java.util.concurrent.atomic.AtomicInteger();
        new ReleaseDialog(acts, "恢复", Release.Kind.ROLLBACK, new Releases.Prospect(false, ""), pairs -> null, wish -> {
                    if (tries.getAndIncrement() == 0) {
                        throw new IllegalStateException("unforeseen");
                    }
                    return releases.askRollback(wu, NightWorks.KEY, base, wish);
                })
                .open();
        _setValue(_get(TextArea.class, spec -> spec.withId("release-why")), "环节有误");
        assertThatThrownBy(() -> press("release-submit")).hasStackTraceContaining("unforeseen");
        assertThat(_get(TextArea.class, spec -> spec.withId("release-why")).getValue())
                .isEqualTo("环节有误");
        press("release-submit");
        assertThat(words(ReleaseView.class)).contains("审批中", "环节有误");
    }

    @Test
    void whoever_asks_from_the_editor_comes_to_the_page_of_the_release() {
        reviewers.reviewer("release-reviewer", "周审核");
        folders.deploy(folders.confirmed());
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        folders.reworded("编辑页 " + UUID.randomUUID()).forEach((path, content) -> {
            Draft now = drafts.get(wu, draft.id());
            drafts.save(wu, now.id(), now.version(), path, content);
        });
        UI.getCurrent().navigate("studio/drafts/" + draft.id());
        press("studio-release");
        _setValue(_get(TextArea.class, spec -> spec.withId("release-why")), "更新指南");
        press("release-submit");
        assertThat(words(ReleaseView.class)).contains("审批中", "更新指南");
        assertThat(_find(EditorView.class)).isEmpty();
    }

    @Test
    void filings_that_cannot_go_are_said_to_stay_before_a_roll_back_is_asked_for() {
        String base = folders.deploy(folders.reworded("留下 " + UUID.randomUUID()));
        folders.deploy(folders.renamed());
        works.submit(works.enterprise("LABOUR"), "留下工程" + UUID.randomUUID());
        UI.getCurrent().add(acts.rollback(NightWorks.KEY, base, 1));
        _click(_get(Button.class, spec -> spec.withText("恢复到此版本")));
        _setValue(_get(TextArea.class, spec -> spec.withId("release-why")), "环节有误");
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Boolean> running = _get(RadioButtonGroup.class, spec -> spec.withId("release-running"));
        _setValue(running, true);
        press("release-submit");
        assertThat(releases.pending(wu, NightWorks.KEY)).isEmpty();
        assertThat(_get(MigrationTable.class).getElement().getTextRecursively()).contains("有 1 件不能迁移");
        _setValue(_get(Checkbox.class, spec -> spec.withId("migration-leaving")), true);
        press("release-submit");
        assertThat(releases.pending(wu, NightWorks.KEY)).isPresent();
    }

    @Test
    void the_page_of_a_refused_migration_says_who_refused_it_when_and_why() {
        String base = folders.deploy(folders.reworded("未同意 " + UUID.randomUUID()));
        works.submit(works.enterprise("LABOUR"), "未同意工程" + UUID.randomUUID());
        String target = folders.deploy(folders.confirmed());
        Release asked =
                migrations.ask(wu, NightWorks.KEY, base, target, new Release.Wish("审核环节已改名", true, Map.of(), true));
        CurrentAccount zheng = reviewers.processAdmin("release-zheng", "郑工");
        clock.stopAt("2026-11-17T14:26:00");
        reviews.decide(zheng, works.task(asked.filing()), new Verdict("rejected", "月底再迁移", List.of()));
        clock.advance(Duration.ofHours(3));
        UI.getCurrent().navigate("studio/releases/" + asked.id());
        assertThat(words(ReleaseView.class)).contains("未同意", "郑工", "14:26", "月底再迁移");
    }

    @Test
    void a_migration_is_asked_for_approved_by_another_and_shows_what_did_not_move() {
        String base = folders.deploy(folders.reworded("迁移页 " + UUID.randomUUID()));
        works.submit(works.enterprise("LABOUR"), "迁移页工程" + UUID.randomUUID());
        String target = folders.deploy(folders.renamed());
        UI.getCurrent().add(acts.migrate(NightWorks.KEY, base, target));
        _click(_get(Button.class, spec -> spec.withText("迁移在办件")));
        assertThat(_find(RadioButtonGroup.class)).as("it is of nothing else").isEmpty();
        _setValue(_get(TextArea.class, spec -> spec.withId("release-why")), "审核环节已改名");
        press("release-submit");
        assertThat(releases.pending(wu, NightWorks.KEY)).isEmpty();
        assertThat(_get(MigrationTable.class).getElement().getTextRecursively()).contains("有 1 件不能迁移");
        _setValue(_get(Checkbox.class, spec -> spec.withId("migration-leaving")), true);
        press("release-submit");
        Release asked = releases.pending(wu, NightWorks.KEY).orElseThrow();
        assertThat(words(ReleaseView.class)).contains("审批中", "审核环节已改名", "留在原版本办完", "从第");
        CurrentAccount zheng = reviewers.processAdmin("release-zheng", "郑工");
        KaribuLogin.as(zheng, application, Set.of(ReleaseView.class, MigrationView.class, taskPage()));
        UI.getCurrent().navigate("studio/releases/" + asked.id());
        assertThat(_find(MigrationTable.class))
                .as("with the preview in front of him")
                .hasSize(1);
        UI.getCurrent().navigate("tasks/" + works.task(asked.filing()));
        assertThat(_get(Anchor.class, spec -> spec.withId("related")).getHref())
                .isEqualTo("studio/releases/" + asked.id());
        reviews.decide(zheng, works.task(asked.filing()), new Verdict("approved", "同意", List.of()));
        UUID id = migrations.of(wu, NightWorks.KEY).get(0).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !migrations.get(wu, id).running());
        UI.getCurrent().navigate("studio/releases/" + asked.id());
        assertThat(words(ReleaseView.class)).contains("已批准", "郑工", "提请时的迁移预览");
        UI.getCurrent().navigate("studio/migrations/" + id);
        assertThat(_get(Anchor.class, spec -> spec.withId("migration-release")).getHref())
                .isEqualTo("studio/releases/" + asked.id());
        assertThat(words(MigrationView.class)).contains("夜间施工申报", "失败 1 件");
        assertThat(_get(Button.class, spec -> spec.withId("migration-retry")).isVisible())
                .isTrue();
        assertThat(migrations.failures(wu, id)).hasSize(1);
        assertThat(List.of(base, target)).doesNotHaveDuplicates();
    }
}
