package org.zhuban.studio.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.PublicWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ReviewService;
import org.zhuban.review.Reviewers;
import org.zhuban.review.Verdict;
import org.zhuban.studio.MigrationPreview;
import org.zhuban.studio.Migrations;
import org.zhuban.studio.ProcessCatalogue;
import org.zhuban.studio.Release;
import org.zhuban.studio.Releases;

/** Filings that wait 等待 at an event, before a migration 在办件迁移 or a roll-back. */
@ZhubanTest
class WaitingMigrationIntegrationTests {

    private static final String WAIT = "public-period";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private StudioActs acts;

    @Autowired
    private Migrations migrations;

    @Autowired
    private Releases releases;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private ProcessCatalogue catalogue;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private PublicWorks works;

    @Autowired
    private NightWorks firms;

    private CurrentAccount wu;
    private String version = "";

    @BeforeEach
    void one_that_waits() {
        version = works.deploy(works.packaged());
        Filing filing = works.submit(firms.enterprise("LABOUR"), "等待工程" + UUID.randomUUID());
        firms.decide(filing.id(), "approved");
        wu = reviewers.processAdmin("waiting-wu", "吴工");
        KaribuLogin.as(wu, application, Set.of());
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    /** A version that publishes and goes on at once. */
    private String hasty() {
        String diagram = new String(works.packaged().get("public-work.bpmn"), UTF_8);
        int from = diagram.indexOf("<bpmn:intermediateCatchEvent");
        int to = diagram.indexOf("</bpmn:intermediateCatchEvent>");
        return works.deploy(works.edited(
                diagram.substring(from, to) + "</bpmn:intermediateCatchEvent>",
                """
                <bpmn:intermediateThrowEvent id="published" name="已公示">
                  <bpmn:incoming>to-public-period</bpmn:incoming>
                  <bpmn:outgoing>period-over</bpmn:outgoing>
                </bpmn:intermediateThrowEvent>""",
                "\"public-period\"",
                "\"published\""));
    }

    private String renamed() {
        return works.deploy(works.edited("\"public-period\"", "\"objections\"", "公示期", "异议期"));
    }

    private MigrationTable table(String target) {
        var table = new MigrationTable(
                acts, Map.of(), true, pairs -> migrations.preview(wu, PublicWorks.KEY, version, target, pairs));
        UI.getCurrent().add(table);
        table.refresh();
        return table;
    }

    private static List<String> offered(MigrationPreview preview, String element) {
        return preview.targets(step(preview, element)).stream()
                .map(MigrationPreview.Target::element)
                .toList();
    }

    private static MigrationPreview.Step step(MigrationPreview preview, String element) {
        return preview.steps().stream()
                .filter(step -> step.element().equals(element))
                .findFirst()
                .orElseThrow();
    }

    private MigrationPreview preview(String target, Map<String, String> pairs) {
        return migrations.preview(wu, PublicWorks.KEY, version, target, pairs);
    }

    @Test
    void a_waiting_event_is_offered_waiting_events_and_a_task_is_offered_tasks() {
        String target = renamed();
        MigrationPreview preview = preview(target, Map.of());
        assertThat(offered(preview, WAIT)).containsExactly("objections");
        assertThat(offered(preview, "review-public-work"))
                .contains("review-public-work")
                .doesNotContain("objections");
        assertThat(preview(target, Map.of(WAIT, "objections")).clean()).isTrue();
        assertThat(table(target).target(step(preview, WAIT)))
                .isInstanceOfSatisfying(ComboBox.class, choice -> assertThat(
                                choice.getListDataView().getItemCount())
                        .isEqualTo(1));
    }

    @Test
    void a_mapping_that_the_engine_refuses_is_told_at_its_own_row_alone() {
        works.submit(firms.enterprise("LABOUR"), "审核中的工程" + UUID.randomUUID());
        MigrationPreview preview = preview(renamed(), Map.of(WAIT, "review-public-work"));
        assertThat(preview.stuck()).extracting(MigrationPreview.Step::element).containsExactly(WAIT);
        assertThat(step(preview, "review-public-work")).satisfies(step -> {
            assertThat(step.filings()).isEqualTo(1);
            assertThat(step.goes()).isTrue();
        });
    }

    @Test
    void what_came_to_a_waiting_event_since_it_was_asked_for_keeps_the_approval_from_moving_anything() {
        String target = hasty();
        String present = works.deploy(works.packaged());
        Filing filing = works.submit(firms.enterprise("LABOUR"), "将要公示的工程" + UUID.randomUUID());
        Release asked =
                migrations.ask(wu, PublicWorks.KEY, present, target, new Release.Wish("不再公示", true, Map.of(), false));
        firms.decide(filing.id(), "approved");
        CurrentAccount zheng = reviewers.processAdmin("waiting-zheng", "郑工");
        assertThatThrownBy(() ->
                        reviews.decide(zheng, firms.task(asked.filing()), new Verdict("approved", "同意", List.of())))
                .isInstanceOfSatisfying(ConflictException.class, late -> {
                    assertThat(late.code()).isEqualTo("release.stuck-now");
                    assertThat(late.args()).containsExactly("公示期", 1);
                });
        releases.withdraw(wu, asked.id());
    }

    @Test
    void an_event_that_only_an_older_version_has_is_listed_by_its_name_there() {
        renamed();
        assertThat(catalogue.steps(wu, PublicWorks.KEY))
                .filteredOn(line -> line.element().equals(WAIT))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).isEqualTo("公示期");
                    assertThat(line.standing()).isPositive();
                });
    }

    @Test
    void where_the_target_version_waits_nowhere_the_row_says_that_they_can_only_stay() {
        String target = hasty();
        MigrationPreview preview = preview(target, Map.of());
        assertThat(offered(preview, WAIT)).isEmpty();
        assertThat(step(preview, WAIT)).satisfies(step -> {
            assertThat(step.filings()).isEqualTo(1);
            assertThat(step.barrier()).isEqualTo("migration.barrier.no-wait");
        });
        assertThat(step(preview(target, Map.of(WAIT, "review-public-work")), WAIT)
                        .barrier())
                .as("whatever is asked for")
                .isEqualTo("migration.barrier.no-wait");
        MigrationTable table = table(target);
        assertThat(table.target(step(preview, WAIT)))
                .as("nothing to choose from")
                .isNotInstanceOf(ComboBox.class);
        assertThat(table.target(step(preview, "review-public-work"))).isInstanceOf(ComboBox.class);
    }
}
