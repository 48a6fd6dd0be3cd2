package org.zhuban.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.AccountState;
import org.zhuban.identity.ApiTokens;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Logins;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.identity.SentCodes;
import org.zhuban.project.ProjectAccountOffice.HandOver;
import org.zhuban.project.ProjectAccountOffice.Holder;
import org.zhuban.project.ProjectAccountOffice.Row;

/** An enterprise looks after its project accounts; nobody else finds them. */
@ZhubanTest
class ProjectAccountOfficeIntegrationTests {

    private static final String NEXT = "13700001234";

    @Autowired
    private UnsentMessages unsent;

    @Autowired
    private Sites sites;

    @Autowired
    private SiteAccounts site;

    @Autowired
    private ProjectAccountOffice office;

    @Autowired
    private ProjectParties parties;

    @Autowired
    private ProjectAccounts projectAccounts;

    @Autowired
    private Logins logins;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private SentCodes sent;

    @Autowired
    private JdbcClient jdbc;

    private Sites.Site at;
    private CurrentAccount account;

    @BeforeEach
    void a_project_account() {
        unsent.keep();
        at = sites.site();
        account = site.certified(at.project(), at.contractor());
        jdbc.sql("delete from one_time_code").update();
    }

    @AfterEach
    void messages_leave_again() {
        unsent.release();
    }

    private AccountState state() {
        return logins.state(account.id()).orElseThrow();
    }

    private static InputStream letter() {
        return new ByteArrayInputStream(NightWorks.pdf());
    }

