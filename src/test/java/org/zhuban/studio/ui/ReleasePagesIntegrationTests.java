package org.zhuban.studio.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
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
import org.zhuban.filing.Fault;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Reviewers;
import org.zhuban.review.Verdict;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.Migrations;
import org.zhuban.studio.NightWorkFolders;
import org.zhuban.studio.Release;
import org.zhuban.studio.Releases;

/** What the pages of a release 发布, of its approval and of its type tell a reader who was not there. */
@ApartTest
class ReleasePagesIntegrationTests {

    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());

    @Autowired
    private ApplicationContext application;

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
    private Inbox inbox;

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
    private CurrentAccount zheng;
    private String base = "";

    @BeforeEach
    void two_administrators() {
        folders = new NightWorkFolders(deployments, transaction);
        wu = reviewers.processAdmin("release-wu", "吴工");
        zheng = reviewers.processAdmin("release-zheng", "郑工");
        reviewers.reviewer("release-reviewer", "周审核");
        base = folders.deploy(folders.reworded("页面 " + UUID.randomUUID()));
        KaribuLogin.as(wu, application, Set.of(ReleaseView.class, TypeView.class));
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private static String words(Class<? extends Component> view) {
        return _get(view).getElement().getTextRecursively();
    }

    private static Class<? extends Component> taskPage() {
        try {
            return Class.forName("org.zhuban.review.ui.TaskDetailsView").asSubclass(Component.class);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }

    private Release drafted() {
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        folders.reworded("修改 " + UUID.randomUUID()).forEach((path, content) -> {
            Draft now = drafts.get(wu, draft.id());
            drafts.save(wu, now.id(), now.version(), path, content);
        });
        return releases.ask(wu, draft.id(), new Release.Wish("更新指南", false, Map.of()));
    }

    private Release back() {
        return releases.askRollback(wu, NightWorks.KEY, base, new Release.Wish("复核环节有误", false, Map.of()));
    }

    private void decide(Release release, Verdict verdict) {
        reviews.decide(zheng, works.task(release.filing()), verdict);
    }

    private void open(Release release) {
        UI.getCurrent().navigate("studio/releases/" + release.id());
    }

    /** What the second person is shown of the form: nothing in it is empty. */
    private List<String> asked(Release release) {
        KaribuLogin.as(zheng, application, Set.of(ReleaseView.class, taskPage()));
        UI.getCurrent().navigate("tasks/" + works.task(release.filing()));
        assertThat(_find(Div.class, spec -> spec.withClasses("zbf-nothing"))).isEmpty();
        assertThat(_find(H3.class, spec -> spec.withText("自动审查"))).isEmpty();
        return _find(Span.class, spec -> spec.withClasses("zbf-label")).stream()
                .map(Span::getText)
                .toList();
    }

    private String number(String definition) {
        return releases.version(wu, NightWorks.KEY, definition).orElseThrow().toString();
    }

    private static List<String> history() {
        return _get(VersionHistory.class)
                .getChildren()
                .map(ListItem.class::cast)
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    @Test
    void the_history_of_a_type_tells_who_moved_how_many_filings_from_where_to_where() {
        works.submit(works.enterprise("LABOUR"), "迁移的工程" + UUID.randomUUID());
        String target = folders.deploy(folders.confirmed());
        decide(migrations.ask(wu, NightWorks.KEY, base, target, new Release.Wish("统一复核", true, Map.of())), APPROVED);
        UUID id = migrations.of(wu, NightWorks.KEY).get(0).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !migrations.get(wu, id).running());
        UI.getCurrent().navigate("studio/types/" + NightWorks.KEY);
        assertThat(history().get(0))
                .contains(
                        "在办件迁移",
                        "从第 " + number(base) + " 版迁移到第 " + number(target) + " 版",
                        "统一复核",
                        "吴工 提请，郑工 批准",
                        "已迁移 1 件，共 1 件");
        assertThat(history().get(1)).contains("第 " + number(target) + " 版", "在办 1 件");
    }

    @Test
    void a_version_with_the_content_of_an_older_one_says_so_and_offers_no_way_back_to_itself() {
        folders.deploy(folders.confirmed());
        Release back = back();
        decide(back, APPROVED);
        UI.getCurrent().navigate("studio/types/" + NightWorks.KEY);
        assertThat(history().get(0)).contains("与第 " + number(base) + " 版内容相同");
        assertThat(history().get(2)).contains("第 " + number(base) + " 版").doesNotContain("恢复到此版本");
        assertThat(history().get(1)).contains("恢复到此版本");
        open(back);
        assertThat(words(ReleaseView.class)).contains("恢复到第 " + number(base) + " 版", "已恢复");
    }

    @Test
    void the_page_of_a_request_given_back_says_by_whom_when_and_why_until_it_is_asked_again() {
        folders.deploy(folders.confirmed());
        Release asked = back();
        clock.stopAt("2026-11-17T14:26:00");
        decide(asked, new Verdict("returned", "请先与审核科商量", List.of(new Fault("why", "写明影响哪些办件"))));
        clock.advance(Duration.ofHours(3));
        open(asked);
        assertThat(words(ReleaseView.class))
                .contains("已退回", "退回的理由", "郑工", "14:26", "请先与审核科商量", "原因：写明影响哪些办件", "在“历次版本”中重新提请");
        assertThat(back().id()).isEqualTo(asked.id());
        open(asked);
        assertThat(words(ReleaseView.class)).contains("审批中").doesNotContain("请先与审核科商量");
    }

    @Test
    void who_approves_reads_only_what_applies_to_the_kind_of_request() {
        works.submit(works.enterprise("LABOUR"), "在办的工程" + UUID.randomUUID());
        String target = folders.deploy(folders.confirmed());
        Release moves = migrations.ask(wu, NightWorks.KEY, base, target, new Release.Wish("统一复核", true, Map.of()));
        assertThat(asked(moves)).contains("目标版本", "变更内容", "迁移预览").doesNotContain("内容摘要", "试运行", "在办件", "环节对应关系");
        decide(moves, APPROVED);
        Release back = back();
        assertThat(asked(back)).contains("目标版本", "内容摘要", "在办件").doesNotContain("试运行", "环节对应关系", "迁移预览");
        assertThat(words(taskPage()))
                .contains("恢复以前的版本", "第 " + number(base) + " 版", back.shortDigest())
                .doesNotContain(back.digest());
    }

    @Test
    void a_roll_back_is_called_one_in_the_inbox_of_who_approves_it() {
        folders.deploy(folders.confirmed());
        Release asked = back();
        assertThat(inbox.page(zheng, InboxQuery.of(InboxQuery.Box.GROUP), null, 50)
                        .items())
                .filteredOn(task -> task.filing().equals(asked.filing()))
                .singleElement()
                .satisfies(task -> assertThat(task.title()).isEqualTo("夜间施工申报：恢复到第 " + number(base) + " 版"));
        KaribuLogin.as(wu, application, Set.of(ReleaseView.class, TypeView.class));
        UI.getCurrent().navigate("studio/types/" + NightWorks.KEY);
        assertThat(words(TypeView.class)).contains("提请恢复以前的版本").doesNotContain("退回");
    }

    @Test
    void the_page_of_a_release_leads_to_its_type_and_tells_what_the_checks_found_before_the_long_lists() {
        Release asked = drafted();
        open(asked);
        assertThat(_get(Anchor.class, spec -> spec.withId("release-type")).getHref())
                .isEqualTo("studio/types/" + NightWorks.KEY);
        assertThat(_get(ReleaseFacts.class).getElement().getTextRecursively()).contains("检查结果", "没有发现问题", "试运行");
        assertThat(words(ReleaseView.class)).containsSubsequence("检查结果", "试运行这份草稿", "变更说明");
        assertThat(_find(Button.class, spec -> spec.withId("release-withdraw"))).hasSize(1);
    }
}
