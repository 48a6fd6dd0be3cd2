package org.zhuban.studio.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.ApartTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Reviewers;
import org.zhuban.studio.Draft;
import org.zhuban.studio.Drafts;

/** 打印模板 in the editor: a new one prints as it is, another is uploaded over it, and what is wrong has its line. */
@ApartTest
class ReportEditorIntegrationTests {

    private static final String FORM = "reports/night-work-form.jrxml";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Reviewers reviewers;

    private CurrentAccount wu;
    private Draft draft;

    @BeforeEach
    void a_draft_with_a_new_printed_form() {
        nobody_edits();
        wu = reviewers.processAdmin("report-editor-wu", "吴工");
        KaribuLogin.as(wu, application, Set.of(EditorView.class));
        draft = drafts.begin(wu, NightWorks.KEY);
        open();
        view().added(FolderTree.Kind.REPORT, "form");
        view().show(FORM);
    }

    @AfterEach
    void nobody_edits() {
        KaribuLogin.end();
    }

    private void open() {
        UI.getCurrent().navigate("studio/drafts/" + draft.id());
    }

    private static EditorView view() {
        return _get(EditorView.class);
    }

    private static String words() {
        return view().getElement().getTextRecursively();
    }

    @Test
    void a_new_form_has_the_types_name_a_row_for_each_field_and_prints() {
        assertThat(view().path()).isEqualTo(FORM);
        assertThat(view().desk().text(FORM)).contains("工程名称", "$P{answers}.get(\"projectName\")", "申报单位");
        assertThat(view().desk().faults())
                .noneMatch(fault -> fault.refuses() && fault.file().equals(FORM));
        assertThat(drafts.check(wu, draft.id())).isEmpty();
        assertThat(words()).contains("打印模板", "打印出来的样子");
        assertThat(_find(Image.class)).isNotEmpty();
    }

    @Test
    void an_uploaded_form_takes_its_place_and_its_faults_name_their_line() {
        String sound = view().desk().text(FORM);
        var editor = (ReportEditor) view().editor();
        editor.take(sound.replace("$P{holder}", "Runtime.getRuntime().exec(\"id\")"));

        assertThat(_get(TextArea.class).getValue()).contains("exec(");
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        assertThat(view().desk().faults())
                .filteredOn(ShownFault::refuses)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo(FORM);
                    assertThat(fault.element()).matches("<expression> \\(\\d+\\)");
                    assertThat(fault.sentence()).contains("不允许", "Runtime.getRuntime()");
                });
        assertThat(_find(Image.class)).as("nothing of it is printed").isEmpty();
        assertThat(words()).contains("改正检查结果中的问题后");

        ((ReportEditor) view().editor()).take(sound);
        assertThat(_find(Image.class)).isNotEmpty();
    }
}
