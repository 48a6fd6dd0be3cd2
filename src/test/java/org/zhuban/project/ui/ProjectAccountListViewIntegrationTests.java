package org.zhuban.project.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.common.Texts;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.SentCodes;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.ProjectAccountOffice.Row;
import org.zhuban.project.ProjectAccountsExport;
import org.zhuban.project.SiteAccounts;
import org.zhuban.project.Sites;

/** The list of an enterprise's project accounts, and the dialog that hands one over. */
@ZhubanTest
class ProjectAccountListViewIntegrationTests {

    private static final String NEXT = "13700005678";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteAccounts site;

    @Autowired
    private ProjectAccountOffice office;

    @Autowired
    private ProjectAccountsExport export;

    @Autowired
    private LoggedIn loggedIn;

    @Autowired
    private Texts texts;

    @Autowired
    private SentCodes sent;

    @Autowired
    private JdbcClient jdbc;

    private Sites.Site at;

    @BeforeEach
    void a_project() {
        at = sites.site();
        jdbc.sql("delete from one_time_code").update();
    }

    @AfterEach
    void close() {
        KaribuLogin.end();
    }

    private ProjectAccountListView open(CurrentAccount account) {
        KaribuLogin.as(account, application, Set.of(ProjectAccountListView.class));
        UI.getCurrent().navigate("project-accounts");
        return _get(ProjectAccountListView.class);
    }

    @Test
    void an_enterprise_sees_its_accounts_and_without_any_how_to_get_one() {
        assertThat(open(at.contractor()).rows()).isEmpty();
        assertThat(open(at.contractor()).getElement().getTextRecursively()).contains("还没有项目账号");
        KaribuLogin.end();
        site.certified(at.project(), at.contractor());
        assertThat(open(at.contractor()).rows()).singleElement().satisfies(row -> assertThat(row.administrator())
                .isEqualTo("周项目"));
        KaribuLogin.end();
        assertThat(open(at.developer()).rows()).isEmpty();
    }

    @Test
    void the_list_is_searched_by_project_login_and_administrator() {
        site.certified(at.project(), at.contractor());
        open(at.contractor());
        for (String part : new String[] {at.project().code(), "周项目", "-ZB"}) {
            UI.getCurrent().navigate("project-accounts", QueryParameters.of("q", part));
            assertThat(_get(ProjectAccountListView.class).rows()).hasSize(1);
        }
        UI.getCurrent().navigate("project-accounts", QueryParameters.of("q", "没有这个"));
        assertThat(_get(ProjectAccountListView.class).rows()).isEmpty();
        assertThat(_get(ProjectAccountListView.class).getElement().getTextRecursively())
                .contains("没有符合条件的项目账号");
    }

    @Test
    void the_list_is_exported_with_masked_mobiles() throws IOException {
        site.certified(at.project(), at.contractor());
        var out = new ByteArrayOutputStream();
        export.write(at.contractor(), "", out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(0)).isEqualTo(at.project().name());
            assertThat(rows.get(1).getCellText(4)).contains("****");
        }
    }

    @Test
    void a_hand_over_says_what_is_missing_at_the_fields_and_then_hands_over() {
        site.certified(at.project(), at.contractor());
        Row row = open(at.contractor()).rows().iterator().next();
        var done = new boolean[1];
        var dialog = new HandOverDialog(office, loggedIn, texts, row, handed -> done[0] = true);
        dialog.open();
        press("移交");
        assertThat(field("新管理员姓名").isInvalid()).isTrue();
        assertThat(field("新管理员手机号").isInvalid()).isTrue();
        assertThat(field("手机验证码").isInvalid()).isTrue();
        assertThat(dialog.problem()).as("the letter").isNotEmpty();

        _setValue(field("新管理员姓名"), "王新");
        _setValue(field("新管理员手机号"), NEXT);
        press("获取验证码");
        _setValue(field("手机验证码"), Objects.requireNonNull(sent.to(ProjectAccountOffice.HAND_OVER, NEXT)));
        dialog.take("授权书.pdf", NightWorks.pdf());
        press("移交");

        assertThat(done[0]).isTrue();
        assertThat(dialog.isOpened()).isFalse();
        assertThat(office.list(at.contractor()).get(0).administrator()).isEqualTo("王新");
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }
}