    private Row row() {
        List<Row> rows = office.list(at.contractor());
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private String code() {
        office.sendCode(at.contractor(), account.id(), NEXT, null);
        return Objects.requireNonNull(sent.to(ProjectAccountOffice.HAND_OVER, NEXT));
    }

    @Test
    void the_list_says_project_administrator_and_state() {
        assertThat(row().project().id()).isEqualTo(at.project().id());
        assertThat(row().administrator()).isEqualTo("周项目");
        assertThat(row().account().mobile()).contains("****");
        assertThat(row().account().lastLoginAt()).isNull();
        logins.completed(state(), null);
        assertThat(row().account().lastLoginAt()).isNotNull();
        assertThat(office.list(at.developer())).isEmpty();
    }

    @Test
    void to_anybody_else_it_is_not_found() {
        UUID id = account.id();
        for (CurrentAccount other : List.of(at.developer(), account, NightWorks.reviewer(), sites.supervisor)) {
            assertThatThrownBy(() -> office.enable(other, id, false)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> office.reset(other, id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> office.sendCode(other, id, NEXT, null)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> office.holders(other, id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(
                            () -> office.handOver(other, id, new HandOver("王新", NEXT, "123456"), "授权书.pdf", letter()))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> office.list(account)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> office.enable(at.contractor(), at.contractor().id(), false))
                .as("the enterprise's own account is none of its project accounts")
                .isInstanceOf(NotFoundException.class);
        assertThat(state().enabled()).isTrue();
    }

    @Test
    void disabled_its_sessions_and_tokens_end_and_enabled_it_may_log_in_again() {
        jdbc.sql("update account set must_change = false where id = ?")
                .param(account.id())
                .update();
        String token = tokens.issue(state(), java.util.Set.of(), 1).token();
        assertThat(tokens.account(token)).isPresent().get().satisfies(found -> assertThat(found.project())
                .isEqualTo(at.project().id()));
        int epoch = state().epoch();
        office.enable(at.contractor(), account.id(), false);
        assertThat(tokens.account(token)).isEmpty();
        assertThat(state().enabled()).isFalse();
        assertThat(state().epoch()).isGreaterThan(epoch);
        office.enable(at.contractor(), account.id(), true);
        assertThat(state().enabled()).isTrue();
        assertThat(tokens.account(token)).as("what ended stays ended").isEmpty();
        assertThat(audited("project-account-disable")).isOne();
        assertThat(audited("project-account-enable")).isOne();
    }

    @Test
    void with_its_party_it_leaves_the_project_and_is_enabled_only_when_the_party_is_back() {
        sites.managed(at.project());
        CurrentAccount labour = sites.firm("LABOUR");
        Participation part = sites.joined(at.project(), labour, "LABOUR");
        UUID id = site.certified(at.project(), labour).id();

        parties.end(at.contractor(), part.id(), "合同解除");

        assertThat(logins.state(id).orElseThrow().enabled()).isFalse();
        assertThat(state().enabled()).as("another party's account").isTrue();
        assertThat(jdbc.sql(
                                "select arguments::text from box_message where account = ? and template = 'notice.party-left'")
                        .param(labour.id())
                        .query(String.class)
                        .single())
                .contains(at.project().name(), "合同解除");
        assertThatThrownBy(() -> office.enable(labour, id, true))
                .isInstanceOf(ConflictException.class)
                .hasMessage("project-account.party-left");
        assertThatThrownBy(() -> office.reset(labour, id)).hasMessage("project-account.party-left");
        assertThatThrownBy(() -> office.sendCode(labour, id, NEXT, null)).hasMessage("project-account.party-left");
        assertThatThrownBy(() -> office.handOver(labour, id, new HandOver("王新", NEXT, "123456"), "授权书.pdf", letter()))
                .hasMessage("project-account.party-left");
        office.enable(labour, id, false);

        sites.joined(at.project(), labour, "LABOUR");
        office.enable(labour, id, true);
        assertThat(logins.state(id).orElseThrow().enabled()).isTrue();
    }

    private long audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and object = ?")
                .params(action, "account:" + account.id())
                .query(Long.class)
                .single();
    }

    @Test
    void reset_a_new_random_password_goes_to_its_mobile_and_must_be_changed() {
        int epoch = state().epoch();
        office.reset(at.contractor(), account.id());
        String told = site.text("sms.project-account-password");
        assertThat(told).contains(account.login(), at.project().name());
        String password = told.replaceAll("(?s).*新密码：([A-Za-z0-9]{10}).*", "$1");
        assertThat(logins.attempt(account.login(), password)).isInstanceOf(Logins.Right.class);
        assertThat(state().mustChange()).isTrue();
        assertThat(state().epoch()).isGreaterThan(epoch);
        assertThat(audited("project-account-reset")).isOne();
    }

    @Test
    void handed_over_the_next_administrator_gets_it_and_the_former_is_out() {
        int epoch = state().epoch();
        String former = projectAccounts.mobile(at.contractor(), account.id());
        String code = code();
        office.handOver(at.contractor(), account.id(), new HandOver(" 王新 ", NEXT, code), "授权书.pdf", letter());

        assertThat(row().administrator()).isEqualTo("王新");
        assertThat(row().account().mobile()).isEqualTo("137****1234");
        assertThat(state().epoch()).isGreaterThan(epoch);
        assertThat(state().mustChange()).isTrue();
        assertThat(site.sentTo(NEXT)).contains("sms.project-account-handed-over");
        String told = site.text("sms.project-account-handed-over");
        assertThat(told).contains(at.contractor().displayName(), at.project().name(), account.login());
        String password = told.replaceAll("(?s).*初始密码：([A-Za-z0-9]{10}).*", "$1");
        assertThat(logins.attempt(account.login(), password)).isInstanceOf(Logins.Right.class);
        assertThat(site.sentTo(former)).contains("sms.project-account-handed-on");
        assertThat(site.text("sms.project-account-handed-on")).doesNotContain(password, account.login());
        List<Holder> holders = office.holders(at.contractor(), account.id());
        assertThat(holders).extracting(Holder::name).containsExactly("王新", "周项目");
        assertThat(holders.get(1).endedAt()).isNotNull();
        assertThat(office.letter(at.contractor(), account.id(), holders.get(0).id())
                        .name())
                .isEqualTo("授权书.pdf");
        assertThat(office.letter(at.contractor(), account.id(), holders.get(1).id())
                        .owner())
                .as("his predecessor's is that of the certification")
                .isEqualTo(holders.get(1).filing());
        assertThatThrownBy(() -> office.letter(
                        at.developer(), account.id(), holders.get(0).id()))
                .isInstanceOf(NotFoundException.class);
        assertThat(audited("project-account-hand-over")).isOne();
        assertThat(faults("王新", NEXT, code, "授权书.pdf", letter()))
                .as("he keeps it already, and a code is used once")
                .extracting(FieldError::field)
                .containsExactly("/mobile");
    }

    @Test
    void the_present_administrators_mobile_is_refused_and_one_that_keeps_anothers_account_warned_of() {
        String present = projectAccounts.mobile(at.contractor(), account.id());
        assertThatThrownBy(() -> office.sendCode(at.contractor(), account.id(), present, null))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.errors())
                        .containsExactly(new FieldError("/mobile", "project-account.mobile-present")));
        assertThat(faults("王新", present, "123456", "授权书.pdf", letter()))
                .containsExactly(new FieldError("/mobile", "project-account.mobile-present"));

        CurrentAccount other = site.certified(at.project(), at.developer());
        String elsewhere = projectAccounts.mobile(at.developer(), other.id());
        assertThat(office.sendCode(at.contractor(), account.id(), elsewhere, null))
                .isEqualTo("project-account.mobile-elsewhere");
        assertThat(office.sendCode(at.contractor(), account.id(), NEXT, null)).isNull();
    }

    private List<FieldError> faults(String name, String mobile, String code, String file, InputStream letter) {
        return Objects.requireNonNull(catchThrowableOfType(
                        InvalidInputException.class,
                        () -> office.handOver(
                                at.contractor(), account.id(), new HandOver(name, mobile, code), file, letter)))
                .errors();
    }

    @Test
    void a_hand_over_wants_name_mobile_code_and_letter_and_else_changes_nothing() {
        assertThat(faults("王", "12345", "", "", letter()))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("/name", "/mobile", "/code", "/authorisation");
        String code = code();
        assertThat(faults("王新", NEXT, sent.wrong(ProjectAccountOffice.HAND_OVER, NEXT), "授权书.pdf", letter()))
                .extracting(FieldError::field)
                .containsExactly("/code");
        assertThat(faults(
                        "王新",
                        NEXT,
                        code,
                        "授权书.pdf",
                        new ByteArrayInputStream("<html>".getBytes(StandardCharsets.UTF_8))))
                .extracting(FieldError::field)
                .containsExactly("/authorisation");
        assertThat(row().administrator()).isEqualTo("周项目");
        assertThat(jdbc.sql(
                                """
                                select count(*) from attachment a join project_account_holder h on h.id = a.owner
                                where h.account = ?""")
                        .param(account.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void names_and_mobiles_of_administrators_are_sealed() {
        assertThat(jdbc.sql("select name || mobile from project_account_holder where account = ?")
                        .param(account.id())
                        .query(String.class)
                        .single())
                .doesNotContain("周项目", "137");
    }
}
