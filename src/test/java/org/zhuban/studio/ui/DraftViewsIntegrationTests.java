package org.zhuban.studio.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Reviewers;
import org.zhuban.studio.CatalogueExport;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;
import org.zhuban.studio.NewType;
import org.zhuban.studio.ProcessCatalogue;

/** Drafts on the screens: found again, named files, fields deleted and brought back, bounds. */
@ZhubanTest
class DraftViewsIntegrationTests {

    private static final String KEY = "street-works";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Drafts drafts;

    @Autowired
    private ProcessCatalogue catalogue;

    @Autowired
    private CatalogueExport export;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount wu;
    private CurrentAccount zheng;
    private Draft draft;

    @BeforeEach
    void a_draft_of_a_type_that_nobody_released() {
        wu = reviewers.processAdmin("views-wu", "吴工");
        zheng = reviewers.processAdmin("views-zheng", "郑工");
        draft = drafts.create(wu, new NewType(KEY, "占道施工申报", Programme.JM, Set.of("person")));
        as(wu);
    }

    @AfterEach
    void no_draft_is_left() {
        KaribuLogin.end();
        jdbc.sql("delete from process_draft").update();
    }

    private void as(CurrentAccount account) {
        KaribuLogin.as(
                account, application, Set.of(StudioView.class, TypeView.class, EditorView.class, TrialView.class));
    }

    private void edit(String file) {
        UI.getCurrent().navigate("studio/drafts/" + draft.id(), QueryParameters.of("file", file));
    }

    private String form() {
        return new String(drafts.files(wu, draft.id()).get("forms/submit.form"), UTF_8);
    }

    @Test
    void the_draft_of_a_new_type_is_listed_found_and_leads_to_its_editor() throws IOException {
        UI.getCurrent().navigate("studio");
        @SuppressWarnings("unchecked")
        Grid<ProcessCatalogue.Line> grid = _get(Grid.class, spec -> spec.withId("studio-types"));
        _setValue(_get(TextField.class, spec -> spec.withId("studio-search")), "占道施工申报");
        assertThat(grid.getGenericDataView().getItems()).singleElement().satisfies(line -> {
            assertThat(line.newest()).isNull();
            assertThat(line.draft()).isNotNull();
        });
        var sheet = new ByteArrayOutputStream();
        export.write(wu, sheet);
        assertThat(sheet.size()).isPositive();
        UI.getCurrent().navigate("studio/types/" + KEY);
        assertThat(_get(EditorView.class).desk().draft().id()).isEqualTo(draft.id());
    }

    @Test
    void a_colleague_opens_the_draft_of_a_new_type_and_takes_it_over() {
        as(zheng);
        UI.getCurrent().navigate("studio/types/" + KEY);
        _click(_get(Button.class, spec -> spec.withId("take-over")));
        _get(com.vaadin.flow.component.confirmdialog.ConfirmDialog.class);
        drafts.takeOver(zheng, draft.id());
        assertThat(drafts.get(zheng, draft.id()).editedBy(zheng.id())).isTrue();
    }

    @Test
    void a_refused_file_name_is_told_at_its_field_and_leaves_no_file() {
        edit("forms/submit.form");
        _click(_find(Button.class).stream()
                .filter(button -> button.getElement().getAttribute("aria-label") != null
                        && button.getElement().getAttribute("aria-label").equals("新增决策表"))
                .findFirst()
                .orElseThrow());
        TextField name = _get(TextField.class, spec -> spec.withId("file-name"));
        _setValue(name, "夜间规则");
        _click(_get(Button.class, spec -> spec.withId("file-name-ok")));
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("小写字母");
        assertThat(_get(EditorView.class).desk().files().keySet()).noneMatch(path -> path.contains("夜间"));
        _setValue(name, "night-rules");
        _click(_get(Button.class, spec -> spec.withId("file-name-ok")));
        assertThat(drafts.files(wu, draft.id())).containsKey("night-rules.dmn");
    }

