package org.zhuban.review.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H2;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.common.MenuNote;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.project.SiteAccounts;
import org.zhuban.project.Sites;
import org.zhuban.review.OpenTask;

/** 待我审核: the inbox and the task page in an enterprise's workspace. */
@ZhubanTest
class EnterpriseTaskViewsIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteAccounts site;

    @Autowired
    private List<MenuNote> notes;

    private Sites.Site at;

    @BeforeEach
    void a_project() {
        at = sites.site();
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private void logIn(CurrentAccount account) {
        KaribuLogin.as(account, application, Set.of(TaskListView.class, TaskDetailsView.class));
    }

    private MenuNote note() {
        return notes.stream()
                .filter(one -> one.path().equals("tasks"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_enterprise_finds_what_it_is_asked_under_a_name_and_with_a_count_of_its_own() {
        var asked = site.ask(at.project(), at.developer());
        logIn(at.developer());
        assertThat(note().title()).contains("待我审核");
        assertThat(note().count()).isOne();
        UI.getCurrent().navigate("tasks");
        assertThat(_get(H2.class).getText()).isEqualTo("待我审核");
        assertThat(_get(TaskListView.class).rows()).extracting(OpenTask::id).containsExactly(site.task(asked.filing()));
        assertThat(_get(TaskListView.class).rows())
                .extracting(OpenTask::subject)
                .containsExactly(sites.code(at.developer()));
        KaribuLogin.end();

        logIn(at.contractor());
        assertThat(note().count()).isZero();
        UI.getCurrent().navigate("tasks");
        assertThat(_get(TaskListView.class).rows()).isEmpty();
        assertThat(_get(TaskListView.class).getElement().getTextRecursively()).contains("没有待审核的事项");
    }

    @Test
    void the_task_page_is_the_reviewers_and_anothers_task_is_gone() {
        var asked = site.ask(at.project(), at.developer());
        logIn(at.developer());
        UI.getCurrent().navigate("tasks/" + site.task(asked.filing()));
        assertThat(_get(TaskDetailsView.class).getElement().getTextRecursively())
                .contains(at.project().name(), "通过", "退回补正", "不予通过");
        KaribuLogin.end();

        logIn(at.contractor());
        UI.getCurrent().navigate("tasks/" + site.task(asked.filing()));
        assertThat(_get(TaskDetailsView.class).getElement().getTextRecursively())
                .doesNotContain(at.project().name());
    }

    @Test
    void the_menu_counts_anew_after_a_decision() {
        var asked = site.ask(at.project(), at.developer());
        logIn(at.developer());
        UI.getCurrent().navigate("tasks/" + site.task(asked.filing()));
        List<Long> counted = new ArrayList<>();
        FiguresChanged.listen(UI.getCurrent(), changed -> counted.add(note().count()));
        _click(_get(Button.class, spec -> spec.withId("outcome-approved")));
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(counted).containsExactly(0L);
    }
}