    @Test
    void a_deleted_field_is_told_and_brought_back() {
        edit("forms/submit.form");
        String before = form();
        _click(_get(Button.class, spec -> spec.withId("field-delete")));
        assertThat(form()).isNotEqualTo(before);
        _click(_get(Button.class, spec -> spec.withId("field-restore")));
        assertThat(FormDocument.of(form()).orElseThrow().text())
                .isEqualTo(FormDocument.of(before).orElseThrow().text());
    }

    @Test
    void a_fault_in_a_form_leads_to_its_field() {
        drafts.save(
                wu,
                draft.id(),
                draft.version(),
                "forms/submit.form",
                form().replace("\"key\": \"remarks\"", "\"key\": \"Remarks!\"").getBytes(UTF_8));
        edit("forms/submit.form");
        TextField key = _get(TextField.class, spec -> spec.withId("field-key"));
        assertThat(key.getValue()).as("another field is shown first").isNotEqualTo("Remarks!");
        _click(_find(_get(FaultPanel.class), NativeButton.class).get(0));
        assertThat(_get(TextField.class, spec -> spec.withId("field-key")).getValue())
                .isEqualTo("Remarks!");
        assertThat(_find(_get(FieldList.class), NativeButton.class))
                .filteredOn(row -> row.getElement().hasAttribute("aria-current"))
                .hasSize(1);
    }

    @Test
    void a_row_stays_the_same_button_when_its_label_changes_and_a_late_press_on_an_old_bin_deletes_nothing() {
        edit("forms/submit.form");
        Button bin = _get(Button.class, spec -> spec.withId("field-delete"));
        assertThat(bin.getElement().getAttribute("aria-label")).startsWith("删除字段“");
        var rows = _find(_get(FieldList.class), NativeButton.class);
        _setValue(_get(TextField.class, spec -> spec.withId("field-label")), "改过的名称");
        assertThat(_find(_get(FieldList.class), NativeButton.class)).isEqualTo(rows);
        String before = form();
        _click(rows.get(rows.size() - 1));
        bin.click();
        assertThat(form()).isEqualTo(before);
    }

    @Test
    void a_trial_without_decided_filings_says_so_and_without_scenarios_is_not_offered() {
        UI.getCurrent().navigate("studio/drafts/" + draft.id() + "/trial");
        assertThat(_get(Div.class, spec -> spec.withId("trial-none")).getText()).contains("只能运行草稿里的场景");
        assertThat(_find(IntegerField.class)).as("nothing to count").isEmpty();
        assertThat(_find(Button.class, spec -> spec.withId("trial-start"))).hasSize(1);
        drafts.files(wu, draft.id()).keySet().stream()
                .filter(path -> path.startsWith("scenarios/"))
                .forEach(path ->
                        drafts.delete(wu, draft.id(), drafts.get(wu, draft.id()).version(), path));
        UI.getCurrent().navigate(StudioView.class);
        UI.getCurrent().navigate("studio/drafts/" + draft.id() + "/trial");
        assertThat(_get(Div.class, spec -> spec.withId("trial-none")).getText()).contains("没有可以试运行的", "新增一个测试场景");
        assertThat(_find(Button.class, spec -> spec.withId("trial-start"))).isEmpty();
    }

    @Test
    void a_least_value_above_the_greatest_is_refused_at_the_field() {
        var node = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        var texts = application.getBean(org.zhuban.common.Texts.class);
        UI.getCurrent().add(FieldBounds.numbers(node, texts, false, () -> {}));
        TextField least = _get(TextField.class, spec -> spec.withId("field-validate-min"));
        TextField most = _get(TextField.class, spec -> spec.withId("field-validate-max"));
        _setValue(most, "5");
        _setValue(least, "10");
        assertThat(least.isInvalid()).isTrue();
        assertThat(node.toString()).isEqualTo("{\"validate\":{\"max\":\"5\"}}");
        _setValue(most, "20");
        assertThat(least.isInvalid()).isFalse();
        assertThat(node.toString()).contains("\"min\":\"10\"", "\"max\":\"20\"");
    }
}
